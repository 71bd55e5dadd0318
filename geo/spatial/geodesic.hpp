// SPDX-License-Identifier: Apache-2.0
// Lengths, distances and directions on the CGCS2000 ellipsoid, from longitude and latitude. The
// region lies across a seam of the 3-degree zones, so nothing here is planar across a zone.
//
// Short segments (under 0.05 degrees, below 60 degrees of latitude) use the radii of curvature at
// their middle (Gauss mid-latitude); the result differs from the geodesic by less than one part in
// 2 million. Anything longer goes to Karney's algorithm in PROJ.
#pragma once

#include <cstddef>

#include "geo/model/geometry.hpp"

namespace geo::spatial {

/// Metres.
double distance_metres(Coordinate from, Coordinate to) noexcept;
double length_metres(const LineString& line) noexcept;

/// Azimuth at `from` towards `to`, clockwise from north, in [0, 360). 0 for equal points.
double bearing_degrees(Coordinate from, Coordinate to) noexcept;

/// The point so many metres along the line; before the start or beyond the end, that end.
/// \pre the line has a point
Coordinate point_along(const LineString& line, double metres) noexcept;
/// Half-way along. \pre the line has a point
Coordinate midpoint(const LineString& line) noexcept;

enum class Side { left, right, on };

struct NearestPoint {
    Coordinate point;         ///< on the line
    double metres = 0;        ///< from there to the given point
    double along_metres = 0;  ///< from the start of the line to there
    std::size_t segment = 0;  ///< between points[segment] and points[segment + 1]
    Side side = Side::on;     ///< of the given point, seen along the line
};

/// The place on the line nearest to the point. Planar around the point: the metres are those of
/// distance_metres, the place is right to a few centimetres within 5 km. \pre the line has a point
NearestPoint nearest_point(const LineString& line, Coordinate point) noexcept;
/// Only the distance of nearest_point, faster.
double distance_metres(const LineString& line, Coordinate point) noexcept;

/// The box grown by at least so many metres on every side.
BoundingBox expanded(const BoundingBox& box, double metres) noexcept;

/// Square metres on the ellipsoid; holes are taken off, the direction of rings does not matter.
double area_square_metres(const MultiPolygon& outline) noexcept;

}  // namespace geo::spatial
