// SPDX-License-Identifier: Apache-2.0
#include "geo/signing/sign_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "geo/spatial/geodesic.hpp"
#include "tests/geo/signing/ascii_roads.hpp"

namespace geo::signing {
namespace {

using test::AsciiRoads;
using test::map_plane;

SignPlan plan_of(const AsciiRoads& map, const SignRules& rules = {}) {
    return plan_signs(map.roads(), {}, rules);
}

std::vector<PlannedSign> signs_of(const SignPlan& plan, std::size_t road) {
    std::vector<PlannedSign> signs;
    for (const PlannedSign& sign : plan.signs)
        if (sign.road == road) signs.push_back(sign);
    return signs;
}

double metres(Coordinate a, Coordinate b) { return spatial::distance_metres(a, b); }

TEST(SignPlan, OfNothingIsEmpty) {
    const auto plan = plan_signs({}, {}, {});

    EXPECT_TRUE(plan.signs.empty());
    EXPECT_TRUE(plan.poles.empty());
}

TEST(SignPlan, SetsASignAtBothEndsOfARoad) {
    const auto map = AsciiRoads("A--------------------B").road("和顺街", "AB", 6);

    const auto plan = plan_of(map);

    ASSERT_EQ(plan.signs.size(), 2U);
    EXPECT_NEAR(metres(plan.signs[0].position, map.at('A')), 4, 0.1);
    EXPECT_NEAR(metres(plan.signs[1].position, map.at('B')), 4, 0.1);
    EXPECT_EQ(plan.signs[0].place, SignPlace::road_end);
    EXPECT_FALSE(plan.signs[0].crossing);
}

TEST(SignPlan, StandsOnTheRightHandSideAsOneEnters) {
    const auto map = AsciiRoads("A--------------------B").road("和顺街", "AB", 6);

    const auto plan = plan_of(map);

    // Eastward the right hand is south, westward it is north.
    EXPECT_NEAR(map_plane().at(plan.signs.at(0).position).y, -4, 0.05);
    EXPECT_NEAR(map_plane().at(plan.signs.at(1).position).y, 4, 0.05);
}

TEST(SignPlan, TakesTheUsualWidthWhereNobodyKnowsIt) {
    const auto map = AsciiRoads("A--------------------B").road("和顺街", "AB");
    SignRules rules;
    rules.default_width = 10;
    rules.roadside = 2;

    EXPECT_NEAR(metres(plan_of(map, rules).signs.at(0).position, map.at('A')), 7, 0.1);
}

TEST(SignPlan, RepeatsAlongALongRoad) {
    const auto map = AsciiRoads("A" + std::string(99, '-') + "B").road("和顺街", "AB");

    const auto plan = plan_of(map);  // 1000 m

    ASSERT_EQ(plan.signs.size(), 5U);
    for (std::size_t i = 1; i < 5; ++i) {
        const double apart = metres(plan.signs[i - 1].position, plan.signs[i].position);
        EXPECT_NEAR(apart, 250, 1);
        EXPECT_EQ(plan.signs[i].place, i < 4 ? SignPlace::midway : SignPlace::road_end);
    }
}

TEST(SignPlan, SpacesAsTheAreaWants) {
    const auto map = AsciiRoads("A" + std::string(99, '-') + "B").road("和顺街", "AB");
    SignRules rules;
    rules.spacing = 1000;

    EXPECT_EQ(plan_of(map, rules).signs.size(), 2U);
}

TEST(SignPlan, GivesAShortRoadOneSignWhereOneEntersIt) {
    const auto map = AsciiRoads(R"(
A--------------------B--------------------C
                     |
                     D)")
                         .road("和顺街", "ABC")
                         .road("槐荫巷", "DB");  // 20 m

    const auto plan = plan_of(map);

    const auto lane = signs_of(plan, 1);
    ASSERT_EQ(lane.size(), 1U);
    EXPECT_LT(metres(lane[0].position, map.at('B')), 8);
    EXPECT_EQ(lane[0].crossing, 0U);
}

TEST(SignPlan, HangsBothPlatesOfACrossingOnOnePole) {
    const auto map = AsciiRoads(R"(
                B
                |
                |
                |
A---------------X---------------C
                |
                |
                |
                D)")
                         .road("和顺街", "AXC", 6)
                         .road("幸福路", "BXD", 4);

    const auto plan = plan_of(map);

    const auto street = signs_of(plan, 0), road = signs_of(plan, 1);
    ASSERT_EQ(street.size(), 3U);
    ASSERT_EQ(road.size(), 3U);
    EXPECT_EQ(street[1].pole, road[1].pole);
    EXPECT_EQ(street[1].position, road[1].position);
    EXPECT_EQ(street[1].crossing, 1U);
    EXPECT_EQ(road[1].crossing, 0U);
    EXPECT_EQ(plan.poles.size(), 5U);
    // Off both carriageways, in a corner.
    const auto corner = map_plane().at(plan.poles.at(street[1].pole).position);
    const auto centre = map_plane().at(map.at('X'));
    EXPECT_NEAR(std::abs(corner.y - centre.y), 4, 0.05);
    EXPECT_NEAR(std::abs(corner.x - centre.x), 3, 0.05);
}

TEST(SignPlan, SharesAPoleWhereALaneEndsOnAStreet) {
    const auto map = AsciiRoads(R"(
A--------------------B--------------------C
                     |
                     |
                     |
                     |
                     D)")
                         .road("和顺街", "ABC")
                         .road("槐荫巷", "BD");

    const auto plan = plan_of(map);

    const auto street = signs_of(plan, 0), lane = signs_of(plan, 1);
    ASSERT_EQ(street.size(), 3U);
    ASSERT_EQ(lane.size(), 2U);
    EXPECT_EQ(street[1].pole, lane[0].pole);
    EXPECT_EQ(lane[0].place, SignPlace::road_end);
    EXPECT_EQ(street[1].place, SignPlace::junction);
    // In the lane's mouth, not across the street.
    EXPECT_LT(map_plane().at(lane[0].position).y, map_plane().at(map.at('B')).y);
    EXPECT_FALSE(lane[1].crossing) << "the blind end";
}

TEST(SignPlan, JunctionDrawnUntidilyIsOneJunction) {
    const auto map = AsciiRoads(R"(
A-------------------B--------------------C)")
                         .road("和顺街", "AC");
    auto roads = map.roads();
    NamedRoad lane;
    lane.id = RoadId{2};
    lane.name = "槐荫巷";
    const auto mouth = map_plane().at(map.at('B'));
    // Overshoots the street by five metres.
    lane.line.points = {map_plane().back({mouth.x, mouth.y + 5}),
                        map_plane().back({mouth.x, mouth.y - 100})};
    roads.push_back(lane);

    const auto plan = plan_signs(roads, {}, {});

    const auto of_lane = signs_of(plan, 1);
    ASSERT_EQ(of_lane.size(), 2U);
    EXPECT_LT(map_plane().at(of_lane[0].position).y, mouth.y - 2.5);
    EXPECT_EQ(signs_of(plan, 0).size(), 3U);
}

TEST(SignPlan, PiecesOfOneNameAreOneRoad) {
    const auto map = AsciiRoads(R"(
A--------------B---------------C)")
                         .road("和顺街", "AB")
                         .road("和顺街", "BC");

    const auto plan = plan_of(map);  // 310 m in all

    ASSERT_EQ(plan.signs.size(), 2U);
    EXPECT_LT(metres(plan.signs[0].position, map.at('A')), 5);
    EXPECT_LT(metres(plan.signs[1].position, map.at('C')), 5);
}

TEST(SignPlan, PiecesTakeTheColourOfTheWholeRoad) {
    const auto map = AsciiRoads(R"(
A------------------------------B
                               |
                               |
                               |
                               C)")
                         .road("和顺街", "AB")
                         .road("和顺街", "BC");

    for (const PlannedSign& sign : plan_of(map).signs) EXPECT_EQ(sign.axis, RoadAxis::east_west);
}

TEST(SignPlan, NorthSouthRoadsAreGreenAndTheirPlatesRunAlongThem) {
    const auto map = AsciiRoads("A\n|\n|\n|\n|\n|\nB").road("幸福路", "AB");

    const auto plan = plan_of(map);

    ASSERT_EQ(plan.signs.size(), 2U);
    EXPECT_EQ(plan.signs[0].axis, RoadAxis::north_south);
    EXPECT_NEAR(std::min(plan.signs[0].bearing, 180 - plan.signs[0].bearing), 0, 0.01);
}

TEST(SignPlan, LoopWithoutAJunctionHasAStartAndRepeats) {
    const auto map = AsciiRoads(R"(
A------------------------B
|                        |
|                        |
D------------------------C)")
                         .road("环村路", "ABCDA");  // 620 m

    const auto plan = plan_of(map);

    ASSERT_GE(plan.signs.size(), 2U);
    EXPECT_EQ(std::count_if(plan.signs.begin(), plan.signs.end(),
                            [](const auto& s) { return s.place == SignPlace::road_end; }),
              1);
}

TEST(SignPlan, HairpinEndsSideBySideShareOneSign) {
    const auto map = AsciiRoads(R"(
A------------------------B
D------------------------C)")
                         .road("回龙巷", "ABCD");  // its ends are 20 m apart

    const auto plan = plan_of(map);

    EXPECT_EQ(std::count_if(plan.signs.begin(), plan.signs.end(),
                            [](const auto& s) { return s.place == SignPlace::road_end; }),
              1);
}

TEST(SignPlan, PlansNothingTwice) {
    const auto map = AsciiRoads(R"(
A---------------X---------------C
                |
                |
                |
                D)")
                         .road("和顺街", "AXC")
                         .road("幸福路", "XD");
    const auto first = plan_of(map);
    std::vector<StandingSign> standing;
    for (const PlannedSign& sign : first.signs)
        standing.push_back({map.roads()[sign.road].id, sign.position,
                            SignId{static_cast<std::int64_t>(sign.pole) + 100}});

    const auto again = plan_signs(map.roads(), standing, {});

    EXPECT_TRUE(again.signs.empty());
}

TEST(SignPlan, HangsANewRoadsPlateOnThePoleThatIsThere) {
    const auto map = AsciiRoads(R"(
A---------------X---------------C
                |
                |
                |
                D)")
                         .road("和顺街", "AXC", 6)
                         .road("幸福路", "XD", 6);
    const auto first = plan_of(map);
    std::vector<StandingSign> standing;
    for (const PlannedSign& sign : signs_of(first, 0))
        standing.push_back({RoadId{1}, sign.position, SignId{77}});
    standing[0].pole = SignId{70};
    standing[2].pole = SignId{78};
    auto roads = map.roads();
    roads[0].is_wanted = false;

    const auto plan = plan_signs(roads, standing, {});

    ASSERT_EQ(plan.signs.size(), 2U);
    EXPECT_EQ(plan.poles.at(plan.signs[0].pole).standing, SignId{77});
    EXPECT_EQ(plan.signs[0].position, standing[1].position);
}

TEST(SignPlan, LeavesOutRoadsThatAreNotWanted) {
    const auto map = AsciiRoads("A--------------------B").road("和顺街", "AB");
    auto roads = map.roads();
    roads[0].is_wanted = false;

    EXPECT_TRUE(plan_signs(roads, {}, {}).signs.empty());
}

TEST(SignPlan, BearsRepeatedPointsAndLinesWithoutLength) {
    const auto map = AsciiRoads("A--------------------B").road("和顺街", "AAABBB").road("点", "AA");

    const auto plan = plan_of(map);

    EXPECT_EQ(signs_of(plan, 0).size(), 2U);
    EXPECT_LE(signs_of(plan, 1).size(), 1U);
}

}  // namespace
}  // namespace geo::signing
