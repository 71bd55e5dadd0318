// SPDX-License-Identifier: Apache-2.0
// What holds for every plan, tried on made-up villages: streets and lanes, bent and broken, with
// pieces of one name and untidy ends.
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <random>

#include "geo/signing/sign_plan.hpp"
#include "geo/spatial/geodesic.hpp"
#include "tests/geo/signing/ascii_roads.hpp"

namespace geo::signing {
namespace {

struct World {
    std::vector<NamedRoad> roads;
};

/// A jittered grid of streets a village; every third street is cut in two pieces.
World make_world(unsigned seed, int villages) {
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> jitter{-12, 12}, width{3, 12};
    World world;
    const auto add = [&](const std::string& name, std::vector<spatial::PlanePoint> points) {
        NamedRoad road;
        road.id = RoadId{static_cast<std::int64_t>(world.roads.size()) + 1};
        road.name = name;
        for (const auto& point : points) road.line.points.push_back(test::map_plane().back(point));
        if (random() % 3 != 0) road.width_metres = width(random);
        world.roads.push_back(std::move(road));
    };
    const int side = static_cast<int>(std::ceil(std::sqrt(villages)));
    for (int v = 0; v < villages; ++v) {
        const double left = (v % side) * 900.0, bottom = (v / side) * 900.0;
        for (int i = 0; i < 10; ++i) {
            const std::string name = std::to_string(v) + (i < 5 ? "街" : "路") + std::to_string(i);
            std::vector<spatial::PlanePoint> points;
            for (int k = 0; k <= 6; ++k) {
                const double along = k * 95.0, across = (i % 5) * 120.0 + jitter(random);
                points.push_back(i < 5 ? spatial::PlanePoint{left + along, bottom + across}
                                       : spatial::PlanePoint{left + across, bottom + along});
            }
            if (i % 3 == 2) {
                add(name, {points.begin(), points.begin() + 4});
                add(name, {points.begin() + 3, points.end()});
            } else {
                add(name, points);
            }
        }
    }
    return world;
}

double metres_to_group(const World& world, const SignPlan& plan, const std::string& name,
                       Coordinate place) {
    double least = 1e9;
    for (const PlannedSign& sign : plan.signs)
        if (world.roads[sign.road].name == name)
            least = std::min(least, spatial::distance_metres(place, sign.position));
    return least;
}

class EveryPlan : public testing::TestWithParam<unsigned> {};

TEST_P(EveryPlan, KeepsItsSignsBesideTheRoadAndOffItsCarriageway) {
    const World world = make_world(GetParam(), 4);
    const SignRules rules;

    const auto plan = plan_signs(world.roads, {}, rules);

    ASSERT_FALSE(plan.signs.empty());
    for (const PlannedSign& sign : plan.signs) {
        const NamedRoad& road = world.roads[sign.road];
        const double half = road.width_metres.value_or(rules.default_width) / 2;
        const double off = spatial::distance_metres(road.line, sign.position);
        EXPECT_LE(off, half + rules.roadside + rules.shared_pole + 0.1) << road.name;
    }
}

TEST_P(EveryPlan, SetsNoTwoSignsOfARoadNearEachOther) {
    const World world = make_world(GetParam(), 4);
    const SignRules rules;

    const auto plan = plan_signs(world.roads, {}, rules);

    for (std::size_t a = 0; a < plan.signs.size(); ++a)
        for (std::size_t b = a + 1; b < plan.signs.size(); ++b) {
            const PlannedSign &one = plan.signs[a], &other = plan.signs[b];
            if (world.roads[one.road].name != world.roads[other.road].name) continue;
            EXPECT_GT(spatial::distance_metres(one.position, other.position), rules.least_distance);
        }
}

TEST_P(EveryPlan, CoversBothEndsOfEveryRoad) {
    const World world = make_world(GetParam(), 4);
    const SignRules rules;

    const auto plan = plan_signs(world.roads, {}, rules);

    std::map<std::string, std::vector<const NamedRoad*>> pieces;
    for (const NamedRoad& road : world.roads) pieces[road.name].push_back(&road);
    for (const auto& [name, of] : pieces)
        for (const Coordinate end :
             {of.front()->line.points.front(), of.back()->line.points.back()})
            EXPECT_LE(metres_to_group(world, plan, name, end),
                      rules.least_distance + 2 * rules.joint)
                << name;
}

TEST_P(EveryPlan, LeavesNoStretchLongerThanTheSpacingWithoutASign) {
    const World world = make_world(GetParam(), 2);
    const SignRules rules;

    const auto plan = plan_signs(world.roads, {}, rules);

    for (const NamedRoad& road : world.roads) {
        const double length = spatial::length_metres(road.line);
        for (double along = 0; along < length; along += 10)
            EXPECT_LE(
                metres_to_group(world, plan, road.name, spatial::point_along(road.line, along)),
                rules.spacing + rules.least_distance);
    }
}

TEST_P(EveryPlan, IsTheSameTwice) {
    const World world = make_world(GetParam(), 3);

    const auto first = plan_signs(world.roads, {}, {});
    const auto second = plan_signs(world.roads, {}, {});

    ASSERT_EQ(first.signs.size(), second.signs.size());
    for (std::size_t i = 0; i < first.signs.size(); ++i) {
        EXPECT_EQ(first.signs[i].position, second.signs[i].position);
        EXPECT_EQ(first.signs[i].pole, second.signs[i].pole);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, EveryPlan, testing::Range(1U, 9U));

TEST(SignPlanSpeed, PlansARegionInSeconds) {
    const World world = make_world(42, 3200);  // 41,600 roads
    ASSERT_GT(world.roads.size(), 40'000U);

    const auto start = std::chrono::steady_clock::now();
    const auto plan = plan_signs(world.roads, {}, {});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;

    EXPECT_GT(plan.signs.size(), 80'000U);
    EXPECT_LT(seconds.count(), 15) << "5 s on a quiet machine";
    RecordProperty("seconds", std::to_string(seconds.count()));
}

}  // namespace
}  // namespace geo::signing
