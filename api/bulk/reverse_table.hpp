// SPDX-License-Identifier: Apache-2.0
// A table's positions and what stands nearest to them.
#pragma once

#include "api/bulk/geocode_table.hpp"

namespace api::bulk {

struct ReverseOptions {
    /// Empty: lon, lng, longitude, x or 经度, and lat, latitude, y or 纬度.
    std::string longitude_column, latitude_column;
};

/// Adds reverse_columns(). Degrees of CGCS2000; a cell that is no number, or off the globe, makes
/// the row an "error" with its reason. Nothing within reach is "none".
/// \throws geo::Error(invalid_input) when the table lacks a column.
BatchPlan plan_reverse(const Places& places, const ReverseOptions& options,
                       const table::TableShape& shape, geo::Language language);

}  // namespace api::bulk
