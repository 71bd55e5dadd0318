// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "tiles/tile_grid.hpp"

namespace tiles {

using TilePath = std::vector<TilePoint>;

/// A square in tile units.
struct ClipBox {
    double min = -static_cast<double>(buffer);
    double max = static_cast<double>(extent + buffer);

    bool contains(TilePoint point) const noexcept {
        return point.x >= min && point.x <= max && point.y >= min && point.y <= max;
    }
};

/// Where a path lies as a whole, told from its bounding box.
enum class Overlap { outside, partly, inside };
Overlap overlap(const TilePath& path, const ClipBox& box) noexcept;

/// The parts of a line inside the box, in order along it (Liang and Barsky, 1984). A part has at
/// least two points.
void clip_line(const TilePath& line, const ClipBox& box, std::vector<TilePath>& parts);

/// The part of a closed ring inside the box (Sutherland and Hodgman, 1974), closed again; empty
/// when nothing is left. Where a ring leaves the box several times its parts stay one ring, joined
/// along the edge of the box, which the buffer keeps out of sight.
TilePath clip_ring(const TilePath& ring, const ClipBox& box);

}  // namespace tiles
