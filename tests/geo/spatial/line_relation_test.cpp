// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/line_relation.hpp"

#include <gtest/gtest.h>

#include "geo/spatial/line_shape.hpp"

namespace geo::spatial {
namespace {

/// Points given in metres east and north of a place in the region.
LineString line(const std::vector<PlanePoint>& points) {
    const LocalPlane plane{{118.5, 37.4}};
    LineString out;
    for (const PlanePoint point : points) out.points.push_back(plane.back(point));
    return out;
}

LineRelation relation(const std::vector<PlanePoint>& one, const std::vector<PlanePoint>& other) {
    return LineComparer{line(one), RelationLimits{}}.compare(line(other));
}

TEST(LineRelation, ALineDrawnAgainBackwardsCoincides) {
    const auto found = relation({{0, 0}, {300, 0}}, {{300, 0}, {150, 0}, {0, 0}});

    EXPECT_NEAR(found.coincidence.share, 1, 1e-6);
    EXPECT_NEAR(found.coincidence.share_of_other, 1, 1e-6);
    EXPECT_NEAR(found.coincidence.metres, 0, 1e-3);
}

TEST(LineRelation, PartOfALongRoadIsAShareOfTheFirstLine) {
    const auto found = relation({{-30, 0}, {270, 0}}, {{0, 0}, {800, 0}});

    EXPECT_NEAR(found.overlap.share, 0.9, 0.001);
    EXPECT_NEAR(found.overlap.share_of_other, 270.0 / 800, 0.001);
}

TEST(LineRelation, AWobblingSecondDrawingOverlapsButDoesNotCoincide) {
    const auto found = relation({{0, 2}, {100, -2}, {200, 2}, {300, 1}}, {{0, 0}, {300, 0}});

    EXPECT_GT(found.overlap.share, 0.95);
    EXPECT_NEAR(found.overlap.metres, 1.1, 0.4);
    EXPECT_LT(found.coincidence.share, 0.5);
}

TEST(LineRelation, ARoadBesideIsParallelAndACrossingOneIsNot) {
    const auto beside = relation({{0, 8}, {200, 8}}, {{0, 0}, {200, 0}});
    const auto across = relation({{0, 0}, {200, 0}}, {{100, -100}, {100, 100}});

    EXPECT_NEAR(beside.parallel.share, 1, 0.01);
    EXPECT_NEAR(beside.parallel.metres, 8, 0.05);
    EXPECT_EQ(beside.overlap.share, 0);
    EXPECT_EQ(across.parallel.share, 0);
    EXPECT_TRUE(across.meets);
    EXPECT_FALSE(across.branches);
}

TEST(LineRelation, ContinuesEndToEndWhicheverWayItIsDrawn) {
    const std::vector<PlanePoint> first{{0, 0}, {300, 0}};
    const std::vector<PlanePoint> onward{{308, 0}, {600, 30}};

    for (const auto& other : {onward, std::vector<PlanePoint>{onward.rbegin(), onward.rend()}}) {
        const auto found = relation(first, other);
        ASSERT_TRUE(found.continuation);
        EXPECT_NEAR(found.continuation->gap_metres, 8, 0.05);
        EXPECT_NEAR(found.continuation->degrees, 5.9, 0.1);
    }
}

TEST(LineRelation, NeitherATurnNorAWideGapNorTheWayBackContinues) {
    const std::vector<PlanePoint> first{{0, 0}, {300, 0}};

    EXPECT_FALSE(relation(first, {{300, 0}, {300, 200}}).continuation);
    EXPECT_FALSE(relation(first, {{316, 0}, {600, 0}}).continuation);
    EXPECT_FALSE(relation(first, {{300, 0}, {0, 5}}).continuation);
}

TEST(LineRelation, BeginsOnTheBodyOfAnother) {
    const auto found = relation({{150, 3}, {150, 200}}, {{0, 0}, {300, 0}});

    EXPECT_TRUE(found.branches);
    EXPECT_TRUE(found.start_meets);
    EXPECT_FALSE(found.end_meets);
}

TEST(LineRelation, OfAFarLineAndOneWithoutPointsThereIsNothing) {
    const auto far = relation({{0, 0}, {100, 0}}, {{0, 500}, {100, 500}});
    const auto none = relation({{0, 0}, {100, 0}}, {});

    for (const auto& found : {far, none}) {
        EXPECT_FALSE(found.meets);
        EXPECT_FALSE(found.continuation);
        EXPECT_EQ(found.parallel.share, 0);
    }
}

TEST(LineRelation, RepeatedPointsChangeNothing) {
    const auto found = relation({{0, 0}, {0, 0}, {100, 0}, {100, 0}}, {{0, 0}, {0, 0}, {100, 0}});

    EXPECT_NEAR(found.coincidence.share, 1, 1e-6);
}

TEST(SelfCrossing, IsFoundWhereItIs) {
    const auto place = self_crossing(line({{0, 0}, {100, 100}, {100, 0}, {0, 100}}));

    ASSERT_TRUE(place);
    const PlanePoint metres = LocalPlane{{118.5, 37.4}}.at(*place);
    EXPECT_NEAR(metres.x, 50, 0.01);
    EXPECT_NEAR(metres.y, 50, 0.01);
}

TEST(SelfCrossing, RingsAndLoopsForTurningAreNone) {
    EXPECT_FALSE(self_crossing(line({{0, 0}, {100, 0}, {100, 100}, {0, 0}})));
    EXPECT_FALSE(self_crossing(line({{0, 0}, {200, 0}, {200, 60}, {100, 60}, {100, 0}})));
    EXPECT_FALSE(self_crossing(line({{0, 0}, {100, 0}})));
}

TEST(SelfCrossing, ThereAndBackIsOne) {
    EXPECT_TRUE(self_crossing(line({{0, 0}, {100, 0}, {50, 0}})));
}

TEST(SelfCrossing, TenThousandPointsTakeNoTime) {
    std::vector<PlanePoint> points;
    for (int i = 0; i < 10'000; ++i) points.push_back({i * 1.0, i % 2 * 5.0});

    EXPECT_FALSE(self_crossing(line(points)));
}

TEST(AxisDegrees, IsTheOneMostOfTheLineRunsAlong) {
    EXPECT_NEAR(axis_degrees(line({{0, 0}, {300, 10}})), 1.9, 0.2);
    EXPECT_NEAR(axis_degrees(line({{0, 300}, {0, 0}, {40, 0}})), 90, 1);
    EXPECT_NEAR(axis_degrees(line({{0, 0}, {-100, 100}})), 135, 0.2);
}

TEST(DistanceToAnArea, IsNothingInsideAndMetresOutside) {
    const auto ring = line({{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}).points;
    const MultiPolygon area{{Polygon{{ring}}}};

    EXPECT_EQ(distance_metres(line({{50, 50}, {60, 60}}), area), 0);
    EXPECT_EQ(distance_metres(line({{-50, 50}, {150, 50}}), area), 0);
    EXPECT_NEAR(distance_metres(line({{-40, 20}, {-40, 80}}), area), 40, 0.05);
}

}  // namespace
}  // namespace geo::spatial
