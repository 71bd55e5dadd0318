// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "geo/naming/rule_families.hpp"
#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

/// A draft of 吕家庄村 with the facts that a test sets.
class GroundRules : public testing::Test {
  protected:
    GroundRules() {
        draft.village = village_named("吕家庄村");
        facts.line.emplace();
        facts.line->length_metres = 300;
        call("富民", "街");
    }

    void call(const std::string& specific, const std::string& generic) {
        draft.name = {specific + generic, specific, generic};
    }

    void lie(double east, double north) {
        facts.line->east_metres = east;
        facts.line->north_metres = north;
    }

    void add_road(const std::string& name, Relation relation, double share, double metres,
                  double degrees = 0) {
        RegisteredName other;
        other.name.full = name;
        other.road = RoadId{17};
        other.village_name = "三里村";
        facts.line->nearby.push_back({RoadId{17}, std::make_shared<const RegisteredName>(other),
                                      relation, share, metres, degrees});
    }

    std::vector<Objection> objections(const Rule& rule) const {
        return rule.object({draft, facts, *tables(), so_far});
    }

    std::string cases(const Rule& rule) const {
        std::string out;
        for (const Objection& objection : objections(rule)) out.append(objection.case_id) += ' ';
        return out;
    }

    NameDraft draft;
    Facts facts;
    std::vector<Finding> so_far;
};

TEST_F(GroundRules, ANameWithoutALineIsLeftAlone) {
    facts.line.reset();
    call("北", "街");

    for (const Rule& rule : {rule_u07(), rule_u08(), rule_d01(), rule_g01(), rule_g02()})
        EXPECT_EQ(cases(rule), "") << rule.id;
}

TEST_F(GroundRules, ALineOnANamedRoadNamesItAndTheShare) {
    add_road("人民路", Relation::overlap, 0.9, 0.2);

    const auto found = objections(rule_u07());

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].case_id, "overlap");
    EXPECT_NE(found[0].message.zh.find("90%"), std::string::npos) << found[0].message.zh;
    EXPECT_NE(found[0].message.en.find("人民路"), std::string::npos);
    EXPECT_EQ(found[0].evidence[1], (std::pair<std::string, std::string>{"road_id", "17"}));
}

TEST_F(GroundRules, TheSameNameOnTheSameRoadIsNoSecondName) {
    add_road("富民街", Relation::overlap, 1, 0);
    add_road("富民街", Relation::continuation, 0, 3);

    EXPECT_EQ(cases(rule_u07()), "");
    EXPECT_EQ(cases(rule_u08()), "");
}

TEST_F(GroundRules, ARoadCloseBesideIsAWarningOnly) {
    add_road("人民路", Relation::parallel, 0.8, 7);

    EXPECT_EQ(cases(rule_u07()), "parallel ");
}

TEST_F(GroundRules, ARoadThatGoesOnIsOfferedTheNearestName) {
    add_road("远路", Relation::continuation, 0, 14, 3);
    add_road("人民路", Relation::continuation, 0, 8, 6);

    const auto found = objections(rule_u08());

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].suggestion, "人民路");
}

TEST_F(GroundRules, ARoadThatKeepsOneNeighboursNameMayDifferFromTheOther) {
    add_road("人民路", Relation::continuation, 0, 8, 6);
    add_road("富民街", Relation::continuation, 0, 2, 1);

    EXPECT_EQ(cases(rule_u08()), "");
}

TEST_F(GroundRules, AWordOfDirectionIsHeldAgainstTheSideOfTheVillage) {
    lie(0, -500);

    for (const char* right : {"吕家南", "吕家庄前", "村南", "南", "前", "吕家庄村南"}) {
        call(right, "街");
        EXPECT_EQ(cases(rule_d01()), "") << right;
    }
    for (const char* wrong : {"吕家北", "吕家庄后", "村北", "北", "后", "吕家庄村北", "吕家东北"}) {
        call(wrong, "街");
        EXPECT_EQ(cases(rule_d01()), "wrong_side ") << wrong;
    }
}

TEST_F(GroundRules, WordsThatArePartOfAnotherWordAreNoPositions) {
    lie(800, 800);

    for (const char* specific : {"西二", "东营", "南京", "西瓜", "前进", "中心", "府前", "济南",
                                 "山东", "河西", "集中", "向前"}) {
        call(specific, "路");
        EXPECT_EQ(cases(rule_d01()), "") << specific;
    }
}

TEST_F(GroundRules, AVillageWhoseOwnNameHasADirectionKeepsIt) {
    draft.village.name = "堐西村";
    lie(800, 0);
    call("堐西", "路");

    EXPECT_EQ(cases(rule_d01()), "");
}

TEST_F(GroundRules, NearTheMiddleEveryDirectionWillDo) {
    lie(20, -25);
    call("北", "街");

    EXPECT_EQ(cases(rule_d01()), "");
}

TEST_F(GroundRules, AMiddleStreetFarFromTheMiddleIsOne) {
    call("中", "街");
    lie(100, 100);
    EXPECT_EQ(cases(rule_d01()), "");

    lie(900, 0);
    EXPECT_EQ(cases(rule_d01()), "wrong_side ");
}

TEST_F(GroundRules, AnotherVillagesNameNeedsARoadThatReachesIt) {
    call("李家屯", "路");
    facts.mentions = {{VillageCode{"1"}, "李家屯村", 2500.0}};
    EXPECT_EQ(cases(rule_d01()), "other_village ");

    facts.mentions.push_back({VillageCode{"2"}, "李家屯村", 0.0});
    EXPECT_EQ(cases(rule_d01()), "");

    facts.mentions = {{VillageCode{"1"}, "李家屯村", std::nullopt}};
    EXPECT_EQ(cases(rule_d01()), "");
}

TEST_F(GroundRules, ALineMostlyElsewhereIsThatVillagesToName) {
    facts.line->villages = {{VillageCode{"1"}, "三里村", 0.7},
                            {draft.village.code, "吕家庄村", 0.3}};

    const auto found = objections(rule_g01());

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].case_id, "elsewhere");
    EXPECT_NE(found[0].message.zh.find("三里村"), std::string::npos);
}

TEST_F(GroundRules, ALinePartlyOrWhollyInNoVillageIsForReview) {
    facts.line->villages = {{draft.village.code, "吕家庄村", 0.6},
                            {VillageCode{"1"}, "三里村", 0.4}};
    EXPECT_EQ(cases(rule_g01()), "partly ");

    facts.line->villages = {{VillageCode{}, "", 1.0}};
    EXPECT_EQ(cases(rule_g01()), "partly ");
}

TEST_F(GroundRules, ASelfCrossingIsNamedWithItsPlace) {
    facts.line->crosses_itself = Coordinate{118.5, 37.4};

    const auto found = objections(rule_g02());

    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].message.en.find("118.500000, 37.400000"), std::string::npos);
}

}  // namespace
}  // namespace geo::naming
