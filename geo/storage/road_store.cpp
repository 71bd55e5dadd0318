// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/road_store.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/spatial/spatialite_blob.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/published_rows.hpp"
#include "geo/storage/row_versions.hpp"

namespace geo::storage {
namespace {

#define ROAD_COLUMNS                                                                       \
    "SELECT id, village, length_metres, width_metres, surface, direction, class, source, " \
    "source_id, modelled, centre_line, change, valid_from, valid_to FROM roads "

Road read_road(const Query& row) {
    Road road;
    road.id = RoadId{row.integer(0)};
    if (!row.is_null(1)) road.village = VillageCode{row.text(1)};
    road.length_metres = row.real(2);
    road.width_metres = row.optional_real(3);
    road.surface = row.text(4);
    road.direction = row.text(5);
    road.road_class = row.text(6);
    road.source = row.text(7);
    road.source_id = row.text(8);
    road.modelled = row.integer(9) != 0;
    road.centre_line = spatial::line_from_spatialite_blob(row.blob(10));
    road.change = row.integer(11);
    road.valid_from = row.optional_text(12);
    road.valid_to = row.optional_text(13);
    return road;
}

void bind_village(Query& query, const std::optional<VillageCode>& village) {
    if (village)
        query.bind(village->value());
    else
        query.bind_null();
}

void bind_road(Query& query, const Road& road, const std::string& blob) {
    bind_village(query, road.village);
    query.bind(road.length_metres)
        .bind_optional(road.width_metres)
        .bind_text_or_null(road.surface)
        .bind_text_or_null(road.direction)
        .bind_text_or_null(road.road_class)
        .bind(road.source)
        .bind(road.source_id)
        .bind(std::int64_t{road.modelled})
        .bind_blob(blob);
}

}  // namespace

std::optional<Road> RoadStore::find(RoadId id) {
    auto row = connection_.query(ROAD_COLUMNS "WHERE id = ?1");
    if (!row.bind(id.value()).step()) return std::nullopt;
    return read_road(row);
}

Road RoadStore::get(RoadId id) {
    if (auto road = find(id)) return *std::move(road);
    throw Error(ErrorKind::not_found, fmt::format("登记库中没有编号为 {} 的道路。", id.value()),
                fmt::format("There is no road {} in the registry.", id.value()));
}

std::optional<Road> RoadStore::find_by_source(std::string_view source, std::string_view source_id) {
    auto row = connection_.query(ROAD_COLUMNS "WHERE source = ?1 AND source_id = ?2");
    if (!row.bind(source).bind(source_id).step()) return std::nullopt;
    return read_road(row);
}

void RoadStore::for_each(const std::function<void(const Road&)>& visit) {
    auto row = connection_.query(ROAD_COLUMNS "WHERE valid_to IS NULL ORDER BY id");
    while (row.step()) visit(read_road(row));
}

std::vector<Road> RoadStore::in_village(const std::optional<VillageCode>& village) {
    std::vector<Road> roads;
    auto row =
        connection_.query(ROAD_COLUMNS "WHERE village IS ?1 AND valid_to IS NULL ORDER BY id");
    bind_village(row, village);
    while (row.step()) roads.push_back(read_road(row));
    return roads;
}

std::vector<Road> RoadStore::ever_in_village(const std::optional<VillageCode>& village) {
    std::vector<Road> roads;
    auto row = connection_.query(ROAD_COLUMNS "WHERE village IS ?1 ORDER BY id");
    bind_village(row, village);
    while (row.step()) roads.push_back(read_road(row));
    return roads;
}

void RoadStore::for_each_change_after(std::int64_t change,
                                      const std::function<bool(const Road&)>& visit) {
    auto row = connection_.query(ROAD_COLUMNS "WHERE change > ?1 ORDER BY change");
    row.bind(change);
    while (row.step() && visit(read_road(row))) {
    }
}

std::int64_t RoadStore::count() {
    auto row = connection_.query("SELECT count(*) FROM roads WHERE valid_to IS NULL");
    row.step();
    return row.integer(0);
}

RoadId RoadStore::insert(const Road& road) {
    const std::string blob = spatial::to_spatialite_blob(road.centre_line);
    auto query = connection_.query(
        "INSERT INTO roads (village, length_metres, width_metres, surface, direction, class, "
        "source, source_id, modelled, centre_line, change, valid_from) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
    bind_road(query, road, blob);
    query.bind(connection_.change_counter().next(ChangeKind::create))
        .bind_optional(road.valid_from)
        .run();
    return RoadId{connection_.last_insert_id()};
}

std::int64_t RoadStore::next_id() {
    auto row = connection_.query("SELECT seq FROM sqlite_sequence WHERE name = 'roads'");
    return row.step() ? row.integer(0) + 1 : 1;
}

void RoadStore::update(const Road& road) {
    const std::int64_t change = supersede(road.id, ChangeKind::update);
    const std::string blob = spatial::to_spatialite_blob(road.centre_line);
    auto query = connection_.query(
        "UPDATE roads SET village = ?1, length_metres = ?2, width_metres = ?3, surface = ?4, "
        "direction = ?5, class = ?6, source = ?7, source_id = ?8, modelled = ?9, "
        "centre_line = ?10, change = ?11 WHERE id = ?12");
    bind_road(query, road, blob);
    query.bind(change).bind(road.id.value()).run();
}

void RoadStore::retire(RoadId id, std::string_view day) {
    const std::int64_t change = supersede(id, ChangeKind::retire);
    connection_.query("UPDATE roads SET valid_to = ?2, change = ?3 WHERE id = ?1")
        .bind(id.value())
        .bind(day)
        .bind(change)
        .run();
}

std::int64_t RoadStore::supersede(RoadId id, ChangeKind kind) {
    const Road road = get(id);
    return RowVersions{connection_}.supersede(
        {"road", std::to_string(id.value()),
         road.village ? std::optional{road.village->value()} : std::nullopt, road.change,
         [&] { return published_row(road, NameStore{connection_}.in_order(id)); }},
        kind);
}

void RoadStore::touch(RoadId id, ChangeKind kind) {
    std::int64_t before = 0;
    {
        auto row = connection_.query("SELECT change FROM roads WHERE id = ?1");
        if (row.bind(id.value()).step()) before = row.integer(0);
    }
    if (connection_.change_counter().is_new(before)) return;
    connection_.query("UPDATE roads SET change = ?2 WHERE id = ?1")
        .bind(id.value())
        .bind(supersede(id, kind))
        .run();
}

#undef ROAD_COLUMNS

}  // namespace geo::storage
