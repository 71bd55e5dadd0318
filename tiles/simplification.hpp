// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tiles/clipping.hpp"

namespace tiles {

/// Leaves out vertices that the eye could not tell (Douglas and Peucker, 1973): no vertex left out
/// is further than the tolerance from the line that remains. Both ends stay. In place.
/// \param tolerance  tile units; 0 or less leaves the line as it is
void simplify_line(TilePath& line, double tolerance);

/// The same for a closed ring, which is halved at its first point and the one furthest from it.
/// A ring smaller than the tolerance becomes degenerate; the encoder drops it.
void simplify_ring(TilePath& ring, double tolerance);

}  // namespace tiles
