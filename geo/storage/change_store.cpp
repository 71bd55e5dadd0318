// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/change_store.hpp"

namespace geo::storage {

std::int64_t ChangeStore::latest() {
    auto row = connection_.query("SELECT last FROM changes ORDER BY first DESC LIMIT 1");
    return row.step() ? row.integer(0) : 0;
}

std::vector<ChangeStretch> ChangeStore::stretches(std::int64_t first, std::int64_t last) {
    std::vector<ChangeStretch> stretches;
    auto row = connection_.query(
        "SELECT c.first, c.last, c.kind, coalesce(e.at, 0), c.predecessors, c.successors "
        "FROM changes c LEFT JOIN events e ON e.sequence = c.event "
        "WHERE c.first >= coalesce((SELECT max(first) FROM changes WHERE first <= ?1), 0) "
        "AND c.first <= ?2 ORDER BY c.first");
    row.bind(first).bind(last);
    while (row.step())
        stretches.push_back({row.integer(0), row.integer(1), row.text(2),
                             Instant{std::chrono::milliseconds{row.integer(3)}}, row.text(4),
                             row.text(5)});
    return stretches;
}

void ChangeStore::for_each_version(std::int64_t first, std::int64_t last,
                                   const std::function<void(KeptVersion&&)>& visit) {
    auto row = connection_.query(
        "SELECT change, entity, id, row FROM row_versions WHERE change BETWEEN ?1 AND ?2 "
        "ORDER BY change");
    row.bind(first).bind(last);
    while (row.step()) visit({row.integer(0), row.text(1), row.text(2), row.text(3)});
}

}  // namespace geo::storage
