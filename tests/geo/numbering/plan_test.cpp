// SPDX-License-Identifier: Apache-2.0
#include "geo/numbering/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/base/error.hpp"
#include "tests/geo/numbering/ground.hpp"

namespace geo::numbering {
namespace {

using testing::ElementsAre;
using testing::Pair;

/// 400 m from west to east, the houses 10 m off: five north, three south.
RoadToNumber street() {
    RoadToNumber road;
    road.parts = {line({{0, 0}, {400, 0}})};
    for (int i = 0; i < 5; ++i) road.gates.push_back(gate(1 + i, 380 - 80 * i, 10));
    for (int i = 0; i < 3; ++i) road.gates.push_back(gate(11 + i, 370 - 100 * i, -10));
    return road;
}

TEST(Plan, NumbersAnEastWestStreetFromTheEast) {
    const auto plan = plan_numbers(street(), {}, Mode::keep);

    EXPECT_THAT(numbers(plan),
                ElementsAre(Pair(1, "1"), Pair(2, "3"), Pair(3, "5"), Pair(4, "7"), Pair(5, "9"),
                            Pair(11, "2"), Pair(12, "4"), Pair(13, "6")));
    EXPECT_EQ(item_of(plan, 1).outcome, Outcome::numbered);
    EXPECT_FALSE(item_of(plan, 1).why.zh.empty());
    EXPECT_TRUE(plan.remarks.empty());
}

TEST(Plan, ChangesNothingTheSecondTime) {
    const auto road = street();

    const auto again =
        plan_numbers(applied(road, plan_numbers(road, {}, Mode::keep)), {}, Mode::keep);

    EXPECT_TRUE(again.changes_nothing());
    EXPECT_EQ(item_of(again, 1).outcome, Outcome::kept);
}

TEST(Plan, BeginsADeadEndAtItsEntrance) {
    auto road = street();
    road.entrances = {at(0, 3)};

    const auto plan = plan_numbers(road, {}, Mode::keep);

    EXPECT_EQ(numbers(plan).at(5), "2") << "north is the left of who comes from the west";
    EXPECT_EQ(numbers(plan).at(13), "1");
}

TEST(Plan, FollowsOtherConventionsOfTheArea) {
    NumberingRules rules;
    rules.east_west_start = EastWestStart::west;
    rules.odd_side = OddSide::left;
    EXPECT_EQ(numbers(plan_numbers(street(), rules, Mode::keep)).at(5), "1");

    rules.skipped = {3};
    EXPECT_EQ(numbers(plan_numbers(street(), rules, Mode::keep)).at(4), "5");

    rules = {};
    rules.scheme = Scheme::metres;
    rules.interval_metres = 20;
    EXPECT_THAT(numbers(plan_numbers(street(), rules, Mode::keep)),
                ElementsAre(Pair(1, "3"), Pair(2, "11"), Pair(3, "19"), Pair(4, "27"),
                            Pair(5, "35"), Pair(11, "4"), Pair(12, "14"), Pair(13, "24")));
}

TEST(Plan, ReservesNumbersForVacantFrontage) {
    NumberingRules rules;
    rules.reserve_every_metres = 40;
    auto road = street();

    const auto plan = plan_numbers(road, rules, Mode::keep);
    EXPECT_THAT(numbers(plan), testing::Contains(Pair(2, "5")));
    EXPECT_THAT(plan.reserved, testing::Contains(3));
    EXPECT_TRUE(plan.remarks.empty()) << "what is reserved is no gap";

    road = applied(road, plan);
    road.gates.push_back(gate(20, 340, 12));
    const auto next = plan_numbers(road, rules, Mode::only_new);
    EXPECT_EQ(item_of(next, 20).after, "3");
    EXPECT_THAT(item_of(next, 20).why.zh, testing::HasSubstr("预留"));
    EXPECT_THAT(next.reserved, testing::Not(testing::Contains(3)));
}

TEST(Plan, GivesSubNumbersBetweenDoorsThatKeepTheirs) {
    auto road = applied(street(), plan_numbers(street(), {}, Mode::keep));
    road.gates.push_back(gate(20, 350, 12));
    road.gates.push_back(gate(21, 330, 12));

    auto plan = plan_numbers(road, {}, Mode::keep);
    EXPECT_EQ(item_of(plan, 20).after, "1附1");
    EXPECT_EQ(item_of(plan, 21).after, "1附2");
    for (const auto& item : plan.items)
        EXPECT_EQ(item.outcome, item.gate < 20 ? Outcome::kept : Outcome::numbered);

    NumberingRules rules;
    rules.joint = "之";
    EXPECT_EQ(item_of(plan_numbers(road, rules, Mode::keep), 20).after, "1之1");

    road = applied(road, plan);
    road.gates.push_back(gate(22, 395, 12));
    plan = plan_numbers(road, {}, Mode::keep);
    EXPECT_EQ(item_of(plan, 22).after, "1附3") << "before the first there is nothing else";
    EXPECT_TRUE(plan_numbers(applied(road, plan), {}, Mode::keep).changes_nothing());
}

TEST(Plan, NumbersAStreetWithOneSideInSequence) {
    auto road = street();
    road.gates.resize(5);
    EXPECT_THAT(numbers(plan_numbers(road, {}, Mode::keep)),
                ElementsAre(Pair(1, "1"), Pair(2, "2"), Pair(3, "3"), Pair(4, "4"), Pair(5, "5")));

    auto built = applied(road, plan_numbers(road, {}, Mode::keep));
    built.gates.push_back(gate(11, 370, -10));
    const auto plan = plan_numbers(built, {}, Mode::keep);
    EXPECT_EQ(item_of(plan, 11).after, "1附1") << "the sequence stays when the other side is built";
    EXPECT_EQ(item_of(plan, 5).outcome, Outcome::kept);

    NumberingRules rules;
    rules.single_side_in_sequence = false;
    EXPECT_EQ(numbers(plan_numbers(road, rules, Mode::keep)).at(2), "3");
}

TEST(Plan, GivesAYardWithSeveralGatesOneNumber) {
    auto road = street();
    road.gates[0].yard = "a";
    road.gates.push_back(gate(30, 300, 12));
    road.gates.push_back(gate(31, 310, -12));
    road.gates[8].yard = road.gates[9].yard = "a";
    road.gates[9].is_main = true;

    const auto plan = plan_numbers(road, {}, Mode::keep);

    EXPECT_EQ(item_of(plan, 31).after, "4") << "the main gate decides";
    EXPECT_EQ(item_of(plan, 1).after, "4");
    EXPECT_EQ(item_of(plan, 30).after, "4");
    EXPECT_FALSE(item_of(plan, 1).is_main);
    EXPECT_EQ(numbers(plan).at(2), "1");
    EXPECT_TRUE(plan_numbers(applied(road, plan), {}, Mode::keep).changes_nothing());
}

TEST(Plan, MendsWhatIsAgainstTheRulesUnlessOnlyNewDoorsAreAskedFor) {
    auto road = applied(street(), plan_numbers(street(), {}, Mode::keep));
    road.gates[1].number = "4";    // even on the odd side, and borne by 12 as well
    road.gates[4].number = "甲9";  // no number that counts
    road.gates.push_back(gate(20, 50, 12));

    const auto mended = plan_numbers(road, {}, Mode::keep);
    EXPECT_EQ(item_of(mended, 2).outcome, Outcome::changed);
    EXPECT_EQ(item_of(mended, 2).after, "3");
    EXPECT_TRUE(has(item_of(mended, 2).reasons, Fault::wrong_parity));
    EXPECT_TRUE(has(item_of(mended, 2).reasons, Fault::duplicate));
    EXPECT_EQ(item_of(mended, 12).outcome, Outcome::kept);
    EXPECT_EQ(item_of(mended, 5).outcome, Outcome::conflict);
    EXPECT_EQ(item_of(mended, 20).after, "9");

    const auto only_new = plan_numbers(road, {}, Mode::only_new);
    EXPECT_EQ(item_of(only_new, 2).outcome, Outcome::conflict);
    EXPECT_EQ(item_of(only_new, 2).after, "4");
    EXPECT_EQ(item_of(only_new, 20).after, "9");
    EXPECT_TRUE(has(only_new.remarks, Fault::gap)) << "3 is missing now";
}

TEST(Plan, FindsTheFewestDoorsOutOfOrder) {
    auto road = applied(street(), plan_numbers(street(), {}, Mode::keep));
    road.gates[3].number = "1";  // 1 3 5 1 9
    road.gates[0].number = "11";

    const auto plan = plan_numbers(road, {}, Mode::only_new);

    EXPECT_TRUE(has(item_of(plan, 1).reasons, Fault::out_of_order));
    EXPECT_TRUE(has(item_of(plan, 4).reasons, Fault::out_of_order));
    EXPECT_EQ(item_of(plan, 2).outcome, Outcome::kept);
    EXPECT_EQ(item_of(plan, 5).outcome, Outcome::kept);
}

TEST(Plan, KeepsARoadThatWasNumberedTheOtherWayRound) {
    auto road = street();
    NumberingRules other;
    other.east_west_start = EastWestStart::west;
    other.odd_side = OddSide::left;
    road = applied(road, plan_numbers(road, other, Mode::keep));
    road.convention.reset();
    road.gates.push_back(gate(20, 398, 12));

    const auto plan = plan_numbers(road, {}, Mode::keep);

    EXPECT_TRUE(has(plan.remarks, Fault::other_convention));
    EXPECT_EQ(item_of(plan, 1).outcome, Outcome::kept);
    EXPECT_EQ(item_of(plan, 20).after, "11") << "a new door follows its neighbours";
    EXPECT_EQ(numbers(plan_numbers(road, {}, Mode::renumber)).at(20), "1");
}

TEST(Plan, ReportsDoorsThatStandTooFarOff) {
    auto road = street();
    road.gates.push_back(gate(20, 200, 150));
    road.gates.push_back(gate(21, 200, 150));
    road.gates.back().is_assigned = true;
    road.gates.push_back(gate(22, 200, 9000, "3"));

    const auto plan = plan_numbers(road, {}, Mode::keep);

    EXPECT_EQ(item_of(plan, 20).outcome, Outcome::unplaced);
    EXPECT_TRUE(has(item_of(plan, 20).reasons, Fault::too_far));
    EXPECT_EQ(item_of(plan, 20).after, "");
    EXPECT_EQ(item_of(plan, 21).after, "9") << "somebody said that it belongs here";
    EXPECT_EQ(item_of(plan, 22).outcome, Outcome::conflict);
    EXPECT_EQ(numbers(plan).at(2), "5") << "3 is spoken for";
}

TEST(Plan, PutsThePiecesOfARoadEndToEnd) {
    RoadToNumber road;
    road.parts = {line({{100, 0}, {0, 0}}), line({{200, 0}, {300, 0}}), line({{200, 0}, {100, 0}}),
                  line({{0, 15}, {300, 15}})};  // the other carriageway is the longest
    road.gates = {gate(1, 290, 30), gate(2, 150, 30), gate(3, 10, 30), gate(4, 150, -20)};

    const auto plan = plan_numbers(road, {}, Mode::keep);

    EXPECT_THAT(numbers(plan), ElementsAre(Pair(1, "1"), Pair(2, "3"), Pair(3, "5"), Pair(4, "2")));
}

}  // namespace
}  // namespace geo::numbering
