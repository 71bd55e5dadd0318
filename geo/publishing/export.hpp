// SPDX-License-Identifier: Apache-2.0
// What is published, as a file for other programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/base/bilingual.hpp"
#include "geo/publishing/snapshot.hpp"

namespace geo::publishing {

enum class ExportLayer { villages, roads, addresses, signs };

/// "villages", "roads", "addresses", "signs".
std::string_view to_string(ExportLayer layer) noexcept;
std::optional<ExportLayer> export_layer_from(std::string_view word) noexcept;

struct ExportOptions {
    ExportLayer layer = ExportLayer::roads;
    /// The ending decides: .gpkg, .geojson, .shp, .fgb, .csv. An existing file is replaced, once
    /// the new one is complete.
    std::string path;
    /// EPSG:4490, 4326, 3857, or a CGCS2000 3-degree projection: 4548, 4549, 4527, 4528.
    std::string crs = "EPSG:4490";
    std::string village, town, county;  ///< codes; empty: all
    Language language = Language::zh;   ///< of the description in the file
};

struct ExportResult {
    std::int64_t features = 0;
    std::int64_t left_out = 0;  ///< villages nobody has drawn, in FlatGeobuf, which needs a place
    std::string crs;
    std::string driver;
};

/// Writes one layer: villages by code; roads and doors by village, then id; what lies in no village
/// last. (FlatGeobuf then sorts by place.) Attributes are those of /collections/{layer}; absent
/// values are null. GeoJSON in degrees is RFC 7946; in another system it names it in a `crs`
/// member. CSV has the geometry as WKT, for doors as lon,lat (x,y when projected). Shapefiles are
/// UTF-8, and names of more than ten characters become vill_code, cnty_code, named_cnt, appr_on;
/// texts are as wide as the longest of their column, cut at 254 bytes, which is all dBASE holds.
/// \throws Error(invalid_input) for an unknown ending or system, Error(not_found) when no village
///         has the code asked for Error(storage) when the folder is missing or the disk is full;
///         the file that was there before is then as it was.
ExportResult export_layer(const Snapshot& snapshot, const ExportOptions& options);

}  // namespace geo::publishing
