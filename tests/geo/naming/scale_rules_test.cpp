// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

struct Road {
    std::optional<double> width;
    Facts facts;
};

std::string findings_of(const std::string& name, const Road& road,
                        const RuleSet& rules = rule_set()) {
    NameDraft draft = make_draft(name, village_named("吕家村"), rules.tables());
    draft.width_metres = road.width;
    return summary(check(rules, draft, road.facts), "N");
}

Road wide(double width) { return {width, {}}; }

Road running(Direction direction) {
    Road road;
    road.facts.line.emplace();
    road.facts.line->direction = direction;
    return road;
}

/// A road whose ends meet so many others.
Road with_joined_ends(double width, int joined) {
    Road road = wide(width);
    road.facts.line.emplace();
    road.facts.line->joined_ends = joined;
    road.facts.line->free_ends = 2 - joined;
    return road;
}

// ---- N04

TEST(GenericNameAndWidth, AnAvenueMayNeverBeALane) {
    EXPECT_EQ(findings_of("吕家大道", wide(4)), "N04:B");
    EXPECT_EQ(findings_of("吕家大道", wide(11.9)), "N04:B");
    EXPECT_EQ(findings_of("吕家大道", wide(12)), "PASS");
    EXPECT_EQ(findings_of("吕家大道", {}), "PASS") << "nobody measured it";
}

TEST(GenericNameAndWidth, OthersAreWarnedOf) {
    EXPECT_EQ(findings_of("吕家大街", wide(7)), "N04:W");
    EXPECT_EQ(findings_of("槐荫街", wide(3)), "PASS");
    EXPECT_EQ(findings_of("槐荫路", wide(2.9)), "N04:W");
    EXPECT_EQ(findings_of("荻花巷", wide(6)), "PASS");
    EXPECT_EQ(findings_of("荻花巷", wide(6.1)), "N04:W");
    EXPECT_EQ(findings_of("荻花巷", wide(1.5)), "N04:W");
}

TEST(GenericNameAndWidth, ADeadEndMayBeAWideAlley) {
    EXPECT_EQ(findings_of("吕家胡同", wide(12)), "N04:W");
    EXPECT_EQ(findings_of("吕家胡同", with_joined_ends(12, 2)), "N04:W");
    EXPECT_EQ(findings_of("吕家胡同", with_joined_ends(12, 1)), "PASS");
    EXPECT_EQ(findings_of("吕家巷", with_joined_ends(12, 1)), "N04:W") << "a 巷 may not";
}

TEST(GenericNameAndLine, ABlockOfHousesDoesNotLeadThrough) {
    EXPECT_EQ(findings_of("幸福里", with_joined_ends(5, 2)), "N04:W");
    EXPECT_EQ(findings_of("幸福里", with_joined_ends(5, 1)), "PASS");
    EXPECT_EQ(findings_of("幸福里", wide(5)), "PASS");
}

TEST(GenericNameAndLine, AShortRoadMissesALengthThatTheProfileSets) {
    Profile profile = shipped_profile();
    for (GenericName& generic : profile.generic_names)
        if (generic.text == "大街") generic.least_length = 500;
    const RuleSet rules(tables_for(profile));
    Road road = running(Direction::east_west);

    road.facts.line->length_metres = 499;
    EXPECT_EQ(findings_of("吕家大街", road, rules), "N04:W");
    road.facts.line->length_metres = 500;
    EXPECT_EQ(findings_of("吕家大街", road, rules), "PASS");
}

TEST(GenericNameAndVillage, TwoMainStreetsAreEnough) {
    Road road = wide(8);

    road.facts.same_generic_in_village = 1;
    EXPECT_EQ(findings_of("吕家大街", road), "PASS");
    road.facts.same_generic_in_village = 2;
    EXPECT_EQ(findings_of("吕家大街", road), "N04:W");
    EXPECT_EQ(findings_of("吕家街", road), "PASS");
}

// ---- N05

RuleSet with_scheme() {
    Profile profile = shipped_profile();
    profile.village_directions[VillageCode("370502104237")] = {{"街"}, {"路"}};
    return RuleSet(tables_for(profile));
}

TEST(Directions, AreFreeUnlessDeclared) {
    EXPECT_EQ(findings_of("安宁路", running(Direction::east_west)), "PASS");
}

TEST(Directions, TheGenericNameTellsThem) {
    const RuleSet rules = with_scheme();

    EXPECT_EQ(findings_of("安宁街", running(Direction::east_west), rules), "PASS");
    EXPECT_EQ(findings_of("安宁路", running(Direction::east_west), rules), "N05:W");
    EXPECT_EQ(findings_of("安宁街", running(Direction::north_south), rules), "N05:W");
    EXPECT_EQ(findings_of("安宁巷", running(Direction::north_south), rules), "PASS");
    EXPECT_EQ(findings_of("安宁街", running(Direction::slanting), rules), "PASS");
    EXPECT_EQ(findings_of("安宁街", {}, rules), "PASS") << "no line yet";
}

TEST(Directions, TheRightGenericNameIsOffered) {
    const RuleSet rules = with_scheme();
    const NameDraft draft = make_draft("安宁路", village_named("吕家村"), rules.tables());

    const auto findings = check(rules, draft, running(Direction::east_west).facts);

    ASSERT_EQ(summary(findings, "N"), "N05:W");
    EXPECT_EQ(findings[0].suggestion, "安宁街");
}

// ---- N06

Road beside(Direction direction, const std::string& other, int number, double east, double north) {
    Road road = running(direction);
    road.facts.series.push_back(
        {std::make_shared<const RegisteredName>(registered(other, 9)), number, east, north});
    return road;
}

TEST(Series, RunFromEastToWestAndFromSouthToNorth) {
    const auto ns = Direction::north_south;
    const auto ew = Direction::east_west;

    EXPECT_EQ(findings_of("西二路", beside(ns, "西三路", 3, -200, 40)), "PASS");
    EXPECT_EQ(findings_of("西二路", beside(ns, "西三路", 3, 200, 40)), "N06:W");
    EXPECT_EQ(findings_of("西二路", beside(ns, "西一路", 1, 200, -40)), "PASS");
    EXPECT_EQ(findings_of("北二路", beside(ew, "北三路", 3, 40, 200)), "PASS");
    EXPECT_EQ(findings_of("北二路", beside(ew, "北三路", 3, 40, -200)), "N06:W");
}

TEST(Series, OfTheEastAndTheSouthGoOutward) {
    EXPECT_EQ(findings_of("东二路", beside(Direction::north_south, "东三路", 3, 200, 0)), "PASS");
    EXPECT_EQ(findings_of("东二路", beside(Direction::north_south, "东三路", 3, -200, 0)), "N06:W");
    EXPECT_EQ(findings_of("南二路", beside(Direction::east_west, "南三路", 3, 0, -200)), "PASS");
    EXPECT_EQ(findings_of("南二路", beside(Direction::east_west, "南三路", 3, 0, 200)), "N06:W");
}

TEST(Series, WhatLiesAlmostLevelIsNotJudged) {
    EXPECT_EQ(findings_of("西二路", beside(Direction::north_south, "西三路", 3, 29, 500)), "PASS");
    EXPECT_EQ(findings_of("西二路", beside(Direction::north_south, "西二路", 2, 500, 0)), "PASS");
}

TEST(Series, ASlantingOneGoesByTheGreaterDistance) {
    EXPECT_EQ(findings_of("文二巷", beside(Direction::slanting, "文三巷", 3, 300, 100)), "N06:W");
    EXPECT_EQ(findings_of("文二巷", beside(Direction::slanting, "文三巷", 3, 100, 300)), "PASS");
}

}  // namespace
}  // namespace geo::naming
