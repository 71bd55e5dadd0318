// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "geo/publishing/snapshot.hpp"
#include "tiles/tile_cache.hpp"

namespace tiles {

/// Tiles of the newest published snapshot, from the cache where they are there.
class TileService {
  public:
    /// \param current  the newest snapshot; called from any thread whenever a tile is built
    TileService(std::function<geo::publishing::SnapshotPtr()> current, std::size_t max_bytes);

    /// \throws geo::Error(not_found) outside the grid
    TilePtr get(TileId tile);

    /// After a new snapshot is published: where its changes lie.
    void snapshot_changed(std::span<const geo::BoundingBox> areas);
    /// After a snapshot that may differ everywhere, an import for example.
    void snapshot_replaced() { cache_.clear(); }

    TileCache::Statistics statistics() const { return cache_.statistics(); }

  private:
    TileCache cache_;
};

}  // namespace tiles
