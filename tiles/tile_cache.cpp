// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_cache.hpp"

#include <exception>
#include <utility>

#include "tiles/tile_compression.hpp"

namespace tiles {
namespace {

/// List and map nodes, the shared tile and its tag: what an entry takes beside its bytes.
constexpr std::size_t bookkeeping_bytes = 320;

/// Neighbouring tiles differ in the low bits only; this spreads them over the shards (the
/// finaliser of SplitMix64).
constexpr std::uint64_t mixed(std::uint64_t key) noexcept {
    key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9ULL;
    key = (key ^ (key >> 27)) * 0x94D049BB133111EBULL;
    return key ^ (key >> 31);
}

}  // namespace

TilePtr make_compressed(const std::string& tile) {
    auto made = std::make_shared<CompressedTile>();
    if (!tile.empty()) made->gzip = gzip(tile);
    made->etag = entity_tag(made->gzip);
    return made;
}

TileCache::TileCache(std::size_t max_bytes, Builder builder)
    : max_shard_bytes_(max_bytes / shard_count), builder_(std::move(builder)) {}

TilePtr TileCache::get(TileId tile) {
    const std::uint64_t key = tile_key(tile);
    Shard& shard = shard_of(key);
    std::unique_lock lock(shard.mutex);
    if (TilePtr found = find(shard, key)) return found;
    if (const auto running = shard.builds.find(key); running != shard.builds.end()) {
        const auto result = running->second.result;
        lock.unlock();
        return result.get();
    }
    std::promise<TilePtr> promise;
    const std::uint64_t number = shard.next_build++;
    shard.builds.emplace(key, Build{buffered_box(tile), promise.get_future().share(), number});
    lock.unlock();
    return build(shard, tile, std::move(promise), number);
}

TilePtr TileCache::build(Shard& shard, TileId tile, std::promise<TilePtr> promise,
                         std::uint64_t number) {
    try {
        TilePtr made = builder_(tile);
        finish(shard, tile, number, made);
        promise.set_value(made);
        return made;
    } catch (...) {
        finish(shard, tile, number, nullptr);
        promise.set_exception(std::current_exception());
        throw;
    }
}

/// Keeps what was made, unless an invalidation crossed out the build in the meantime: then the tile
/// may show the state before it.
void TileCache::finish(Shard& shard, TileId tile, std::uint64_t number, const TilePtr& made) {
    const std::uint64_t key = tile_key(tile);
    const std::lock_guard lock(shard.mutex);
    const auto running = shard.builds.find(key);
    if (running == shard.builds.end() || running->second.number != number) return;
    const geo::BoundingBox box = running->second.box;
    shard.builds.erase(running);
    if (!made) return;
    shard.entries.push_front({key, box, made});
    shard.index[key] = shard.entries.begin();
    shard.bytes += size_of(shard.entries.front());
    while (shard.bytes > max_shard_bytes_) erase(shard, std::prev(shard.entries.end()));
}

TilePtr TileCache::find(Shard& shard, std::uint64_t key) {
    const auto found = shard.index.find(key);
    if (found == shard.index.end()) {
        ++shard.misses;
        return nullptr;
    }
    ++shard.hits;
    shard.entries.splice(shard.entries.begin(), shard.entries, found->second);
    return found->second->tile;
}

void TileCache::invalidate(const geo::BoundingBox& area) {
    for (Shard& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        for (auto entry = shard.entries.begin(); entry != shard.entries.end();) {
            const auto next = std::next(entry);
            if (entry->box.intersects(area)) erase(shard, entry);
            entry = next;
        }
        std::erase_if(shard.builds,
                      [&](const auto& running) { return running.second.box.intersects(area); });
    }
}

void TileCache::clear() { invalidate({-1e9, -1e9, 1e9, 1e9}); }

TileCache::Statistics TileCache::statistics() const {
    Statistics sum;
    for (const Shard& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        sum.tiles += shard.entries.size();
        sum.bytes += shard.bytes;
        sum.hits += shard.hits;
        sum.misses += shard.misses;
    }
    return sum;
}

TileCache::Shard& TileCache::shard_of(std::uint64_t key) noexcept {
    return shards_[mixed(key) % shard_count];
}

void TileCache::erase(Shard& shard, Entries::iterator entry) {
    shard.bytes -= size_of(*entry);
    shard.index.erase(entry->key);
    shard.entries.erase(entry);
}

std::size_t TileCache::size_of(const Entry& entry) noexcept {
    return entry.tile->gzip.size() + bookkeeping_bytes;
}

}  // namespace tiles
