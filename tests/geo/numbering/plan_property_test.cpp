// SPDX-License-Identifier: Apache-2.0
// What holds for every road: random curved roads with random doors, numbered, built on, numbered
// again.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "geo/numbering/house_number.hpp"
#include "tests/geo/numbering/ground.hpp"

namespace geo::numbering {
namespace {

class RandomRoads : public testing::TestWithParam<unsigned> {
  protected:
    double between(double least, double most) {
        return std::uniform_real_distribution<double>{least, most}(random_);
    }
    int whole(int least, int most) {
        return std::uniform_int_distribution<int>{least, most}(random_);
    }

    LineString winding_line() {
        double x = 0, y = 0, heading = between(-3.1, 3.1);
        LineString out{{at(0, 0)}};
        for (int i = whole(1, 30); i > 0; --i) {
            heading += between(-0.3, 0.3);
            const double step = between(10, 80);
            x += step * std::cos(heading);
            y += step * std::sin(heading);
            out.points.push_back(at(x, y));
        }
        return out;
    }

    /// Beside a random place of the road, to either side of the segment there.
    Gate random_gate(const RoadToNumber& road, std::int64_t key) {
        const auto& points = road.parts.front().points;
        const auto segment =
            static_cast<std::size_t>(whole(1, static_cast<int>(points.size()) - 1));
        const spatial::LocalPlane plane{points[segment - 1]};
        const PlanePoint way = plane.at(points[segment]);
        const double length = spatial::norm(way), share = between(-0.05, 1.05);
        const double off = between(4, 25) * (whole(0, 1) == 0 ? 1 : -1);
        return {key, plane.back({share * way.x - off * way.y / length,
                                 share * way.y + off * way.x / length})};
    }

    RoadToNumber random_road() {
        RoadToNumber road;
        road.parts = {winding_line()};
        for (int i = whole(0, 60); i > 0; --i) add_door(road);
        return road;
    }

    void add_door(RoadToNumber& road) {
        road.gates.push_back(random_gate(road, static_cast<std::int64_t>(road.gates.size()) + 1));
    }

    /// Built anew at random: a profile of its own.
    NumberingRules random_rules() {
        NumberingRules rules;
        if (whole(0, 2) == 0) rules.odd_side = OddSide::left;
        if (whole(0, 2) == 0) rules.east_west_start = EastWestStart::west;
        if (whole(0, 3) == 0) rules.scheme = Scheme::metres;
        if (whole(0, 2) == 0) rules.reserve_every_metres = 25;
        if (whole(0, 3) == 0) rules.skipped = {4, 13, 14};
        return rules;
    }

    /// Looks at the plates from outside: sides by the cross product at the nearest segment.
    static void expect_sound(const NumberingPlan& plan) {
        std::set<std::string> plates;
        for (const PlanItem& item : plan.items) {
            if (item.after.empty()) continue;
            EXPECT_TRUE(plates.insert(item.after).second) << item.after << " twice";
        }
        constexpr double one_spot = 0.01;  // doors round a bend: neither comes first
        std::map<int, int> last_main;
        std::map<int, double> last_along;
        for (const PlanItem& item : plan.items) {  // along the road
            const auto number = parse_house_number(item.after);
            if (!number) continue;
            const int lane = plan.convention.is_single_sided ? 0 : number->main % 2;
            if (!plan.convention.is_single_sided && item.place.side != Side::on) {
                const bool is_right = item.place.side == Side::right;
                const bool is_odd = number->main % 2 != 0;
                EXPECT_EQ(is_right == (plan.convention.odd_side == OddSide::right), is_odd)
                    << item.after;
            }
            const bool is_further = item.place.along >= last_along[lane] + one_spot;
            EXPECT_TRUE(number->main >= last_main[lane] || !is_further) << item.after;
            last_main[lane] = std::max(last_main[lane], number->main);
            if (is_further) last_along[lane] = item.place.along;
        }
    }

    std::mt19937 random_{GetParam()};
};

TEST_P(RandomRoads, AreNumberedSoundlyAndStably) {
    for (int round = 0; round < 40; ++round) {
        auto road = random_road();
        const auto rules = random_rules();

        auto plan = plan_numbers(road, rules, Mode::keep);
        expect_sound(plan);
        for (const PlanItem& item : plan.items) EXPECT_FALSE(item.after.empty());
        road = applied(road, plan);
        EXPECT_TRUE(plan_numbers(road, rules, Mode::keep).changes_nothing());
        EXPECT_TRUE(plan_numbers(road, rules, Mode::renumber).changes_nothing());

        const auto before = numbers(plan);
        for (int i = whole(1, 15); i > 0; --i) add_door(road);
        plan = plan_numbers(road, rules, whole(0, 1) == 0 ? Mode::keep : Mode::only_new);
        expect_sound(plan);
        const auto after = numbers(plan);
        for (const auto& [gate, number] : before) EXPECT_EQ(after.at(gate), number);
        road = applied(road, plan);
        EXPECT_TRUE(plan_numbers(road, rules, Mode::keep).changes_nothing());
    }
}

/// However the numbers were before: once mended, nothing is wrong.
TEST_P(RandomRoads, AreMendedInOneGo) {
    for (int round = 0; round < 40; ++round) {
        auto road = random_road();
        const auto rules = random_rules();
        for (Gate& gate : road.gates)
            if (whole(0, 2) != 0) gate.number = std::to_string(whole(1, 30));

        const auto plan = plan_numbers(road, rules, Mode::keep);

        expect_sound(plan);
        EXPECT_TRUE(plan_numbers(applied(road, plan), rules, Mode::keep).changes_nothing());
        for (const PlanItem& item : plan_numbers(road, rules, Mode::only_new).items)
            EXPECT_TRUE(item.before.empty() || item.after == item.before);
    }
}

/// The sides of the plan are those of the cross product with the nearest segment.
TEST_P(RandomRoads, HaveTheirHousesOnTheSideOfTheCrossProduct) {
    for (int round = 0; round < 40; ++round) {
        const auto road = random_road();
        const auto plan = plan_numbers(road, {}, Mode::keep);
        auto line = road.parts.front();
        const bool is_turned =
            spatial::distance_metres(line.points.front(), plan.convention.start) > 0.001;
        if (is_turned) std::reverse(line.points.begin(), line.points.end());
        for (const PlanItem& item : plan.items) {
            const auto nearest = spatial::nearest_point(
                line, road.gates[static_cast<std::size_t>(item.gate) - 1].position);
            const Coordinate from = line.points[nearest.segment];
            const Coordinate to = line.points[nearest.segment + 1];
            const Coordinate house = road.gates[static_cast<std::size_t>(item.gate) - 1].position;
            const PlanePoint direction{to.lon - from.lon, to.lat - from.lat};
            const PlanePoint offset{house.lon - from.lon, house.lat - from.lat};
            EXPECT_EQ(side_of(direction, offset), item.place.side) << item.after;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomRoads, testing::Range(1U, 11U));

}  // namespace
}  // namespace geo::numbering
