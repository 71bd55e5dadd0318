// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "geo/model/geometry.hpp"

namespace geo::spatial {

/// Centre of gravity of the area, holes taken off. It may lie outside a bent outline. Empty when
/// the outline has no area.
std::optional<Coordinate> centroid(const MultiPolygon& outline);

/// A point well inside the largest polygon, for a label: the centroid where it has room around it,
/// else the middle of the widest stretch on one of several parallels. Falls back to any vertex
/// when there is no area; empty for an empty outline.
std::optional<Coordinate> label_point(const MultiPolygon& outline);

}  // namespace geo::spatial
