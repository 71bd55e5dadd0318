// SPDX-License-Identifier: Apache-2.0
#include "tiles/simplification.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tiles {
namespace {

double distance_to_path(TilePoint point, const TilePath& path) {
    double best = INFINITY;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double dx = path[i].x - path[i - 1].x, dy = path[i].y - path[i - 1].y;
        const double length = dx * dx + dy * dy;
        const double part =
            length == 0
                ? 0
                : std::clamp(
                      ((point.x - path[i - 1].x) * dx + (point.y - path[i - 1].y) * dy) / length,
                      0.0, 1.0);
        best = std::min(best, std::hypot(point.x - path[i - 1].x - part * dx,
                                         point.y - path[i - 1].y - part * dy));
    }
    return best;
}

TEST(SimplifyLine, LeavesOutWhatLiesWithinTheTolerance) {
    TilePath line{{0, 0}, {5, 0.4}, {10, 0}, {10, 9}, {10.3, 15}, {10, 20}};

    simplify_line(line, 0.5);

    EXPECT_EQ(line, (TilePath{{0, 0}, {10, 0}, {10, 20}}));
}

TEST(SimplifyLine, KeepsEveryVertexNearTheResult) {
    TilePath wave;
    for (int i = 0; i < 3000; ++i) wave.push_back({i * 0.5, 30 * std::sin(i * 0.02)});
    TilePath simple = wave;

    simplify_line(simple, 1);

    EXPECT_LT(simple.size(), wave.size() / 10);
    for (const TilePoint point : wave) ASSERT_LE(distance_to_path(point, simple), 1 + 1e-9);
}

TEST(SimplifyLine, LeavesShortLinesAndNoToleranceAlone) {
    TilePath none, two{{0, 0}, {0.1, 0}}, three{{0, 0}, {1, 0}, {2, 0}};

    simplify_line(none, 5);
    simplify_line(two, 5);
    simplify_line(three, 0);

    EXPECT_TRUE(none.empty());
    EXPECT_EQ(two.size(), 2U);
    EXPECT_EQ(three.size(), 3U);
}

TEST(SimplifyLine, SurvivesAVeryLongLine) {
    TilePath stairs;
    for (int i = 0; i < 100'000; ++i) stairs.push_back({i * 1.0, (i % 2) * 10.0});

    simplify_line(stairs, 1);

    EXPECT_EQ(stairs.size(), 100'000U);
}

TEST(SimplifyRing, KeepsARingAndItsClosingPoint) {
    TilePath square;
    for (int i = 0; i < 10; ++i) square.push_back({i * 1.0, 0});
    for (int i = 0; i < 10; ++i) square.push_back({10, i * 1.0});
    for (int i = 10; i > 0; --i) square.push_back({i * 1.0, 10});
    for (int i = 10; i > 0; --i) square.push_back({0, i * 1.0});
    square.push_back({0, 0});

    simplify_ring(square, 0.5);

    EXPECT_EQ(square, (TilePath{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}));
}

TEST(SimplifyRing, SurvivesARingOfOnePoint) {
    TilePath ring(6, TilePoint{3, 3});

    simplify_ring(ring, 1);

    EXPECT_FALSE(ring.empty());
}

}  // namespace
}  // namespace tiles
