// SPDX-License-Identifier: Apache-2.0
// From what is published to a tile: which features a zoom shows, and with which properties.
#pragma once

#include <string>

#include "geo/publishing/snapshot.hpp"
#include "tiles/tile_grid.hpp"

namespace tiles {

/// The tile as MVT 2.1, not compressed; empty when nothing is there. The same snapshot gives the
/// same bytes. Small zooms are thinned out: roads by length and class, villages and their labels
/// by the room they take, so that a tile stays below 500 KB.
/// \pre is_in_grid(tile)
std::string build_tile(const geo::publishing::Snapshot& snapshot, TileId tile);

}  // namespace tiles
