// SPDX-License-Identifier: Apache-2.0
// A table's addresses found in the registry: every row kept, what was found beside it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "api/bulk/batch.hpp"
#include "api/bulk/place_answer.hpp"

namespace api::bulk {

/// What addresses and positions are looked up in.
struct Places {
    std::shared_ptr<const geo::search::AddressIndex> index;
    std::shared_ptr<const geo::publishing::PlaceBook> book;
};

struct GeocodeOptions {
    /// Whose cells, joined in this order, are the address. Empty: the column called address, full,
    /// text, q, 地址 or 详细地址.
    std::vector<std::string> columns;
    std::string area;  ///< a division or village; empty: anywhere
};

/// Adds geocode_columns(); an empty address is "none".
/// \throws geo::Error(invalid_input) when the table lacks a column.
BatchPlan plan_geocoding(const Places& places, const GeocodeOptions& options,
                         const table::TableShape& shape);

}  // namespace api::bulk
