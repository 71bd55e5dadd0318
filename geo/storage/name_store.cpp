// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/name_store.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/storage/road_store.hpp"

namespace geo::storage {
namespace {

#define NAME_COLUMNS                                                                           \
    "SELECT n.road, n.full, n.specific, n.generic, n.toned, n.untoned, n.sign, n.search_key, " \
    "n.needs_review, n.meaning, n.origin, n.status, n.valid_from, n.valid_to"

PlaceName read_name(const Query& row) {
    PlaceName name;
    name.road = RoadId{row.integer(0)};
    name.name = {row.text(1), row.text(2), row.text(3)};
    name.pinyin = {row.text(4), row.text(5), row.text(6), row.text(7), row.integer(8) != 0};
    name.meaning = row.text(9);
    name.origin = row.text(10);
    name.status = from_string<NameStatus>(row.text_view(11)).value_or(NameStatus::former);
    name.valid_from = row.optional_text(12);
    name.valid_to = row.optional_text(13);
    return name;
}

}  // namespace

std::vector<PlaceName> NameStore::of_road(RoadId road) {
    std::vector<PlaceName> names;
    auto row = connection_.query(NAME_COLUMNS
                                 " FROM names n WHERE n.road = ?1 "
                                 "ORDER BY n.status <> 'in_force', n.id DESC");
    row.bind(road.value());
    while (row.step()) names.push_back(read_name(row));
    return names;
}

std::vector<PlaceName> NameStore::in_order(RoadId road) {
    std::vector<PlaceName> names;
    auto row = connection_.query(NAME_COLUMNS " FROM names n WHERE n.road = ?1 ORDER BY n.id");
    row.bind(road.value());
    while (row.step()) names.push_back(read_name(row));
    return names;
}

std::optional<PlaceName> NameStore::in_force(RoadId road) {
    auto row =
        connection_.query(NAME_COLUMNS " FROM names n WHERE n.road = ?1 AND n.status = 'in_force'");
    if (!row.bind(road.value()).step()) return std::nullopt;
    return read_name(row);
}

void NameStore::for_each(const std::function<void(const PlaceName&)>& visit) {
    auto row = connection_.query(NAME_COLUMNS
                                 " FROM names n JOIN roads r ON r.id = n.road "
                                 "WHERE r.valid_to IS NULL ORDER BY n.road, n.id");
    while (row.step()) visit(read_name(row));
}

std::vector<PlaceName> NameStore::in_village(const std::optional<VillageCode>& village) {
    std::vector<PlaceName> names;
    auto row = connection_.query(NAME_COLUMNS
                                 " FROM roads r JOIN names n ON n.road = r.id "
                                 "WHERE r.village IS ?1 ORDER BY n.road, n.id");
    if (village)
        row.bind(village->value());
    else
        row.bind_null();
    while (row.step()) names.push_back(read_name(row));
    return names;
}

void NameStore::for_each_with_village(
    const std::function<void(const PlaceName&, const VillageCode&)>& visit) {
    auto row = connection_.query(NAME_COLUMNS
                                 ", r.village FROM names n JOIN roads r ON r.id = n.road "
                                 "ORDER BY n.id");
    while (row.step()) visit(read_name(row), VillageCode{row.text(14)});
}

void NameStore::require_live(RoadId road) {
    auto row = connection_.query("SELECT valid_to FROM roads WHERE id = ?1 AND valid_to NOT NULL");
    if (!row.bind(road.value()).step()) return;
    throw Error(ErrorKind::conflict,
                fmt::format("道路 {} 自 {} 起已不存在（合并、分开或销名），不能命名。",
                            road.value(), row.text(0)),
                fmt::format("Road {} is gone since {} (merged, split or abolished) and takes no "
                            "name.",
                            road.value(), row.text(0)));
}

void NameStore::insert(const PlaceName& name) {
    const bool is_standard = name.status == NameStatus::in_force;
    if (is_standard) require_live(name.road);
    RoadStore{connection_}.touch(name.road, is_standard ? ChangeKind::rename : ChangeKind::update);
    connection_
        .query(
            "INSERT INTO names (road, full, specific, generic, toned, untoned, sign, "
            "search_key, needs_review, meaning, origin, status, valid_from, valid_to) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)")
        .bind(name.road.value())
        .bind(name.name.full)
        .bind(name.name.specific)
        .bind(name.name.generic)
        .bind(name.pinyin.toned)
        .bind(name.pinyin.untoned)
        .bind(name.pinyin.sign)
        .bind(name.pinyin.key)
        .bind(std::int64_t{name.pinyin.needs_review})
        .bind_text_or_null(name.meaning)
        .bind_text_or_null(name.origin)
        .bind(to_string(name.status))
        .bind_optional(name.valid_from)
        .bind_optional(name.valid_to)
        .run();
}

void NameStore::retire_current(RoadId road, NameStatus status, std::string_view day) {
    RoadStore{connection_}.touch(road, ChangeKind::rename);
    connection_
        .query(
            "UPDATE names SET status = ?2, valid_to = ?3 "
            "WHERE road = ?1 AND status = 'in_force'")
        .bind(road.value())
        .bind(to_string(status))
        .bind(day)
        .run();
}

void NameStore::remove_all_of(RoadId road, NameStatus status) {
    {
        auto row = connection_.query("SELECT 1 FROM names WHERE road = ?1 AND status = ?2 LIMIT 1");
        if (!row.bind(road.value()).bind(to_string(status)).step()) return;
    }
    RoadStore{connection_}.touch(road, ChangeKind::update);
    connection_.query("DELETE FROM names WHERE road = ?1 AND status = ?2")
        .bind(road.value())
        .bind(to_string(status))
        .run();
}

bool NameStore::reinstate(RoadId road, std::string_view full) {
    RoadStore{connection_}.touch(road, ChangeKind::rename);
    connection_
        .query(
            "UPDATE names SET status = 'in_force', valid_to = NULL WHERE id = (SELECT max(id) "
            "FROM names WHERE road = ?1 AND full = ?2 AND status = 'former')")
        .bind(road.value())
        .bind(full)
        .run();
    return connection_.changes() > 0;
}

#undef NAME_COLUMNS

}  // namespace geo::storage
