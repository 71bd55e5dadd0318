// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "geo/publishing/snapshot.hpp"
#include "tiles/tile_grid.hpp"

namespace tiles {

/// How much further out than a lane of its length a road of this class is shown: 1 for a lane, 64
/// for a motorway. Knows the classes of OpenStreetMap's highway=*; any other is a lane.
double class_weight(std::string_view road_class) noexcept;

/// The roads a tile shows, the order that of the snapshot; at small zooms those long or important
/// enough. Where there are still too many for one tile, the most important, those first.
std::vector<geo::publishing::RoadRef> select_roads(const geo::publishing::Snapshot& snapshot,
                                                   TileId tile, double units_per_metre);

}  // namespace tiles
