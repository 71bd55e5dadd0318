// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/former_names.hpp"

namespace geo::storage {
namespace {

constexpr std::string_view of_divisions =
    "SELECT DISTINCT v.id, json_extract(v.row, '$.name') AS former FROM row_versions v "
    "JOIN divisions d ON d.code = v.id WHERE v.entity = 'division' AND (?1 = '' OR v.id = ?1) "
    "AND v.row IS NOT NULL AND former <> d.name ORDER BY v.id, former";
constexpr std::string_view of_villages =
    "SELECT DISTINCT v.id, json_extract(v.row, '$.name') AS former FROM row_versions v "
    "JOIN villages d ON d.code = v.id WHERE v.entity = 'village' AND (?1 = '' OR v.id = ?1) "
    "AND v.row IS NOT NULL AND former <> d.name ORDER BY v.id, former";

}  // namespace

std::vector<FormerName> former_names(Connection& connection, std::string_view table,
                                     std::string_view code) {
    auto row = connection.query(table == "villages" ? of_villages : of_divisions);
    row.bind(code);
    std::vector<FormerName> names;
    while (row.step()) names.push_back({row.text(0), row.text(1)});
    return names;
}

}  // namespace geo::storage
