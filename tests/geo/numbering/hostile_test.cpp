// SPDX-License-Identifier: Apache-2.0
// Roads and doors as bad data has them.
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <iostream>
#include <limits>
#include <numbers>
#include <set>

#include "geo/base/error.hpp"
#include "tests/geo/numbering/ground.hpp"

namespace geo::numbering {
namespace {

TEST(HostileRoads, WithoutLengthNumberNothing) {
    RoadToNumber road;
    road.gates = {gate(1, 5, 5), gate(2, 6, 6, "7")};
    for (const auto& parts : {std::vector<LineString>{}, std::vector<LineString>{LineString{}},
                              std::vector{line({{0, 0}})}, std::vector{line({{0, 0}, {0, 0}})}}) {
        road.parts = parts;
        for (const Mode mode : {Mode::keep, Mode::only_new, Mode::renumber}) {
            const auto plan = plan_numbers(road, {}, mode);
            EXPECT_TRUE(has(plan.remarks, Fault::no_direction));
            EXPECT_EQ(item_of(plan, 1).outcome, Outcome::unplaced);
            EXPECT_EQ(item_of(plan, 2).after, "7");
        }
    }
}

TEST(HostileRoads, WithCoordinatesThatAreNoNumbersAreRefused) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    RoadToNumber road;
    road.parts = {line({{0, 0}, {100, 0}})};
    road.gates = {gate(1, 5, 5)};
    road.gates[0].position.lat = nan;
    EXPECT_THROW(plan_numbers(road, {}, Mode::keep), Error);
    road.gates.clear();
    road.parts[0].points[1].lon = std::numeric_limits<double>::infinity();
    EXPECT_THROW(plan_numbers(road, {}, Mode::keep), Error);
}

TEST(HostileRoads, WithoutDoorsHaveAnEmptyPlan) {
    RoadToNumber road;
    road.parts = {line({{0, 0}, {100, 0}})};
    EXPECT_TRUE(plan_numbers(road, {}, Mode::renumber).items.empty());
}

TEST(HostileDoors, OnTheLineAndBeyondTheEndsGetNumbersInOrder) {
    RoadToNumber road;
    road.parts = {line({{0, 0}, {100, 0}})};
    road.gates = {gate(1, 50, 0),  gate(2, 110, 3), gate(3, 130, 3), gate(4, -10, 3),
                  gate(5, -20, 0), gate(6, 50, -8), gate(7, -30, -3)};

    const auto plan = plan_numbers(road, {}, Mode::keep);

    EXPECT_EQ(numbers(plan).at(3), "1") << "the furthest beyond the eastern end";
    EXPECT_EQ(numbers(plan).at(2), "3");
    EXPECT_EQ(numbers(plan).at(4), "7");
    EXPECT_TRUE(has(item_of(plan, 1).reasons, Fault::on_axis));
    EXPECT_TRUE(has(item_of(plan, 5).reasons, Fault::on_axis));
    EXPECT_TRUE(plan_numbers(applied(road, plan), {}, Mode::keep).changes_nothing());
}

TEST(HostileDoors, OnOneSpotEachGetANumber) {
    RoadToNumber road;
    road.parts = {line({{0, 0}, {100, 0}})};
    for (int i = 0; i < 50; ++i) road.gates.push_back(gate(i, 40, 10));
    road.gates.push_back(gate(100, 40, -10));

    const auto plan = plan_numbers(road, {}, Mode::keep);

    std::set<std::string> given;
    for (const auto& item : plan.items) given.insert(item.after);
    EXPECT_EQ(given.size(), 51U);
    EXPECT_TRUE(plan_numbers(applied(road, plan), {}, Mode::keep).changes_nothing());
}

TEST(HostileRoads, ThatAreRingsAreNumberedClockwiseFromTheirEntrance) {
    RoadToNumber road;
    road.parts = {line({{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}})};  // counter-clockwise
    road.entrances = {at(100, 100)};
    road.gates = {gate(1, 110, 90), gate(2, 110, 10), gate(3, 50, -10),
                  gate(4, -10, 50), gate(5, 50, 110), gate(6, 50, 90)};

    const auto plan = plan_numbers(road, {}, Mode::keep);

    EXPECT_EQ(numbers(plan), (std::map<std::int64_t, std::string>{
                                 {1, "2"}, {2, "4"}, {3, "6"}, {4, "8"}, {5, "10"}, {6, "1"}}));
    EXPECT_TRUE(plan_numbers(applied(road, plan), {}, Mode::keep).changes_nothing());
}

TEST(HostileRoads, ThatCrossThemselvesStillGiveEachDoorOneNumber) {
    RoadToNumber road;
    road.parts = {line({{0, 0}, {200, 0}, {200, 100}, {100, 100}, {100, -100}})};
    for (int i = 0; i < 20; ++i)
        road.gates.push_back(gate(i, 10 * i, i % 2 == 0 ? 8.0 + i : -8.0 - i));

    const auto plan = plan_numbers(road, {}, Mode::keep);

    std::set<std::string> given;
    for (const auto& item : plan.items) given.insert(item.after);
    EXPECT_EQ(given.size(), 20U);
    EXPECT_TRUE(plan_numbers(applied(road, plan), {}, Mode::keep).changes_nothing());
}

TEST(HostileDoors, AllWithTheSameNumberLeaveItToTheOldest) {
    RoadToNumber road;
    road.parts = {line({{0, 0}, {400, 0}})};
    for (int i = 0; i < 40; ++i)
        road.gates.push_back(gate(100 - i, 10 * i, i % 2 == 0 ? 8 : -8, "5"));

    const auto plan = plan_numbers(road, {}, Mode::keep);

    std::set<std::string> given;
    for (const auto& item : plan.items) given.insert(item.after);
    EXPECT_EQ(given.size(), 40U);
    EXPECT_TRUE(plan_numbers(applied(road, plan), {}, Mode::keep).changes_nothing());
}

TEST(HostileDoors, WithMonstrousNumbersAndTextsDoNoHarm) {
    RoadToNumber road;
    road.parts = {line({{0, 0}, {400, 0}})};
    road.gates = {gate(1, 390, 8, "99999"),      gate(2, 300, 8),
                  gate(3, 200, 8, "2147483648"), gate(4, 100, 8, std::string(100'000, 'x')),
                  gate(5, 50, -8, "\xff"),       gate(6, 40, -8, "'; DROP TABLE addresses; --")};

    const auto plan = plan_numbers(road, {}, Mode::keep);

    EXPECT_EQ(item_of(plan, 2).after, "99999附1");
    EXPECT_EQ(item_of(plan, 4).outcome, Outcome::conflict);
    EXPECT_TRUE(plan_numbers(applied(road, plan), {}, Mode::keep).changes_nothing());
}

TEST(HostileRoads, WithTenThousandDoorsAreNumberedAtOnce) {
    RoadToNumber road;
    LineString winding;
    for (int i = 0; i <= 1000; ++i) winding.points.push_back(at(5 * i, 30 * std::sin(i / 15.0)));
    road.parts = {winding};
    for (int i = 0; i < 10'000; ++i)
        road.gates.push_back(gate(i, 0.5 * i, 30 * std::sin(i / 150.0) + (i % 2 == 0 ? 12 : -12)));

    const auto begin = std::chrono::steady_clock::now();
    const auto plan = plan_numbers(road, {}, Mode::keep);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;

    std::cout << "10,000 doors along 1,000 segments: " << took.count() << " s\n";
    std::set<std::string> given;
    for (const auto& item : plan.items) given.insert(item.after);
    EXPECT_EQ(given.size(), 10'000U);
    EXPECT_TRUE(plan_numbers(applied(road, plan), {}, Mode::keep).changes_nothing());
}

}  // namespace
}  // namespace geo::numbering
