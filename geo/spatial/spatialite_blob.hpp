// SPDX-License-Identifier: Apache-2.0
// SpatiaLite's own geometry format, written and read without a call into SpatiaLite: handing the
// database a finished blob is twice as fast as GeomFromWKB for each row.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "geo/model/geometry.hpp"

namespace geo::spatial {

/// CGCS2000, the one reference system inside the registry.
inline constexpr std::int32_t registry_srid = 4490;

/// BLOB-Geometry as in "The Gaia Geometry BLOB format" of the SpatiaLite manual: 0x00, byte order,
/// SRID, bounding box, 0x7C, class, body, 0xFE. The SRID is registry_srid.
std::string to_spatialite_blob(Coordinate point);
std::string to_spatialite_blob(const LineString& line);
std::string to_spatialite_blob(const MultiPolygon& outline);

/// Reads such a blob, either byte order; Z and M values are dropped.
/// \throws Error(invalid_input) when it is damaged, of another geometry class, of another SRID, or
///         in the compressed or TinyPoint flavour, which the registry never writes.
Coordinate point_from_spatialite_blob(std::string_view blob);
LineString line_from_spatialite_blob(std::string_view blob);
MultiPolygon multi_polygon_from_spatialite_blob(std::string_view blob);

}  // namespace geo::spatial
