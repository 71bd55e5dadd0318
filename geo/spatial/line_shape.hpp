// SPDX-License-Identifier: Apache-2.0
// What a line is like by itself and against an area.
#pragma once

#include <optional>

#include "geo/model/geometry.hpp"

namespace geo::spatial {

/// The first place where the line crosses itself or runs back along itself. An end that closes a
/// ring, or comes to lie on the line's own body (a loop for turning), is no crossing.
std::optional<Coordinate> self_crossing(const LineString& line);

/// The axis along which most of the line runs: degrees from east, counter-clockwise, in [0, 180).
double axis_degrees(const LineString& line);

/// Metres between a line and an area; 0 where they meet.
double distance_metres(const LineString& line, const MultiPolygon& outline);

}  // namespace geo::spatial
