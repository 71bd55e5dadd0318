// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_grid.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace tiles {
namespace {

const geo::Coordinate dongying{118.67, 37.43};

TEST(TileGrid, KnowsWhatIsInTheGrid) {
    EXPECT_TRUE(is_in_grid({0, 0, 0}));
    EXPECT_TRUE(is_in_grid({16, 65535, 65535}));
    EXPECT_FALSE(is_in_grid({0, 1, 0}));
    EXPECT_FALSE(is_in_grid({0, 0, 1}));
    EXPECT_FALSE(is_in_grid({16, 65536, 0}));
    EXPECT_FALSE(is_in_grid({17, 0, 0}));
    EXPECT_FALSE(is_in_grid({3, 4294967295U, 0}));
}

TEST(TileGrid, ZoomZeroIsTheWorld) {
    const geo::BoundingBox world = tile_box({0, 0, 0});

    EXPECT_DOUBLE_EQ(world.min_lon, -180);
    EXPECT_DOUBLE_EQ(world.max_lon, 180);
    EXPECT_NEAR(world.max_lat, max_latitude, 1e-9);
    EXPECT_NEAR(world.min_lat, -max_latitude, 1e-9);
}

TEST(TileGrid, FindsTheTileOfAPlace) {
    EXPECT_EQ(tile_at(dongying, 10), (TileId{10, 849, 397}));
    EXPECT_TRUE(tile_box(tile_at(dongying, 16)).contains(dongying));
    EXPECT_EQ(tile_at({0, 0}, 1), (TileId{1, 1, 1}));
    EXPECT_EQ(tile_at({180, -90}, 2), (TileId{2, 3, 3}));
    EXPECT_EQ(tile_at({-180, 90}, 2), (TileId{2, 0, 0}));
}

TEST(TileGrid, FindsTheTilesOfABox) {
    const auto range = tiles_in({118.0, 37.0, 119.0, 38.0}, 10);

    ASSERT_TRUE(range);
    EXPECT_EQ(range->min_x, tile_at({118, 38}, 10).x);
    EXPECT_EQ(range->max_x, tile_at({119, 37}, 10).x);
    EXPECT_LT(range->min_y, range->max_y);
    EXPECT_FALSE(tiles_in(geo::BoundingBox{}, 10));
}

TEST(TileGrid, TheBufferIsPartOfTheBufferedBox) {
    const TileId tile = tile_at(dongying, 14);
    const geo::BoundingBox inner = tile_box(tile), outer = buffered_box(tile);

    const double width = inner.max_lon - inner.min_lon;
    EXPECT_NEAR(inner.min_lon - outer.min_lon, width / 64, 1e-12);
    EXPECT_GT(outer.max_lat, inner.max_lat);
    EXPECT_LT(outer.min_lat, inner.min_lat);
}

TEST(TileGrid, KeysAreDistinct) {
    EXPECT_NE(tile_key({1, 0, 1}), tile_key({1, 1, 0}));
    EXPECT_NE(tile_key({1, 0, 0}), tile_key({2, 0, 0}));
}

TEST(TileProjection, CornersOfTheTileAreCornersOfTheUnits) {
    for (std::uint32_t zoom = 0; zoom <= max_zoom; ++zoom) {
        const TileId tile = tile_at(dongying, zoom);
        const geo::BoundingBox box = tile_box(tile);
        const TileProjection project(tile);

        const TilePoint low = project({box.min_lon, box.max_lat});
        const TilePoint high = project({box.max_lon, box.min_lat});

        EXPECT_NEAR(low.x, 0, 1e-3) << zoom;
        EXPECT_NEAR(low.y, 0, 0.02) << zoom;
        EXPECT_NEAR(high.x, extent, 1e-3) << zoom;
        EXPECT_NEAR(high.y, extent, 0.02) << zoom;
    }
}

TEST(TileProjection, TheSeriesIsRightToAFiftiethOfAUnit) {
    const TileId tile = tile_at(dongying, 16);
    const TileProjection project(tile);

    for (double lat = 36; lat < 39; lat += 0.01) {
        const double mercator = std::asinh(std::tan(lat * std::numbers::pi / 180));
        const double expected =
            (1 - mercator / std::numbers::pi) / 2 * 65536 * 4096 - tile.y * 4096.0;
        EXPECT_NEAR(project({118.67, lat}).y, expected, 0.02) << lat;
    }
}

TEST(TileProjection, MetresShrinkTowardsThePole) {
    const TileProjection project(tile_at(dongying, 14));

    EXPECT_NEAR(project.units_per_metre(),
                16384.0 * 4096 / 40075016.7 / std::cos(37.43 * std::numbers::pi / 180), 1e-3);
}

}  // namespace
}  // namespace tiles
