// SPDX-License-Identifier: Apache-2.0
#include "tiles/clipping.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace tiles {
namespace {

const ClipBox box{0, 10};

std::vector<TilePath> clipped(const TilePath& line) {
    std::vector<TilePath> parts;
    clip_line(line, box, parts);
    return parts;
}

double area(const TilePath& ring) {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
    return sum / 2;
}

TEST(ClipLine, KeepsWhatIsInside) {
    const TilePath inside{{1, 1}, {5, 5}, {9, 1}};

    EXPECT_EQ(clipped(inside), std::vector<TilePath>{inside});
    EXPECT_TRUE(clipped({{20, 20}, {30, 5}}).empty());
    EXPECT_TRUE(clipped({}).empty());
    EXPECT_TRUE(clipped({{5, 5}}).empty());
}

TEST(ClipLine, CutsAtTheEdges) {
    EXPECT_EQ(clipped({{-5, 5}, {15, 5}}), (std::vector<TilePath>{{{0, 5}, {10, 5}}}));
    EXPECT_EQ(clipped({{5, 5}, {5, 25}}), (std::vector<TilePath>{{{5, 5}, {5, 10}}}));
}

TEST(ClipLine, ComesBackInAsAnotherPart) {
    const TilePath zigzag{{1, 5}, {15, 5}, {15, 8}, {2, 8}};

    EXPECT_EQ(clipped(zigzag), (std::vector<TilePath>{{{1, 5}, {10, 5}}, {{10, 8}, {2, 8}}}));
}

TEST(ClipLine, PassesACornerOutside) { EXPECT_TRUE(clipped({{-3, 2}, {2, -3}}).empty()); }

TEST(ClipLine, AlongTheEdgeIsInside) {
    EXPECT_EQ(clipped({{0, 2}, {0, 8}}), (std::vector<TilePath>{{{0, 2}, {0, 8}}}));
}

TEST(ClipLine, NeverLeavesTheBox) {
    std::mt19937 random(2);
    std::uniform_real_distribution<double> at(-20, 30);
    for (int i = 0; i < 5000; ++i) {
        TilePath line;
        for (int k = 0; k < 6; ++k) line.push_back({at(random), at(random)});
        for (const TilePath& part : clipped(line)) {
            ASSERT_GE(part.size(), 2U);
            for (const TilePoint point : part) {
                ASSERT_NEAR(std::clamp(point.x, 0.0, 10.0), point.x, 1e-9);
                ASSERT_NEAR(std::clamp(point.y, 0.0, 10.0), point.y, 1e-9);
            }
        }
    }
}

TEST(ClipRing, KeepsCutsAndDrops) {
    const TilePath inside{{1, 1}, {5, 1}, {5, 5}, {1, 1}};
    const TilePath around{{-9, -9}, {19, -9}, {19, 19}, {-9, 19}, {-9, -9}};
    const TilePath half{{-5, 2}, {5, 2}, {5, 8}, {-5, 8}, {-5, 2}};

    EXPECT_EQ(clip_ring(inside, box), inside);
    EXPECT_DOUBLE_EQ(area(clip_ring(around, box)), 100);
    EXPECT_DOUBLE_EQ(area(clip_ring(half, box)), 30);
    EXPECT_TRUE(clip_ring({{20, 20}, {30, 20}, {30, 30}, {20, 20}}, box).empty());
    EXPECT_TRUE(clip_ring({}, box).empty());
}

TEST(ClipRing, StaysClosedWhereverItStarts) {
    TilePath diamond{{5, -5}, {15, 5}, {5, 15}, {-5, 5}};
    for (int start = 0; start < 4; ++start) {
        TilePath ring = diamond;
        std::rotate(ring.begin(), ring.begin() + start, ring.end());
        ring.push_back(ring.front());

        const TilePath kept = clip_ring(ring, box);

        EXPECT_EQ(kept.front(), kept.back());
        EXPECT_DOUBLE_EQ(area(kept), 100);
    }
}

TEST(Overlap, IsToldFromTheBoundingBox) {
    EXPECT_EQ(overlap({{1, 1}, {10, 10}}, box), Overlap::inside);
    EXPECT_EQ(overlap({{1, 1}, {10.1, 10}}, box), Overlap::partly);
    EXPECT_EQ(overlap({{11, 1}, {12, 10}}, box), Overlap::outside);
    EXPECT_EQ(overlap({}, box), Overlap::outside);
}

}  // namespace
}  // namespace tiles
