// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "geo/model/geometry.hpp"

namespace geo::numbering {

/// The pieces of a road as one line: the longest first, then again and again the piece that goes on
/// nearest to either end, turned round where that fits. Pieces that run beside the rest (the other
/// carriageway) are left out, and so are pieces without a point.
/// \throws Error(invalid_input) for a coordinate that is not a finite number.
LineString joined_line(std::span<const LineString> parts);

}  // namespace geo::numbering
