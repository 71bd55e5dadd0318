// SPDX-License-Identifier: Apache-2.0
// Finished tiles in memory, compressed. Looking one up is a hash look-up under a lock that is one
// of sixteen; a tile that is missing is built once, whoever else asks for it meanwhile waits.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "geo/model/geometry.hpp"
#include "tiles/tile_grid.hpp"

namespace tiles {

/// A tile ready to be sent.
struct CompressedTile {
    std::string gzip;  ///< empty when the tile has no features: 204
    std::string etag;  ///< of the gzip bytes, with quotes
    bool is_empty() const noexcept { return gzip.empty(); }
};

using TilePtr = std::shared_ptr<const CompressedTile>;

/// Compresses an encoded tile; an empty string gives an empty tile, which has an entity tag too.
TilePtr make_compressed(const std::string& tile);

class TileCache {
  public:
    /// Makes a tile. Called without a lock held, from the thread that asks. It must read the newest
    /// published state itself, so that what it makes after an invalidation is new.
    using Builder = std::function<TilePtr(TileId)>;

    /// \param max_bytes  of compressed tiles and what it takes to keep them; the least recently
    ///                   used go first
    TileCache(std::size_t max_bytes, Builder builder);

    /// \throws what the builder throws; a failure is not remembered.
    TilePtr get(TileId tile);

    /// Forgets every tile, finished or in the making, that the area can be seen in. To be called
    /// after the change is published: who asks from then on sees it.
    void invalidate(const geo::BoundingBox& area);
    void clear();

    struct Statistics {
        std::size_t tiles = 0;
        std::size_t bytes = 0;
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
    };
    Statistics statistics() const;

  private:
    struct Entry {
        std::uint64_t key;
        geo::BoundingBox box;  ///< with the buffer
        TilePtr tile;
    };
    /// A tile in the making: those who want it wait for the future.
    struct Build {
        geo::BoundingBox box;
        std::shared_future<TilePtr> result;
        std::uint64_t number;  ///< tells it from a later build of the same tile
    };
    using Entries = std::list<Entry>;  ///< most recently used first
    struct Shard {
        mutable std::mutex mutex;
        Entries entries;
        std::unordered_map<std::uint64_t, Entries::iterator> index;
        std::unordered_map<std::uint64_t, Build> builds;
        std::size_t bytes = 0;
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
        std::uint64_t next_build = 0;
    };
    static constexpr std::size_t shard_count = 16;

    Shard& shard_of(std::uint64_t key) noexcept;
    TilePtr build(Shard& shard, TileId tile, std::promise<TilePtr> promise, std::uint64_t number);
    void finish(Shard& shard, TileId tile, std::uint64_t number, const TilePtr& made);
    static TilePtr find(Shard& shard, std::uint64_t key);
    static void erase(Shard& shard, Entries::iterator entry);
    static std::size_t size_of(const Entry& entry) noexcept;

    std::size_t max_shard_bytes_;
    Builder builder_;
    std::array<Shard, shard_count> shards_;
};

}  // namespace tiles
