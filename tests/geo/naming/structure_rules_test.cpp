// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

std::string findings_of(const std::string& name, const std::string& village = "吕家村",
                        const Facts& facts = {}) {
    const NameDraft draft = make_draft(name, village_named(village), *tables());
    return summary(check(rule_set(), draft, facts), "NL");
}

void expect_each(const std::vector<std::string>& names, const std::string& findings) {
    for (const std::string& name : names) EXPECT_EQ(findings_of(name), findings) << name;
}

TEST(StructureRules, ANameHasBothParts) {
    expect_each({"安宁街", "西二路"}, "PASS");
    expect_each({"幸福", "路", "大道", "", " 　"}, "N01:B");
}

TEST(StructureRules, AGenericNameOffTheListIsForAPerson) {
    EXPECT_EQ(findings_of("安宁弄"), "N02:R");
}

TEST(StructureRules, AMarkedGenericNameMustCloseTheName) {
    const NameDraft draft = make_draft("安宁街", village_named("吕家村"), *tables(), "巷");

    EXPECT_EQ(summary(check(rule_set(), draft, {}), "N"), "N01:B");
}

TEST(StackedGenericNames, AreForAPersonToConfirm) {
    expect_each({"幸福街路", "幸福路街", "李家街北巷", "文化街一巷", "朝阳胡同路", "幸福路二巷",
                 "和平大街巷", "幸福里街", "西街巷", "街路", "大街路"},
                "N03:R");
    EXPECT_EQ(findings_of("解放路南小街"), "N03:R;L01:W");
}

TEST(StackedGenericNames, AreNotSeenInsideWords) {
    expect_each({"三里路", "十八里巷", "万里路", "公里路", "道里路", "街道路", "铁路街", "公路街",
                 "里仁巷", "邻里街", "故里路", "丝路大道", "老街路", "人行道路", "孝道路",
                 "三里河路", "路口街", "张路北街"},
                "PASS");
}

TEST(StackedGenericNames, ATunnelMayBeNamedAfterItsRoad) {
    EXPECT_EQ(findings_of("人民路隧道"), "N02:R");
}

TEST(StackedGenericNames, AVillagesNameProvesThatTheInnerOneIsSpecific) {
    Facts facts;
    facts.mentions.push_back({VillageCode("370502104238"), "南街村", {}});

    EXPECT_EQ(findings_of("南街路"), "N03:R");
    EXPECT_EQ(findings_of("南街路", "南街村"), "PASS");
    EXPECT_EQ(findings_of("南街路", "吕家村", facts), "PASS");
    EXPECT_EQ(findings_of("幸福街路", "南街村"), "N03:R");
}

TEST(StackedGenericNames, SayWhichTwo) {
    const NameDraft draft = make_draft("解放路南小街", village_named("三里村"), *tables());

    const auto findings = check(rule_set(), draft, {});

    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings[0].evidence, (Evidence{{"generic", "路"}, {"generic", "街"}}));
}

TEST(Numbers, AloneAreNoSpecificPart) {
    expect_each(
        {"一路", "十二巷", "第三街", "第一街", "第一大街", "3号路", "１号路", "一号路",
         "二〇二五路", "二零二五路", "二○二五路", "88路", "1-2路", "三三路", "一千路", "第陆路"},
        "N07:B");
}

TEST(Numbers, WithAWordAreASpecificPart) {
    expect_each(
        {"西二路", "北一路", "经五路", "纬二十大街", "三八路", "五一路", "八一路", "三里路",
         "百合路", "千佛街", "万福路", "一心路", "统一街", "双百路", "万街", "陆路", "A1路"},
        "PASS");
}

TEST(Length, IsCountedInCharactersOfTheSpecificPart) {
    EXPECT_EQ(findings_of("乡村振兴路"), "PASS");
    EXPECT_EQ(findings_of("乡村振兴示路"), "L01:W");
    EXPECT_EQ(findings_of("社会主义核心价值大街"), "L01:W") << "eight";
    EXPECT_EQ(findings_of("社会主义核心价值观大街"), "L01:B") << "nine";
    EXPECT_EQ(findings_of("孝 善 文 明路"), "PASS") << "blanks are C01's";
    EXPECT_EQ(findings_of("东营区六户路", "东营区六户村"), "L01:W") << "inherited, yet long";
}

TEST(Length, IsTheProfilesOwn) {
    Profile profile = shipped_profile();
    profile.thresholds.specific_warn_above = 1;
    profile.thresholds.specific_block_above = 2;
    const RuleSet strict(tables_for(profile));
    const auto findings = [&](const std::string& name) {
        const NameDraft draft = make_draft(name, village_named("吕家村"), strict.tables());
        return summary(check(strict, draft, {}), "L");
    };

    EXPECT_EQ(findings("和街"), "PASS");
    EXPECT_EQ(findings("和顺街"), "L01:W");
    EXPECT_EQ(findings("和顺美街"), "L01:B");
}

}  // namespace
}  // namespace geo::naming
