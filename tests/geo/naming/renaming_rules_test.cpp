// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

class RenamingRules : public testing::Test {
  protected:
    RenamingRules() {
        facts.current_name = std::make_shared<const RegisteredName>(registered("安宁街", 17));
        renaming.cause = RenamingCause::construction;
        renaming.effective_on = "2025-03-01";
    }

    std::vector<Finding> findings(const std::string& name = "柽柳街") const {
        NameDraft draft = make_draft(name, village_named("吕家村"), *tables());
        draft.road = RoadId(17);
        draft.renaming = renaming;
        return check(rule_set(), draft, facts);
    }
    std::string found(const std::string& name = "柽柳街") const {
        return summary(findings(name), "R");
    }

    Facts facts;
    Renaming renaming;
};

TEST_F(RenamingRules, WithACauseKeepsTheOldNameAsFormer) {
    const auto all = findings();

    ASSERT_EQ(summary(all, "R"), "R04:I");
    EXPECT_EQ(all.back().evidence,
              (Evidence{{"name", "安宁街"}, {"road_id", "17"}, {"from", "2025-03-01"}}));
    EXPECT_NE(all.back().message.zh.find("曾用名"), std::string::npos);
}

TEST_F(RenamingRules, NeedsACauseThatTheLawKnows) {
    renaming.cause.reset();

    EXPECT_EQ(found(), "R01:B;R04:I");
}

TEST_F(RenamingRules, IsSeenWithoutBeingCalledSo) {
    NameDraft draft = make_draft("柽柳街", village_named("吕家村"), *tables());
    draft.road = RoadId(17);

    EXPECT_EQ(summary(check(rule_set(), draft, facts), "R"), "R01:B;R04:W");
}

TEST_F(RenamingRules, OfAProtectedNameNeedsMeasuresFirst) {
    renaming.is_protected = true;

    EXPECT_EQ(found(), "R02:B;R04:I");
    renaming.protective_measures = " 　";
    EXPECT_EQ(found(), "R02:B;R04:I");
    renaming.protective_measures = "原址立碑";
    EXPECT_EQ(found(), "R04:I");
}

TEST_F(RenamingRules, NeedsANewNameThatPassesTheOtherRules) {
    const auto all = findings("第三街");

    EXPECT_EQ(summary(all, "NR"), "N07:B;R03:B;R04:I");
    EXPECT_EQ(all[all.size() - 2].evidence.back(),
              (std::pair<std::string, std::string>{"rule", "N07"}));
    renaming.cause.reset();
    EXPECT_EQ(found(), "R01:B;R04:I") << "a missing cause is not the new name's fault";
}

TEST_F(RenamingRules, WithoutADayIsWarnedOf) {
    renaming.effective_on.reset();

    EXPECT_EQ(found(), "R04:W");
}

TEST_F(RenamingRules, IsNoneWhereTheNameStays) {
    EXPECT_EQ(found("安宁街"), "PASS");
    facts.current_name = nullptr;
    EXPECT_EQ(found(), "PASS") << "a first name";
}

}  // namespace
}  // namespace geo::naming
