// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/packed_rtree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "geo/spatial/geodesic.hpp"
#include "geo/spatial/hilbert.hpp"

namespace geo::spatial {
namespace {

BoundingBox box_at(double lon, double lat, double size) {
    return {lon, lat, lon + size, lat + size};
}

std::vector<BoundingBox> random_boxes(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(118.1, 119.3), lat(37.0, 38.2), size(0, 0.01);
    std::vector<BoundingBox> boxes;
    for (std::size_t i = 0; i < count; ++i)
        boxes.push_back(box_at(lon(random), lat(random), size(random)));
    return boxes;
}

std::vector<std::uint32_t> found(const PackedRTree& tree, const BoundingBox& area) {
    std::vector<std::uint32_t> items;
    tree.search(area, items);
    std::sort(items.begin(), items.end());
    return items;
}

std::vector<std::uint32_t> by_scan(const std::vector<BoundingBox>& boxes, const BoundingBox& area) {
    std::vector<std::uint32_t> items;
    for (std::uint32_t i = 0; i < boxes.size(); ++i)
        if (boxes[i].intersects(area)) items.push_back(i);
    return items;
}

TEST(HilbertIndex, NeighboursOnTheCurveAreNeighboursOnTheGrid) {
    std::vector<std::pair<std::uint32_t, std::pair<int, int>>> cells;
    for (int x = 0; x < 32; ++x)
        for (int y = 0; y < 32; ++y)
            cells.push_back(
                {hilbert_index(static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)),
                 {x, y}});
    std::sort(cells.begin(), cells.end());

    for (std::size_t i = 1; i < cells.size(); ++i) {
        const auto [ax, ay] = cells[i - 1].second;
        const auto [bx, by] = cells[i].second;
        ASSERT_EQ(cells[i].first, i);
        ASSERT_EQ(std::abs(ax - bx) + std::abs(ay - by), 1);
    }
}

TEST(PackedRTree, IsEmptyWithoutItems) {
    const PackedRTree tree;
    const PackedRTree built{std::span<const BoundingBox>{}};

    EXPECT_TRUE(tree.empty());
    EXPECT_TRUE(tree.box().is_empty());
    EXPECT_TRUE(found(tree, box_at(-180, -90, 400)).empty());
    EXPECT_TRUE(found(built, box_at(-180, -90, 400)).empty());
    EXPECT_TRUE(tree.nearest({0, 0}, 3, 1e9, [](std::uint32_t) { return 0.0; }).empty());
}

TEST(PackedRTree, FindsASingleItemOnItsEdges) {
    const std::vector<BoundingBox> boxes{box_at(1, 1, 1)};
    const PackedRTree tree{boxes};

    EXPECT_EQ(found(tree, box_at(2, 2, 1)), (std::vector<std::uint32_t>{0}));
    EXPECT_EQ(found(tree, {1.5, 1.5, 1.5, 1.5}), (std::vector<std::uint32_t>{0}));
    EXPECT_TRUE(found(tree, box_at(2.000001, 2, 1)).empty());
    EXPECT_EQ(tree.box(), boxes[0]);
}

TEST(PackedRTree, NeverFindsAnEmptyBox) {
    const std::vector<BoundingBox> boxes{BoundingBox{}, box_at(0, 0, 1), BoundingBox{}};
    const PackedRTree tree{boxes};

    EXPECT_EQ(tree.size(), 1U);
    EXPECT_EQ(found(tree, box_at(-10, -10, 40)), (std::vector<std::uint32_t>{1}));
}

TEST(PackedRTree, AgreesWithAScanForEverySize) {
    for (const std::size_t count : {2U, 15U, 16U, 17U, 255U, 256U, 257U, 5000U}) {
        const auto boxes = random_boxes(count, static_cast<unsigned>(count));
        const PackedRTree tree{boxes};
        for (const BoundingBox& area : random_boxes(50, 99)) {
            const BoundingBox wide{area.min_lon, area.min_lat, area.max_lon + 0.1, area.max_lat};
            ASSERT_EQ(found(tree, wide), by_scan(boxes, wide)) << count;
        }
    }
}

TEST(PackedRTree, FindsAllOfManyItemsAtOnePlace) {
    const std::vector<BoundingBox> boxes(1000, box_at(5, 5, 0));
    const PackedRTree tree{boxes};

    EXPECT_EQ(found(tree, box_at(5, 5, 1)).size(), 1000U);
}

TEST(PackedRTree, AVisitorMayStop) {
    const std::vector<BoundingBox> boxes(100, box_at(5, 5, 0));
    const PackedRTree tree{boxes};
    int visited = 0;

    tree.search(box_at(0, 0, 10), [&](std::uint32_t) { return ++visited < 3; });

    EXPECT_EQ(visited, 3);
}

TEST(PackedRTree, NearestAgreesWithAScan) {
    std::vector<BoundingBox> boxes;
    for (const BoundingBox& box : random_boxes(3000, 5))
        boxes.push_back({box.min_lon, box.min_lat, box.min_lon, box.min_lat});
    const PackedRTree tree{boxes};
    const auto metres_from = [&](Coordinate point) {
        return [&boxes, point](std::uint32_t i) {
            return distance_metres(point, {boxes[i].min_lon, boxes[i].min_lat});
        };
    };

    for (const BoundingBox& at : random_boxes(100, 6)) {
        const Coordinate point{at.min_lon, at.min_lat};
        std::vector<double> all;
        for (std::uint32_t i = 0; i < boxes.size(); ++i) all.push_back(metres_from(point)(i));
        std::sort(all.begin(), all.end());
        const auto nearest = tree.nearest(point, 7, 1e6, metres_from(point));
        ASSERT_EQ(nearest.size(), 7U);
        for (std::size_t i = 0; i < 7; ++i) ASSERT_EQ(nearest[i].metres, all[i]);
    }
}

TEST(PackedRTree, NearestKeepsToTheLimitAndOrdersTiesByItem) {
    const std::vector<BoundingBox> boxes{box_at(118.5, 37.5, 0), box_at(118.5, 37.5, 0),
                                         box_at(118.6, 37.5, 0)};
    const PackedRTree tree{boxes};
    const auto metres = [](std::uint32_t i) { return i == 2 ? 8800.0 : 10.0; };

    EXPECT_EQ(tree.nearest({118.5, 37.5}, 5, 100, metres),
              (std::vector<Neighbour>{{0, 10}, {1, 10}}));
    EXPECT_EQ(tree.nearest({118.5, 37.5}, 5, 1e4, metres).size(), 3U);
    EXPECT_TRUE(tree.nearest({118.5, 37.5}, 0, 1e4, metres).empty());
    EXPECT_TRUE(tree.nearest({118.5, 37.5}, 5, 5, metres).empty());
}

TEST(PackedRTree, TheLowerBoundIsNeverAboveTheTrueDistance) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> lon(118, 120), lat(-60, 60), step(-1, 1);

    for (int i = 0; i < 20000; ++i) {
        const Coordinate from{lon(random), lat(random)};
        const Coordinate to{from.lon + step(random), from.lat + step(random)};
        const BoundingBox box{to.lon, to.lat, to.lon, to.lat};
        ASSERT_LE(metres_to_box_at_least(from, box), distance_metres(from, to));
    }
}

}  // namespace
}  // namespace geo::spatial
