// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/numbering_store.hpp"

#include <algorithm>

#include "geo/model/wire_names.hpp"
#include "geo/spatial/spatialite_blob.hpp"

namespace geo::storage {
namespace {

#define NAMED_LINE_COLUMNS                                                     \
    "SELECT r.id, coalesce(n.full, ''), r.centre_line, r.change FROM roads r " \
    "LEFT JOIN names n ON n.road = r.id AND n.status = 'in_force' "

#define FORMER_COLUMNS                                                              \
    "SELECT address, road, number, status, lifecycle, valid_from, valid_to, event " \
    "FROM former_numbers "

NamedLine read_line(const Query& row) {
    return {RoadId{row.integer(0)}, row.text(1), spatial::line_from_spatialite_blob(row.blob(2)),
            row.integer(3)};
}

std::vector<FormerNumber> read_former(Query& row) {
    std::vector<FormerNumber> all;
    while (row.step()) {
        FormerNumber former;
        former.address = AddressId{row.integer(0)};
        if (!row.is_null(1)) former.road = RoadId{row.integer(1)};
        former.number = row.text(2);
        former.status =
            from_string<AddressStatus>(row.text_view(3)).value_or(AddressStatus::unknown);
        former.lifecycle =
            from_string<LifecycleStage>(row.text_view(4)).value_or(LifecycleStage::unknown);
        former.valid_from = row.optional_text(5);
        former.valid_to = row.text(6);
        former.event = row.integer(7);
        all.push_back(std::move(former));
    }
    return all;
}

}  // namespace

std::optional<RoadNumbering> NumberingStore::numbering_of(RoadId road) {
    auto row = connection_.query(
        "SELECT start_lon, start_lat, odd_side, single_sided FROM road_numbering WHERE road = ?1");
    if (!row.bind(road.value()).step()) return std::nullopt;
    return RoadNumbering{
        {row.real(0), row.real(1)}, row.text_view(2) == "left", row.integer(3) != 0};
}

void NumberingStore::save(RoadId road, const RoadNumbering& numbering, std::string_view day) {
    if (numbering_of(road) == numbering) return;
    connection_
        .query(
            "INSERT OR REPLACE INTO road_numbering (road, start_lon, start_lat, odd_side, "
            "single_sided, numbered_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .bind(road.value())
        .bind(numbering.start.lon)
        .bind(numbering.start.lat)
        .bind(numbering.is_odd_left ? "left" : "right")
        .bind(std::int64_t{numbering.is_single_sided})
        .bind(day)
        .run();
}

void NumberingStore::forget(RoadId road) {
    connection_.query("DELETE FROM road_numbering WHERE road = ?1").bind(road.value()).run();
    connection_.query("DELETE FROM reserved_numbers WHERE road = ?1").bind(road.value()).run();
}

std::vector<int> NumberingStore::reserved_of(RoadId road) {
    std::vector<int> numbers;
    auto row =
        connection_.query("SELECT number FROM reserved_numbers WHERE road = ?1 ORDER BY number");
    row.bind(road.value());
    while (row.step()) numbers.push_back(static_cast<int>(row.integer(0)));
    return numbers;
}

void NumberingStore::replace_reserved(RoadId road, const std::vector<int>& numbers,
                                      std::string_view day) {
    const auto before = reserved_of(road);
    const auto has = [](const std::vector<int>& all, int number) {
        return std::find(all.begin(), all.end(), number) != all.end();
    };
    for (const int number : before)
        if (!has(numbers, number))
            connection_.query("DELETE FROM reserved_numbers WHERE road = ?1 AND number = ?2")
                .bind(road.value())
                .bind(std::int64_t{number})
                .run();
    for (const int number : numbers)
        if (!has(before, number))
            connection_
                .query(
                    "INSERT INTO reserved_numbers (road, number, reserved_on) "
                    "VALUES (?1, ?2, ?3)")
                .bind(road.value())
                .bind(std::int64_t{number})
                .bind(day)
                .run();
}

void NumberingStore::append(const FormerNumber& former) {
    auto query = connection_.query(
        "INSERT INTO former_numbers (address, road, number, status, lifecycle, valid_from, "
        "valid_to, event) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    query.bind(former.address.value());
    if (former.road)
        query.bind(former.road->value());
    else
        query.bind_null();
    query.bind(former.number)
        .bind(to_string(former.status))
        .bind(to_string(former.lifecycle))
        .bind_optional(former.valid_from)
        .bind(former.valid_to)
        .bind(former.event)
        .run();
}

std::vector<FormerNumber> NumberingStore::former_of(AddressId address) {
    auto row = connection_.query(FORMER_COLUMNS "WHERE address = ?1 ORDER BY id");
    row.bind(address.value());
    return read_former(row);
}

std::vector<FormerNumber> NumberingStore::of_event(std::int64_t event) {
    auto row = connection_.query(FORMER_COLUMNS "WHERE event = ?1 ORDER BY id");
    row.bind(event);
    return read_former(row);
}

std::vector<NamedLine> NumberingStore::roads_of(const VillageCode& village) {
    auto row = connection_.query(NAMED_LINE_COLUMNS
                                 "WHERE r.village = ?1 AND r.valid_to IS NULL ORDER BY r.id");
    row.bind(village.value());
    std::vector<NamedLine> roads;
    while (row.step()) roads.push_back(read_line(row));
    return roads;
}

std::optional<NamedLine> NumberingStore::find_road(RoadId road) {
    auto row = connection_.query(NAMED_LINE_COLUMNS "WHERE r.id = ?1 AND r.valid_to IS NULL");
    if (!row.bind(road.value()).step()) return std::nullopt;
    return read_line(row);
}

std::vector<std::pair<RoadId, LineString>> NumberingStore::lines_near(const BoundingBox& box) {
    auto row = connection_.query(
        "SELECT r.id, r.centre_line FROM idx_roads_centre_line i JOIN roads r ON r.id = i.pkid "
        "WHERE i.xmax >= ?1 AND i.xmin <= ?2 AND i.ymax >= ?3 AND i.ymin <= ?4 "
        "AND r.valid_to IS NULL ORDER BY r.id");
    row.bind(box.min_lon).bind(box.max_lon).bind(box.min_lat).bind(box.max_lat);
    std::vector<std::pair<RoadId, LineString>> lines;
    while (row.step())
        lines.emplace_back(RoadId{row.integer(0)}, spatial::line_from_spatialite_blob(row.blob(1)));
    return lines;
}

#undef NAMED_LINE_COLUMNS
#undef FORMER_COLUMNS

}  // namespace geo::storage
