// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_service.hpp"

#include <fmt/format.h>

#include <utility>

#include "geo/base/error.hpp"
#include "tiles/tile_source.hpp"

namespace tiles {

TileService::TileService(std::function<geo::publishing::SnapshotPtr()> current,
                         std::size_t max_bytes)
    : cache_(max_bytes, [current = std::move(current)](TileId tile) {
          return make_compressed(build_tile(*current(), tile));
      }) {}

TilePtr TileService::get(TileId tile) {
    if (!is_in_grid(tile))
        throw geo::Error(
            geo::ErrorKind::not_found,
            fmt::format("瓦片 {}/{}/{} 不在网格内：级别为 0 至 {}，行列号小于 2 的级别次方。",
                        tile.zoom, tile.x, tile.y, max_zoom),
            fmt::format("Tile {}/{}/{} is outside the grid: zooms are 0 to {}, columns and rows "
                        "below 2 to the power of the zoom.",
                        tile.zoom, tile.x, tile.y, max_zoom));
    return cache_.get(tile);
}

void TileService::snapshot_changed(std::span<const geo::BoundingBox> areas) {
    for (const geo::BoundingBox& area : areas) cache_.invalidate(area);
}

}  // namespace tiles
