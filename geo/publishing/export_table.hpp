// SPDX-License-Identifier: Apache-2.0
// A layer of the snapshot as a table: columns, and rows of values with one geometry. Knows nothing
// of file formats.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/publishing/export.hpp"

namespace geo::publishing {

enum class ColumnType { text, integer, real, truth };

struct ExportColumn {
    const char* name;
    const char* short_name;  ///< at most ten characters, for dBASE
    ColumnType type;
};

/// monostate is null.
using ExportValue = std::variant<std::monostate, std::string, std::int64_t, double, bool>;
using ExportShape = std::variant<std::monostate, Coordinate, LineString, MultiPolygon>;

struct ExportRow {
    std::vector<ExportValue> values;  ///< one for each column
    ExportShape shape;                ///< EPSG:4490
};

const std::vector<ExportColumn>& columns_of(ExportLayer layer);

/// "村界（示范数据，模拟几何）" when the snapshot is a model, in both languages.
BilingualText describe_layer(ExportLayer layer, bool modelled);

/// Calls visit for each row of the layer in its order.
/// \throws Error(not_found) when no village answers to the codes asked for.
void for_each_row(const Snapshot& snapshot, const ExportOptions& options,
                  const std::function<void(ExportRow&&)>& visit);

/// Bytes of the longest text or integer of each column, 0 where there is none. Formats whose
/// columns have a fixed width ask before they write.
std::vector<int> widths_of(const Snapshot& snapshot, const ExportOptions& options);

}  // namespace geo::publishing
