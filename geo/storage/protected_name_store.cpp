// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/protected_name_store.hpp"

namespace geo::storage {

bool ProtectedNameStore::insert(const ProtectedName& name) {
    connection_
        .query(
            "INSERT OR IGNORE INTO protected_names (name, area, reason, listed_on) "
            "VALUES (?1, ?2, ?3, ?4)")
        .bind(name.name)
        .bind(name.area)
        .bind(name.reason)
        .bind(name.listed_on)
        .run();
    return connection_.changes() > 0;
}

bool ProtectedNameStore::has(std::string_view name, const VillageCode& village) {
    auto row = connection_.query(
        "SELECT 1 FROM protected_names WHERE name = ?1 AND substr(?2, 1, length(area)) = area");
    return row.bind(name).bind(village.value()).step();
}

std::vector<ProtectedName> ProtectedNameStore::all() {
    std::vector<ProtectedName> names;
    auto row = connection_.query(
        "SELECT name, area, reason, listed_on FROM protected_names ORDER BY name");
    while (row.step()) names.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
    return names;
}

}  // namespace geo::storage
