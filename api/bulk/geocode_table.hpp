// SPDX-License-Identifier: Apache-2.0
// A table's addresses found in the registry: every row kept, what was found beside it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/bulk/name_check_table.hpp"
#include "api/bulk/place_answer.hpp"

namespace api::bulk {

struct GeocodeOptions {
    /// Whose cells, joined in this order, are the address. Empty: the column called address, full,
    /// text, 地址 or 详细地址.
    std::vector<std::string> columns;
    std::string area;  ///< a division or village; empty: anywhere
};

/// What became of the rows.
struct GeocodeTally {
    std::int64_t rows = 0, match = 0, ambiguous = 0, partial = 0, none = 0, error = 0;
};

/// What addresses are looked up in.
struct Places {
    std::shared_ptr<const geo::search::AddressIndex> index;
    std::shared_ptr<const geo::publishing::PlaceBook> book;
};

/// Adds geocode_columns() to every row. \returns nothing when progress stopped it.
/// \throws geo::Error(invalid_input) when a column is not there or the table cannot be read.
std::optional<GeocodeTally> geocode_table(const Places& known, const GeocodeOptions& options,
                                          table::TableReader& reader,
                                          const table::TableWriter::Sink& sink,
                                          const Progress& progress = {});

}  // namespace api::bulk
