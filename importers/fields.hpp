// SPDX-License-Identifier: Apache-2.0
// Which column of a file feeds which field of a row. Found once per file, by the names in use for
// it; `--map field=column` decides otherwise.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "importers/import_options.hpp"

namespace importers {

enum class Field {
    code,
    name,
    town_code,
    town,
    county_code,
    county,
    city,
    province,
    source_id,
    village_code,
    alias,
    status,
    approved_on,
    width,
    surface,
    direction,
    road_class,
    road_id,
    road,
    number,
    yard,
    main_gate,
    lon,
    lat,
    postcode,
    modelled,
    line,  ///< WKT, in a table without geometry
    area,  ///< OSM: the way goes round a square
};

inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::area) + 1;

/// The columns of each field in the order in which they are asked; empty when the file has none.
class FieldMap {
  public:
    const std::vector<int>& columns(Field field) const noexcept {
        return columns_[static_cast<std::size_t>(field)];
    }
    bool has(Field field) const noexcept { return !columns(field).empty(); }
    void add(Field field, int column) {
        columns_[static_cast<std::size_t>(field)].push_back(column);
    }

  private:
    std::array<std::vector<int>, field_count> columns_;
};

/// \param columns  of the file, in its order
/// \throws Error(invalid_input) for a field that the kind does not have, a column that the file
///         does not have, or a required field without a column; each names what there is.
FieldMap map_fields(ImportKind kind, const std::vector<FieldChoice>& choices,
                    const std::vector<std::string>& columns);

}  // namespace importers
