// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <set>

#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

Profile dongying() {
    Profile profile = shipped_profile();
    profile.own_entities = {"山东", "东营", "黄河", "黄河口", "渤海"};
    return profile;
}

const RuleSet& dongying_rules() {
    static const RuleSet rules(tables_for(dongying()));
    return rules;
}

/// The findings of M01-M07 on a name.
std::vector<Finding> meaning_findings(const std::string& name,
                                      const RuleSet& rules = dongying_rules(),
                                      const std::string& village = "三里村") {
    NameDraft draft = make_draft(name, village_named(village), rules.tables());
    std::vector<Finding> findings = check(rules, draft, {});
    findings.erase(
        std::remove_if(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.rule.front() != 'M'; }),
        findings.end());
    return findings;
}

std::string meaning_of(const std::string& name) { return summary(meaning_findings(name)); }

void expect_all(const std::vector<std::string>& names, const std::string& expected) {
    for (const std::string& name : names) EXPECT_EQ(meaning_of(name), expected) << name;
}

TEST(MeaningRules, BlocksNamesOfLeaders) {
    expect_all({"毛泽东路", "邓小平路", "周恩来路", "朱德路", "毛主席大街", "周恩来东路",
                "胡锦涛街", "陈云路", "毛澤東路"},
               "M02:B");
}

TEST(MeaningRules, AsksAPersonWhenALeadersNameIsOrdinaryWords) {
    expect_all({"泽民路", "万里路", "汪洋街", "黄菊路", "小平街"}, "M02:R");
}

TEST(MeaningRules, BlocksForeignPersons) {
    expect_all({"林肯街", "马克思路", "普京路", "特朗普大街", "列宁路", "贝多芬路", "爱因斯坦街",
                "新普京巷"},
               "M03:B");
}

TEST(MeaningRules, BlocksForeignPlacesAndCallsThemForeignWorshipping) {
    expect_all({"威尼斯路", "罗马大街", "曼哈顿大道",   "维多利亚街",   "纽约街",     "伦敦路",
                "巴黎街",   "维也纳路", "加州路",       "香榭丽舍大道", "普罗旺斯路", "夏威夷街",
                "剑桥路",   "小巴黎街", "曼哈顿国际路", "东京路",       "柏林东路",   "莫斯科大道",
                "首尔街",   "新德里巷", "美国街",       "華盛頓路"},
               "M03:B;M06:R");
}

TEST(MeaningRules, AsksAPersonWhenAForeignNameIsAnOrdinaryWord) {
    expect_all({"河内路", "京都街", "康德路"}, "M03:R");
}

TEST(MeaningRules, BlocksEnterprisesAndTrademarks) {
    expect_all(
        {"华为路", "茅台路", "腾讯路", "阿里巴巴路", "麦当劳街", "可口可乐路", "星巴克路", "万达路",
         "恒大路", "碧桂园路", "中石化路", "格力大道", "海尔路", "百度街", "华为科技园路"},
        "M04:B");
}

TEST(MeaningRules, AsksAPersonWhenATrademarkIsOrdinaryWords) {
    expect_all({"海信路", "联想路", "美的路"}, "M04:R");
}

TEST(MeaningRules, AsksAPersonAboutPersons) {
    expect_all({"左权路", "孙武路", "悟空路", "李白路", "诸葛亮街", "雷锋路", "鲁迅路", "孔子路",
                "关羽路", "哪吒路", "鲁迅公园路", "孙悟空大街", "岳飞东路", "中山路"},
               "M01:R");
}

TEST(MeaningRules, BlocksVulgarWords) {
    expect_all({"鬼子路", "寡妇巷", "傻瓜路", "妓院街", "光棍胡同", "汉奸路", "棺材街", "王八蛋路"},
               "M05:B");
}

TEST(MeaningRules, AsksAPersonAboutGrandAndOddWords) {
    expect_all({"宇宙路", "天下第一街", "世界大道", "中央大街", "环球路", "万国路", "至尊街",
                "帝豪路", "皇家大道", "皇帝路", "犇羴路", "鱻路", "三龘街", "囍路", "新世界路"},
               "M06:R");
}

TEST(MeaningRules, WarnsOfFamousEntitiesElsewhere) {
    expect_all({"长江路", "北京路", "泰山路", "青岛路", "上海路", "黄山路", "珠江路", "西湖路",
                "北京东路", "南京西一路", "新疆街", "昆仑山路", "张家界路"},
               "M07:W");
}

TEST(MeaningRules, WhatTheAreaHasItselfIsNoFinding) {
    expect_all({"黄河路", "黄河东路", "东营路", "渤海大街", "山东路"}, "PASS");
    EXPECT_EQ(summary(meaning_findings("西湖路", dongying_rules(), "西湖村")), "PASS");
    EXPECT_EQ(summary(meaning_findings("李白路", dongying_rules(), "李白庄村")), "PASS");
    EXPECT_EQ(summary(meaning_findings("巴西街", dongying_rules(), "巴西村")), "PASS");
    EXPECT_EQ(summary(meaning_findings("寡妇巷", dongying_rules(), "寡妇村")), "M05:B");
}

TEST(MeaningRules, OrdinaryWordsPass) {
    expect_all(
        {"建国路",   "胜利路", "李家巷",   "和平路", "解放路", "人民路",   "友谊路", "文昌路",
         "学府路",   "长城路", "光明路",   "小米路", "苹果路", "红旗路",   "朝阳街", "太平路",
         "新华路",   "大众路", "淼鑫路",   "安泰路", "泰康路", "华夏路",   "永辉路", "金龙路",
         "福田路",   "民生路", "兴业路",   "光大路", "西二路", "凤凰城路", "幸福路", "向阳街",
         "振兴大街", "大王路", "王家北巷", "荻花巷", "柽柳路", "路",       "",       "中华路"},
        "PASS");
}

TEST(MeaningRules, OneWordCountsOnceForTheGravestRule) {
    EXPECT_EQ(meaning_of("毛泽东北京路"), "M02:B");
    EXPECT_EQ(meaning_of("宇宙鬼子路"), "M05:B;M06:R");
}

TEST(MeaningRules, MessageNamesTheWordAndEvidenceItsSource) {
    const auto findings = meaning_findings("新华为大道");
    ASSERT_EQ(findings.size(), 1U);

    EXPECT_THAT(findings[0].message.zh, HasSubstr("“华为”是企业名称"));
    EXPECT_THAT(findings[0].message.en, HasSubstr("'华为' is the name of an enterprise"));
    EXPECT_THAT(findings[0].evidence[0], Pair("word", "华为"));
    EXPECT_THAT(findings[0].evidence[1], Pair("category", "enterprise"));
    EXPECT_THAT(findings[0].evidence[2].second, HasSubstr("企业"));
    EXPECT_THAT(findings[0].article, HasSubstr("第九条第（六）项"));
}

TEST(MeaningRules, ProfileAddsAndTakesOutWords) {
    Profile profile = dongying();
    profile.words = {{"胜软", "enterprise", "本地企业"}, {"孙武", "ordinary", "本县人，纪念地名"}};
    const RuleSet rules(tables_for(profile));

    EXPECT_EQ(summary(meaning_findings("胜软路", rules)), "M04:B");
    EXPECT_EQ(summary(meaning_findings("孙武路", rules)), "PASS");
}

TEST(MeaningRules, AsksForMeaningAndOrigin) {
    NameDraft draft = make_draft("安宁街", village_named("三里村"), *tables());
    draft.meaning = " ";
    draft.origin = "";

    const auto findings = check(rule_set(), draft, {});

    ASSERT_EQ(summary(findings), "M08:B");
    EXPECT_THAT(findings[0].message.zh, HasSubstr("含义和来历"));
}

// ---- precision ------------------------------------------------------------------------------

struct Alarms {
    std::size_t names = 0;
    std::vector<std::string> blocking;
    std::vector<std::string> review;
    std::vector<std::string> warning;
};

void add(Alarms& alarms, const std::string& name, const std::string& village) {
    ++alarms.names;
    for (const Finding& finding : meaning_findings(name, dongying_rules(), village)) {
        auto& list = finding.severity == Severity::block    ? alarms.blocking
                     : finding.severity == Severity::review ? alarms.review
                                                            : alarms.warning;
        list.push_back(name + '(' + finding.rule + ')');
    }
}

Alarms alarms_among(const std::set<std::string>& names) {
    Alarms alarms;
    for (const std::string& name : names) add(alarms, name, "三里村");
    return alarms;
}

void report(const std::string& what, const Alarms& alarms) {
    const auto joined = [](const std::vector<std::string>& names) {
        std::string out = std::to_string(names.size());
        for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 60); ++i)
            out += ' ' + names[i];
        return out;
    };
    std::cout << what << ": " << alarms.names << " names; block " << joined(alarms.blocking)
              << "; review " << joined(alarms.review) << "; warn " << joined(alarms.warning)
              << '\n';
}

void expect_precise(const std::string& what, const Alarms& alarms) {
    report(what, alarms);
    EXPECT_LE(alarms.blocking.size() * 200, alarms.names);  // 0.5 %
    EXPECT_LE(alarms.review.size() * 100, alarms.names);    // 1 %
}

/// Every pair of an opening and a closing word of the file's groups, with a generic name.
std::set<std::string> ordinary_names() {
    std::ifstream in(std::string(LUMING_SOURCE_DIR) + "/tests/geo/naming/ordinary_names.txt");
    std::set<std::string> names;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto parts = split(line, '|');
        for (const auto opening : split(parts[0], ' '))
            for (const auto closing : split(parts[1], ' '))
                for (const auto generic : split(parts[2], ' '))
                    names.insert(std::string(opening) + std::string(closing) +
                                 std::string(generic));
    }
    return names;
}

std::string without_unit(std::string name) {
    for (const std::string unit : {"村民委员会", "社区居民委员会", "居民委员会", "社区居委会",
                                   "居委会", "村委会", "社区", "村"})
        if (name.size() > unit.size() &&
            name.compare(name.size() - unit.size(), unit.size(), unit) == 0)
            return name.substr(0, name.size() - unit.size());
    return name;
}

TEST(MeaningPrecision, OrdinaryNamesOfEveryKind) {
    const auto names = ordinary_names();
    ASSERT_GT(names.size(), 5'000U);

    expect_precise("ordinary names", alarms_among(names));
}

/// A road named after the village it lies in, and one named after a village elsewhere.
TEST(MeaningPrecision, NamesOfTheVillagesOfThePrefecture) {
    std::ifstream in(std::string(LUMING_SOURCE_DIR) + "/data/divisions/dongying_villages.csv");
    Alarms at_home;
    Alarms elsewhere;
    for (std::string line; std::getline(in, line);) {
        const auto fields = split(line, ',');
        if (fields.size() < 3 || fields[0] == "code") continue;
        const std::string village(fields[1]);
        for (const auto* tail : {"路", "街", "东路", "前街", "二巷"}) {
            add(at_home, without_unit(village) + tail, village);
            add(elsewhere, without_unit(village) + tail, "三里村");
        }
    }
    ASSERT_GT(at_home.names, 5'000U);

    expect_precise("villages, at home", at_home);
    expect_precise("villages, elsewhere", elsewhere);
    EXPECT_THAT(at_home.blocking, IsEmpty());
}

/// The values of "name" in a file of GeoJSON, without a parser: the samples write them plainly.
std::set<std::string> names_in(const std::string& file) {
    std::ifstream in(file);
    std::set<std::string> names;
    const std::string key = "\"name\"";
    for (std::string line; std::getline(in, line);)
        for (auto at = line.find(key); at != std::string::npos; at = line.find(key, at + 1)) {
            const auto open = line.find('"', at + key.size());
            const auto close = line.find('"', open + 1);
            if (close == std::string::npos) break;
            names.insert(line.substr(open + 1, close - open - 1));
        }
    return names;
}

TEST(MeaningPrecision, StreetsOfChineseTowns) {
    const auto names =
        names_in(std::string(LUMING_SOURCE_DIR) + "/../shared/data/roads/cn_roads.geojson");
    if (names.empty()) GTEST_SKIP() << "../shared/data/roads/cn_roads.geojson is absent";

    const Alarms alarms = alarms_among(names);

    report("cn_roads", alarms);
    EXPECT_THAT(alarms.blocking, IsEmpty());
    EXPECT_LE(alarms.review.size() * 100, alarms.names * 2);  // 逸仙路, 自忠路 do name persons
}

}  // namespace
}  // namespace geo::naming
