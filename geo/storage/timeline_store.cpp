// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/timeline_store.hpp"

namespace geo::storage {

std::set<VillageCode> TimelineStore::changed_after(std::string_view day) {
    std::set<VillageCode> villages;
    auto row = connection_.query(
        "SELECT village FROM roads WHERE valid_to > ?1 "
        "UNION SELECT village FROM roads WHERE valid_from > ?1 "
        "UNION SELECT r.village FROM names n JOIN roads r ON r.id = n.road "
        "WHERE n.valid_from > ?1 OR n.valid_to > ?1 "
        "UNION SELECT village FROM row_versions WHERE valid_to > ?1 AND entity <> 'sign' "
        "UNION SELECT r.village FROM sign_events e JOIN signs s ON s.id = e.sign "
        "JOIN roads r ON r.id = s.road WHERE e.day > ?1");
    row.bind(day);
    while (row.step()) villages.insert(VillageCode{row.text(0)});
    return villages;
}

std::map<std::int64_t, std::string> TimelineStore::versions_on(
    std::string_view entity, const std::optional<VillageCode>& village, std::string_view day) {
    std::map<std::int64_t, std::string> versions;
    auto row = connection_.query(
        "SELECT id, row FROM row_versions WHERE valid_to > ?1 AND entity = ?2 AND village IS ?3 "
        "ORDER BY change");
    row.bind(day).bind(entity);
    if (village)
        row.bind(village->value());
    else
        row.bind_null();
    // The earliest one that reaches beyond the day is the one that held then.
    while (row.step()) versions.try_emplace(std::stoll(row.text(0)), row.text(1));
    return versions;
}

}  // namespace geo::storage
