// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/lineage_store.hpp"

namespace geo::storage {
namespace {

std::vector<LineageRow> read_all(Query& row) {
    std::vector<LineageRow> rows;
    while (row.step()) {
        LineageRow lineage{row.integer(0), row.text(1), RoadId{row.integer(2)}, {}, row.text(4)};
        if (!row.is_null(3)) lineage.successor = RoadId{row.integer(3)};
        rows.push_back(std::move(lineage));
    }
    return rows;
}

}  // namespace

void LineageStore::insert(const LineageRow& row) {
    auto query = connection_.query(
        "INSERT INTO lineage (event, kind, predecessor, successor, day) "
        "VALUES (?1, ?2, ?3, ?4, ?5)");
    query.bind(row.event).bind(row.kind).bind(row.predecessor.value());
    if (row.successor)
        query.bind(row.successor->value());
    else
        query.bind_null();
    query.bind(row.day).run();
}

std::vector<LineageRow> LineageStore::of_road(RoadId road) {
    auto row = connection_.query(
        "SELECT event, kind, predecessor, successor, day FROM lineage "
        "WHERE predecessor = ?1 OR successor = ?1 ORDER BY id");
    row.bind(road.value());
    return read_all(row);
}

std::vector<LineageRow> LineageStore::of_event(std::int64_t event) {
    auto row = connection_.query(
        "SELECT event, kind, predecessor, successor, day FROM lineage WHERE event = ?1 ORDER BY "
        "id");
    row.bind(event);
    return read_all(row);
}

std::vector<RoadId> LineageStore::heirs_of(RoadId road) {
    std::vector<RoadId> heirs;
    auto row = connection_.query(
        "WITH RECURSIVE line (id) AS (SELECT ?1 UNION SELECT l.successor FROM lineage l "
        "JOIN line ON l.predecessor = line.id WHERE l.successor IS NOT NULL) "
        "SELECT r.id FROM roads r JOIN line USING (id) WHERE r.valid_to IS NULL ORDER BY r.id");
    row.bind(road.value());
    while (row.step()) heirs.push_back(RoadId{row.integer(0)});
    return heirs;
}

std::vector<RoadId> LineageStore::ancestors_of(RoadId road) {
    std::vector<RoadId> ancestors;
    auto row = connection_.query(
        "WITH RECURSIVE line (id) AS (SELECT ?1 UNION SELECT l.predecessor FROM lineage l "
        "JOIN line ON l.successor = line.id) SELECT id FROM line WHERE id <> ?1 ORDER BY id");
    row.bind(road.value());
    while (row.step()) ancestors.push_back(RoadId{row.integer(0)});
    return ancestors;
}

bool LineageStore::has_own_line(RoadId road) {
    auto row = connection_.query("SELECT 1 FROM lineage WHERE successor = ?1 LIMIT 1");
    return row.bind(road.value()).step();
}

}  // namespace geo::storage
