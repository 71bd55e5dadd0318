// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_cache.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tiles/tile_compression.hpp"

namespace tiles {
namespace {

std::string gunzip(const std::string& data) {
    std::string out(1 << 14, '\0');
    z_stream stream{};
    inflateInit2(&stream, 16 + MAX_WBITS);
    std::string input = data;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return result == Z_STREAM_END ? out : "damaged";
}

/// Counts its calls; every tile is different from the one before.
struct CountingBuilder {
    std::atomic<int> calls{0};
    TileCache::Builder builder() {
        return [this](TileId tile) {
            return make_compressed("tile " + std::to_string(tile.x) + " version " +
                                   std::to_string(++calls));
        };
    }
};

TEST(MakeCompressed, IsGzipWithATag) {
    const TilePtr tile = make_compressed(std::string(1000, 'a') + "end");
    const TilePtr other = make_compressed(std::string(1000, 'b') + "end");

    EXPECT_EQ(gunzip(tile->gzip), std::string(1000, 'a') + "end");
    EXPECT_EQ(tile->etag.front(), '"');
    EXPECT_EQ(tile->etag.back(), '"');
    EXPECT_NE(tile->etag, other->etag);
    EXPECT_EQ(tile->etag, make_compressed(std::string(1000, 'a') + "end")->etag);
}

TEST(MakeCompressed, AnEmptyTileHasNoBytesButATag) {
    const TilePtr tile = make_compressed("");

    EXPECT_TRUE(tile->is_empty());
    EXPECT_GT(tile->etag.size(), 2U);
}

TEST(TileCache, BuildsOnce) {
    CountingBuilder counting;
    TileCache cache(1 << 20, counting.builder());

    const TilePtr first = cache.get({5, 1, 1});
    const TilePtr second = cache.get({5, 1, 1});

    EXPECT_EQ(first, second);
    EXPECT_EQ(counting.calls, 1);
    EXPECT_EQ(cache.statistics().hits, 1U);
    EXPECT_EQ(cache.statistics().tiles, 1U);
}

TEST(TileCache, InvalidationForgetsWhatTheAreaTouchesAndNothingElse) {
    CountingBuilder counting;
    TileCache cache(1 << 20, counting.builder());
    const TileId here = tile_at({118.5, 37.5}, 14), far = tile_at({100, 20}, 14);
    cache.get(here);
    cache.get(far);
    cache.get({0, 0, 0});

    cache.invalidate({118.5, 37.5, 118.5, 37.5});

    EXPECT_EQ(cache.statistics().tiles, 1U);
    cache.get(far);
    EXPECT_EQ(counting.calls, 3);
    cache.get(here);
    EXPECT_EQ(counting.calls, 4);
}

TEST(TileCache, InvalidationReachesTheNeighbourThatSeesTheAreaInItsBuffer) {
    CountingBuilder counting;
    TileCache cache(1 << 20, counting.builder());
    const TileId tile = tile_at({118.5, 37.5}, 14);
    const geo::BoundingBox box = tile_box(tile);
    const double lon = box.max_lon + (box.max_lon - box.min_lon) / 100;
    cache.get(tile);

    cache.invalidate({lon, 37.5, lon, 37.5});

    EXPECT_EQ(cache.statistics().tiles, 0U);
}

TEST(TileCache, StaysWithinItsBytes) {
    TileCache cache(64 * 1024, [](TileId tile) {
        auto made = std::make_shared<CompressedTile>();
        made->gzip = std::string(1000, static_cast<char>('a' + tile.x % 26));
        return made;
    });

    for (std::uint32_t x = 0; x < 1000; ++x) cache.get({16, x, 7});

    EXPECT_LE(cache.statistics().bytes, 64U * 1024);
    EXPECT_GT(cache.statistics().tiles, 20U);
}

TEST(TileCache, ServesATileThatIsLargerThanTheCache) {
    TileCache cache(1024, [](TileId) {
        auto made = std::make_shared<CompressedTile>();
        made->gzip = std::string(100'000, 'x');
        return made;
    });

    EXPECT_EQ(cache.get({3, 1, 1})->gzip.size(), 100'000U);
    EXPECT_EQ(cache.statistics().tiles, 0U);
}

TEST(TileCache, KeepsWhatIsUsedMost) {
    CountingBuilder counting;
    TileCache cache(64 * 1024, counting.builder());
    const TileId favourite{16, 3, 3};
    cache.get(favourite);

    for (std::uint32_t x = 100; x < 3000; ++x) {
        cache.get({16, x, 7});
        cache.get(favourite);
    }

    EXPECT_EQ(counting.calls, 2901);
}

TEST(TileCache, OneBuildsWhileTheOthersWait) {
    std::atomic<int> calls{0};
    std::promise<void> go;
    const std::shared_future<void> gate = go.get_future().share();
    TileCache cache(1 << 20, [&](TileId) {
        ++calls;
        gate.wait();
        return make_compressed("slow");
    });

    std::vector<std::future<TilePtr>> readers;
    for (int i = 0; i < 8; ++i)
        readers.push_back(std::async(std::launch::async, [&] { return cache.get({1, 0, 0}); }));
    while (calls == 0) std::this_thread::yield();
    go.set_value();

    for (auto& reader : readers) EXPECT_EQ(gunzip(reader.get()->gzip), "slow");
    EXPECT_EQ(calls, 1);
}

TEST(TileCache, DoesNotKeepATileThatWasInvalidatedWhileInTheMaking) {
    std::atomic<int> calls{0};
    TileCache* self = nullptr;
    TileCache cache(1 << 20, [&](TileId) {
        const int version = ++calls;
        if (version == 1) self->invalidate({-180, -85, 180, 85});  // the change comes right now
        return make_compressed("version " + std::to_string(version));
    });
    self = &cache;

    cache.get({1, 0, 0});
    const TilePtr after = cache.get({1, 0, 0});

    EXPECT_EQ(gunzip(after->gzip), "version 2");
    EXPECT_EQ(cache.get({1, 0, 0}), after);
}

TEST(TileCache, AFailureIsToldAndNotRemembered) {
    int calls = 0;
    TileCache cache(1 << 20, [&](TileId) -> TilePtr {
        if (++calls == 1) throw std::runtime_error("no luck");
        return make_compressed("fine");
    });

    EXPECT_THROW(cache.get({1, 0, 0}), std::runtime_error);
    EXPECT_EQ(gunzip(cache.get({1, 0, 0})->gzip), "fine");
}

TEST(TileCache, ManyThreadsReadWhileOthersInvalidate) {
    CountingBuilder counting;
    TileCache cache(32 * 1024, counting.builder());
    std::atomic<bool> stop{false};
    std::vector<std::thread> threads;
    std::atomic<int> wrong{0};

    for (unsigned t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (std::uint32_t i = 0; i < 5000; ++i) {
                const TileId tile{10, (i * 7 + t) % 64, 3};
                const std::string text = gunzip(cache.get(tile)->gzip);
                if (text.rfind("tile " + std::to_string(tile.x) + " ", 0) != 0) ++wrong;
            }
        });
    std::thread invalidator([&] {
        while (!stop) cache.invalidate({-180, -85, -175, 85});
    });
    for (auto& thread : threads) thread.join();
    stop = true;
    invalidator.join();

    EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace tiles
