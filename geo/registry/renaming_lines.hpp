// SPDX-License-Identifier: Apache-2.0
// Lines joined, cut and grown: pure geometry for what happens to roads.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "geo/model/geometry.hpp"

namespace geo::registry {

/// Ends as near to each other as this meet.
inline constexpr double meeting_metres = 10;

/// One line made of all of them, end to end, running as the first does; lines that run the other
/// way are turned round. nullopt when one of them meets no end of what the others make.
/// \pre lines is not empty, each has two distinct points
std::optional<LineString> joined(const std::vector<LineString>& lines);

/// The line up to the place nearest to the point, and from there on. nullopt when the point lies
/// further than meeting_metres from the line, or one of the parts would be shorter than a metre.
std::optional<std::pair<LineString, LineString>> cut(const LineString& line, Coordinate point);

}  // namespace geo::registry
