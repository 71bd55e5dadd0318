// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/model/geometry.hpp"

namespace api::http {

/// Whether any part of the line lies in the box; touching counts.
bool line_meets(const std::vector<geo::Coordinate>& line, const geo::BoundingBox& box) noexcept;

/// Whether the outline and the box have a point in common; holes do not belong to the outline.
bool outline_meets(const geo::MultiPolygon& outline, const geo::BoundingBox& box) noexcept;

}  // namespace api::http
