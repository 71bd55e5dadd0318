// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/sign_store.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/spatial/spatialite_blob.hpp"
#include "geo/storage/published_rows.hpp"
#include "geo/storage/row_versions.hpp"

namespace geo::storage {
namespace {

#define SIGN_COLUMNS                                                                               \
    "SELECT s.id, s.road, s.name, s.romanisation, s.position, s.measured, s.bearing, s.place, "    \
    "s.axis, s.crossing, s.pole, s.state, s.outdated, s.made_on, s.installed_on, s.inspected_on, " \
    "s.replaces, s.version, s.change FROM signs s "

template <typename Id>
std::optional<Id> optional_id(const Query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return Id{row.integer(column)};
}

Sign read_sign(const Query& row) {
    Sign sign;
    sign.id = SignId{row.integer(0)};
    sign.road = RoadId{row.integer(1)};
    sign.name = row.text(2);
    sign.romanisation = row.text(3);
    sign.position = spatial::point_from_spatialite_blob(row.blob(4));
    sign.is_measured = row.integer(5) != 0;
    sign.bearing = row.real(6);
    sign.place = from_string<SignPlace>(row.text_view(7)).value_or(SignPlace::road_end);
    sign.axis = from_string<RoadAxis>(row.text_view(8)).value_or(RoadAxis::east_west);
    sign.crossing = optional_id<RoadId>(row, 9);
    sign.pole = optional_id<SignId>(row, 10).value_or(sign.id);
    sign.state = from_string<SignState>(row.text_view(11)).value_or(SignState::removed);
    sign.is_outdated = row.integer(12) != 0;
    sign.made_on = row.optional_text(13);
    sign.installed_on = row.optional_text(14);
    sign.inspected_on = row.optional_text(15);
    sign.replaces = optional_id<SignId>(row, 16);
    sign.version = row.integer(17);
    return sign;
}

template <typename Id>
void bind_optional_id(Query& query, const std::optional<Id>& id) {
    if (id)
        query.bind(id->value());
    else
        query.bind_null();
}

void bind_village(Query& query, const std::optional<VillageCode>& village) {
    if (village)
        query.bind(village->value());
    else
        query.bind_null();
}

/// Parameters 1 to 17.
void bind_sign(Query& query, const Sign& sign, const std::string& position) {
    query.bind(sign.road.value())
        .bind(sign.name)
        .bind(sign.romanisation)
        .bind_blob(position)
        .bind(std::int64_t{sign.is_measured})
        .bind(sign.bearing)
        .bind(to_string(sign.place))
        .bind(to_string(sign.axis));
    bind_optional_id(query, sign.crossing);
    query.bind(sign.pole.value())
        .bind(to_string(sign.state))
        .bind(std::int64_t{sign.is_outdated})
        .bind_optional(sign.made_on)
        .bind_optional(sign.installed_on)
        .bind_optional(sign.inspected_on);
    bind_optional_id(query, sign.replaces);
    query.bind(sign.version);
}

std::vector<Sign> read_all(Query& row) {
    std::vector<Sign> signs;
    while (row.step()) signs.push_back(read_sign(row));
    return signs;
}

#define SIGNED_ROAD_COLUMNS \
    "SELECT r.id, r.village, n.full, n.sign, r.centre_line, r.width_metres FROM "

SignedRoad read_road(const Query& row) {
    SignedRoad road;
    road.id = RoadId{row.integer(0)};
    if (!row.is_null(1)) road.village = VillageCode{row.text(1)};
    road.name = row.text(2);
    road.romanisation = row.text(3);
    road.line = spatial::line_from_spatialite_blob(row.blob(4));
    road.width_metres = row.optional_real(5);
    return road;
}

void bind_box(Query& query, const BoundingBox& box) {
    query.bind(box.min_lon).bind(box.max_lon).bind(box.min_lat).bind(box.max_lat);
}

}  // namespace

std::optional<Sign> SignStore::find(SignId id) {
    auto row = connection_.query(SIGN_COLUMNS "WHERE s.id = ?1");
    if (!row.bind(id.value()).step()) return std::nullopt;
    return read_sign(row);
}

Sign SignStore::get(SignId id) {
    if (auto sign = find(id)) return *std::move(sign);
    throw Error(ErrorKind::not_found, fmt::format("登记库中没有编号为 {} 的地名标志。", id.value()),
                fmt::format("There is no sign {} in the registry.", id.value()));
}

std::vector<Sign> SignStore::list(const SignFilter& filter) {
    auto row = connection_.query(
        SIGN_COLUMNS
        "JOIN roads r ON r.id = s.road WHERE s.id > ?1 "
        "AND (?2 IS NULL OR r.village = ?2) AND (?3 IS NULL OR s.road = ?3) "
        "AND (?4 IS NULL OR s.state = ?4) "
        "AND (?5 IS NULL OR (s.state IN ('installed', 'damaged') "
        "AND coalesce(s.inspected_on, s.installed_on, '') < ?5)) "
        "AND (?6 = '' OR substr(r.village, 1, length(?6)) = ?6) ORDER BY s.id LIMIT ?7");
    row.bind(filter.after.value());
    bind_village(row, filter.village);
    bind_optional_id(row, filter.road);
    if (filter.state)
        row.bind(to_string(*filter.state));
    else
        row.bind_null();
    row.bind_optional(filter.not_inspected_since).bind(filter.area).bind(filter.limit);
    return read_all(row);
}

std::vector<Sign> SignStore::of_road(RoadId road) {
    auto row = connection_.query(SIGN_COLUMNS "WHERE s.road = ?1 ORDER BY s.id");
    row.bind(road.value());
    return read_all(row);
}

std::vector<Sign> SignStore::in_village(const std::optional<VillageCode>& village) {
    auto row = connection_.query(
        SIGN_COLUMNS "JOIN roads r ON r.id = s.road WHERE r.village IS ?1 ORDER BY s.id");
    bind_village(row, village);
    return read_all(row);
}

void SignStore::for_each_standing(const std::function<void(const Sign&)>& visit) {
    auto row =
        connection_.query(SIGN_COLUMNS "WHERE s.state IN ('installed', 'damaged') ORDER BY s.id");
    while (row.step()) visit(read_sign(row));
}

std::vector<Sign> SignStore::near(const BoundingBox& box) {
    auto row = connection_.query(
        SIGN_COLUMNS
        "JOIN idx_signs_position i ON i.pkid = s.id WHERE i.xmax >= ?1 AND i.xmin <= ?2 "
        "AND i.ymax >= ?3 AND i.ymin <= ?4 AND s.state NOT IN ('replaced', 'removed') "
        "ORDER BY s.id");
    bind_box(row, box);
    return read_all(row);
}

void SignStore::for_each_change_after(
    std::int64_t change, const std::function<bool(const Sign&, std::int64_t change)>& visit) {
    auto row = connection_.query(SIGN_COLUMNS "WHERE s.change > ?1 ORDER BY s.change");
    row.bind(change);
    while (row.step() && visit(read_sign(row), row.integer(18))) {
    }
}

std::int64_t SignStore::change_of(SignId sign) {
    auto row = connection_.query("SELECT coalesce(change, 0) FROM signs WHERE id = ?1");
    return row.bind(sign.value()).step() ? row.integer(0) : 0;
}

/// A sign comes into the feed when it is put up, and leaves it when it is taken down.
void SignStore::publish(const Sign& before, const Sign& after) {
    const bool was_there = is_published(before.state), is_there = is_published(after.state);
    if (!was_there && !is_there) return;
    const ChangeKind kind = !was_there  ? ChangeKind::create
                            : !is_there ? ChangeKind::retire
                                        : ChangeKind::update;
    const std::int64_t change =
        was_there ? RowVersions{connection_}.supersede(
                        {"sign", std::to_string(before.id.value()), std::nullopt,
                         change_of(before.id), [&] { return published_row(before); }},
                        kind)
                  : connection_.change_counter().next(kind);
    connection_.query("UPDATE signs SET change = ?2 WHERE id = ?1")
        .bind(before.id.value())
        .bind(change)
        .run();
}

SignId SignStore::insert(const Sign& sign) {
    const std::string position = spatial::to_spatialite_blob(sign.position);
    auto query = connection_.query(
        "INSERT INTO signs (road, name, romanisation, position, measured, bearing, place, axis, "
        "crossing, pole, state, outdated, made_on, installed_on, inspected_on, replaces, version) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, nullif(?10, 0), ?11, ?12, ?13, ?14, ?15, "
        "?16, ?17)");
    bind_sign(query, sign, position);
    query.run();
    return SignId{connection_.last_insert_id()};
}

void SignStore::update(const Sign& sign) {
    if (const auto before = find(sign.id)) publish(*before, sign);
    const std::string position = spatial::to_spatialite_blob(sign.position);
    auto query = connection_.query(
        "UPDATE signs SET road = ?1, name = ?2, romanisation = ?3, position = ?4, measured = ?5, "
        "bearing = ?6, place = ?7, axis = ?8, crossing = ?9, pole = ?10, state = ?11, "
        "outdated = ?12, made_on = ?13, installed_on = ?14, inspected_on = ?15, replaces = ?16, "
        "version = ?17 WHERE id = ?18");
    bind_sign(query, sign, position);
    query.bind(sign.id.value()).run();
}

std::optional<SignedRoad> SignStore::find_road(RoadId road) {
    auto row = connection_.query(SIGNED_ROAD_COLUMNS
                                 "roads r JOIN names n ON n.road = r.id AND n.status = 'in_force' "
                                 "WHERE r.id = ?1");
    if (!row.bind(road.value()).step()) return std::nullopt;
    return read_road(row);
}

std::vector<SignedRoad> SignStore::roads_near(const BoundingBox& box) {
    auto row = connection_.query(
        SIGNED_ROAD_COLUMNS
        "idx_roads_centre_line i JOIN roads r ON r.id = i.pkid "
        "JOIN names n ON n.road = r.id AND n.status = 'in_force' "
        "WHERE i.xmax >= ?1 AND i.xmin <= ?2 AND i.ymax >= ?3 AND i.ymin <= ?4 ORDER BY r.id");
    bind_box(row, box);
    std::vector<SignedRoad> roads;
    while (row.step()) roads.push_back(read_road(row));
    return roads;
}

std::optional<VillageCode> SignStore::village_of(RoadId road) {
    auto row = connection_.query("SELECT village FROM roads WHERE id = ?1");
    if (!row.bind(road.value()).step() || row.is_null(0)) return std::nullopt;
    return VillageCode{row.text(0)};
}

void SignStore::append_event(const SignEvent& event) {
    connection_
        .query(
            "INSERT INTO sign_events (sign, action, state, day, at, actor, note) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind(event.sign.value())
        .bind(event.action)
        .bind(to_string(event.state))
        .bind(event.day)
        .bind(std::int64_t{event.at.time_since_epoch().count()})
        .bind(event.actor)
        .bind_text_or_null(event.note)
        .run();
}

std::vector<SignEvent> SignStore::events_of(SignId sign) {
    auto row = connection_.query(
        "SELECT action, state, day, at, actor, note FROM sign_events WHERE sign = ?1 ORDER BY id");
    row.bind(sign.value());
    std::vector<SignEvent> events;
    while (row.step())
        events.push_back({sign, row.text(0),
                          from_string<SignState>(row.text_view(1)).value_or(SignState::removed),
                          row.text(2), Instant{std::chrono::milliseconds{row.integer(3)}},
                          row.text(4), row.text(5)});
    return events;
}

void SignStore::add_photo(SignId sign, const SignPhoto& photo) {
    connection_
        .query(
            "INSERT INTO sign_photos (sign, media_type, bytes, day, actor) "
            "VALUES (?1, ?2, ?3, ?4, ?5)")
        .bind(sign.value())
        .bind(photo.media_type)
        .bind_blob(photo.bytes)
        .bind(photo.day)
        .bind(photo.actor)
        .run();
}

std::optional<SignPhoto> SignStore::find_photo(SignId sign) {
    auto row = connection_.query(
        "SELECT media_type, bytes, day, actor FROM sign_photos WHERE sign = ?1 "
        "ORDER BY id DESC LIMIT 1");
    if (!row.bind(sign.value()).step()) return std::nullopt;
    return SignPhoto{row.text(0), std::string{row.blob(1)}, row.text(2), row.text(3)};
}

bool SignStore::has_photo(SignId sign) {
    auto row = connection_.query("SELECT 1 FROM sign_photos WHERE sign = ?1 LIMIT 1");
    return row.bind(sign.value()).step();
}

#undef SIGN_COLUMNS
#undef SIGNED_ROAD_COLUMNS

}  // namespace geo::storage
