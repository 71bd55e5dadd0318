// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/point_in_polygon.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace geo::spatial {
namespace {

Ring rectangle(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

Village village(const std::string& code, std::vector<Ring> rings) {
    Village result;
    result.code = VillageCode{code};
    result.outline = MultiPolygon{{{std::move(rings)}}};
    return result;
}

std::string name(const VillageCode* code) { return code ? code->value() : "none"; }

// B lies east of A; C covers the north of both; H has a hole.
//     C C
//     A B   H
const std::vector<Village> neighbours{village("C", {rectangle(0, 1, 2, 2)}),
                                      village("B", {rectangle(1, 0, 2, 1)}),
                                      village("A", {rectangle(0, 0, 1, 1)}),
                                      village("H", {rectangle(5, 0, 8, 3), rectangle(6, 1, 7, 2)})};

TEST(VillageLocator, FindsTheVillageOfAPoint) {
    const VillageLocator locator{std::span<const Village>(neighbours)};

    EXPECT_EQ(name(locator.find({0.5, 0.5})), "A");
    EXPECT_EQ(name(locator.find({1.5, 0.5})), "B");
    EXPECT_EQ(name(locator.find({1.5, 1.5})), "C");
    EXPECT_EQ(name(locator.find({3, 0.5})), "none");
    EXPECT_EQ(name(locator.find({5.5, 1.5})), "H");
    EXPECT_EQ(name(locator.find({6.5, 1.5})), "none");
}

TEST(VillageLocator, GivesABoundaryToTheLowestCode) {
    const VillageLocator locator{std::span<const Village>(neighbours)};

    EXPECT_EQ(name(locator.find({1, 0.5})), "A");
    EXPECT_EQ(name(locator.find({1.5, 1})), "B");
    EXPECT_EQ(name(locator.find({1, 1})), "A");
    EXPECT_EQ(name(locator.find({2, 2})), "C");
    EXPECT_EQ(name(locator.find({2, 1.7})), "C");
    EXPECT_EQ(name(locator.find({6, 1.5})), "H");
}

TEST(VillageLocator, HoldsNothingWithoutOutlines) {
    std::vector<Village> bare(2);
    bare[1].outline = MultiPolygon{};

    EXPECT_FALSE(VillageLocator{}.find({0, 0}));
    EXPECT_FALSE((VillageLocator{std::span<const Village>(bare)}.find({0, 0})));
    EXPECT_FALSE(VillageLocator{}.find_for_line({{{0, 0}, {1, 1}}}));
}

TEST(VillageLocator, FindsTheVillageThatHoldsMostOfALine) {
    const VillageLocator locator{std::span<const Village>(neighbours)};

    EXPECT_EQ(name(locator.find_for_line({{{0.1, 0.5}, {1.3, 0.5}}})), "A");
    EXPECT_EQ(name(locator.find_for_line({{{0.7, 0.5}, {1.9, 0.5}}})), "B");
    EXPECT_EQ(name(locator.find_for_line({{{0.5, 0.5}, {0.5, -9}}})), "A");
    EXPECT_EQ(name(locator.find_for_line({{{3, 0.5}, {4, 0.5}}})), "none");
    EXPECT_EQ(name(locator.find_for_line({{{1.5, 0.5}, {1.5, 0.5}}})), "B");
    EXPECT_EQ(name(locator.find_for_line({})), "none");
}

TEST(VillageLocator, CountsLengthNotVertices) {
    const VillageLocator locator{std::span<const Village>(neighbours)};
    LineString line{{{1.1, 0.5}}};
    for (int i = 0; i < 100; ++i) line.points.push_back({1.0 - i * 1e-4, 0.5});

    EXPECT_EQ(name(locator.find_for_line(line)), "B");
}

/// A ring around a centre, with a wobble so that slabs see slanted edges of every kind.
Ring blob(Coordinate centre, double radius, int vertices) {
    Ring ring;
    for (int i = 0; i < vertices; ++i) {
        const double angle = 2 * std::numbers::pi * i / vertices;
        const double r = radius * (1 + 0.3 * std::sin(9 * angle));
        ring.push_back({centre.lon + r * std::cos(angle), centre.lat + r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

bool plain_even_odd(const Ring& ring, Coordinate point) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Coordinate a = ring[i - 1], b = ring[i];
        if ((a.lat > point.lat) != (b.lat > point.lat) &&
            point.lon < a.lon + (point.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon))
            inside = !inside;
    }
    return inside;
}

TEST(SlabIndex, AgreesWithAPlainScan) {
    const Ring ring = blob({118.5, 37.5}, 0.1, 700);
    SlabIndex index;
    index.add({{{{ring}}}});
    std::mt19937 random(4);
    std::uniform_real_distribution<double> lon(118.3, 118.7), lat(37.3, 37.7);

    for (int i = 0; i < 20000; ++i) {
        const Coordinate point{lon(random), lat(random)};
        ASSERT_EQ(index.locate(0, point) == Position::inside, plain_even_odd(ring, point));
    }
}

TEST(SlabIndex, EveryVertexIsOnTheBoundary) {
    const Ring ring = blob({118.5, 37.5}, 0.1, 333);
    SlabIndex index;
    index.add({{{{ring}}}});

    for (const Coordinate vertex : ring) EXPECT_EQ(index.locate(0, vertex), Position::on_boundary);
}

TEST(SlabIndex, APointNearACommonEdgeIsInExactlyOneOutline) {
    const Coordinate a{118.1, 37.03}, b{118.37, 37.91};
    SlabIndex index;
    index.add({{{{{a, b, {118, 37.5}, a}}}}});
    index.add({{{{{b, a, {119, 37.5}, b}}}}});

    for (int i = 1; i < 10000; ++i) {
        const double part = i / 10000.0;
        const Coordinate point{std::lerp(a.lon, b.lon, part), std::lerp(a.lat, b.lat, part)};
        const auto west = index.locate(0, point), east = index.locate(1, point);
        ASSERT_EQ(west == Position::on_boundary, east == Position::on_boundary);
        if (west != Position::on_boundary) {
            ASSERT_NE(west, east);
        }
    }
}

TEST(SlabIndex, AFlatOutlineHasOnlyABoundary) {
    SlabIndex index;
    index.add({{{{{{0, 1}, {1, 1}, {2, 1}, {0, 1}}}}}});

    EXPECT_EQ(index.locate(0, {1, 1}), Position::on_boundary);
    EXPECT_EQ(index.locate(0, {1, 1.1}), Position::outside);
    EXPECT_EQ(index.locate(0, {3, 1}), Position::outside);
}

}  // namespace
}  // namespace geo::spatial
