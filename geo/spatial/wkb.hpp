// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "geo/model/geometry.hpp"

namespace geo::spatial {

/// Well-known binary (OGC 06-103r4, 8.2), two dimensions, little-endian.
std::string to_wkb(Coordinate point);
std::string to_wkb(const LineString& line);
std::string to_wkb(const MultiPolygon& outline);

/// Reads WKB of either byte order; Z and M values (ISO codes 1000-3000 or EWKB flags) and an EWKB
/// SRID are dropped. Decoding trusts nothing: lengths are checked, coordinates are finite, rings
/// are closed, no byte is left over.
/// \throws Error(invalid_input) on anything else, another geometry type included.
Coordinate point_from_wkb(std::string_view wkb);
LineString line_from_wkb(std::string_view wkb);
/// A Polygon is accepted as a MultiPolygon of one; empty polygons are left out.
MultiPolygon multi_polygon_from_wkb(std::string_view wkb);

}  // namespace geo::spatial
