// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/rule_set.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <set>

#include "geo/base/error.hpp"
#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

using std::string_literals::operator""s;

std::vector<Finding> findings_for(const std::string& name, const RuleSet& rules = rule_set()) {
    return check(rules, make_draft(name, village_named("吕家村"), rules.tables()), {});
}

RuleSet with_severity(const std::string& key, std::optional<Severity> severity) {
    Profile profile = shipped_profile();
    profile.severities[key] = severity;
    return RuleSet(tables_for(profile));
}

/// Where a family stands: C, N, M, U, L, D, G, R.
std::size_t place_of(const Rule& rule) {
    return std::string_view("CNMULDGR").find(rule.id.front());
}

TEST(RuleSet, RulesHaveTheirIdTheirArticleAndTheirReason) {
    std::set<std::string> ids;
    for (const Rule& rule : rule_set().rules()) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
        EXPECT_EQ(rule.id.size(), 3U);
        EXPECT_FALSE(rule.article.empty()) << rule.id;
        EXPECT_FALSE(rule.reason.zh.empty() || rule.reason.en.empty()) << rule.id;
    }
    EXPECT_GE(ids.size(), 20U);
}

TEST(RuleSet, EveryRuleHasCasesOfItsOwn) {
    for (const Rule& rule : rule_set().rules()) {
        EXPECT_FALSE(rule.cases.empty()) << rule.id;
        std::set<std::string> cases;
        for (const Case& one : rule.cases) {
            EXPECT_TRUE(cases.insert(one.id).second) << rule.id << '.' << one.id;
            EXPECT_FALSE(one.when.zh.empty() || one.when.en.empty()) << rule.id << '.' << one.id;
        }
    }
}

TEST(RuleSet, FamiliesComeInTheirOrderAndRulesByNumber) {
    const auto& rules = rule_set().rules();

    for (std::size_t i = 1; i < rules.size(); ++i) {
        const auto before = std::pair(place_of(rules[i - 1]), rules[i - 1].id);
        EXPECT_LT(before, std::pair(place_of(rules[i]), rules[i].id));
    }
}

TEST(RuleSet, AProfileSetsTheSeverityOfARule) {
    EXPECT_EQ(summary(findings_for("安宁弄"), "N"), "N02:R");
    EXPECT_EQ(summary(findings_for("安宁弄", with_severity("N02", Severity::info)), "N"), "N02:I");
    EXPECT_EQ(summary(findings_for("安宁弄", with_severity("N02", std::nullopt)), "N"), "PASS");
}

TEST(RuleSet, AProfileSetsTheSeverityOfACase) {
    const std::string nine = "社会主义核心价值观大街";
    Profile profile = shipped_profile();
    profile.severities["L01"] = Severity::info;
    profile.severities["L01.too_long"] = Severity::review;
    const RuleSet rules(tables_for(profile));

    EXPECT_EQ(summary(findings_for(nine, rules), "L"), "L01:R")
        << "the case stands before the rule";
    EXPECT_EQ(summary(findings_for("乡村振兴示范路", rules), "L"), "L01:I");
    EXPECT_EQ(summary(findings_for(nine, with_severity("L01.long", std::nullopt)), "L"), "L01:B");
}

TEST(RuleSet, AProfileCannotNameARuleThatDoesNotExist) {
    for (const std::string key : {"X01", "N04.nonsense", "N4", "", "N04."}) {
        try {
            with_severity(key, Severity::info);
            ADD_FAILURE() << key;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::invalid_input);
            EXPECT_NE(error.text().en.find("severity." + key), std::string::npos);
            EXPECT_NE(error.text().zh.find("severity." + key), std::string::npos);
        }
    }
}

TEST(RuleSet, TheVerdictIsTheGravestFinding) {
    const auto with = [](Severity severity) { return Finding{"X", severity, {}, "", {}, {}}; };

    EXPECT_EQ(verdict({}), "pass");
    EXPECT_EQ(verdict({with(Severity::info)}), "info");
    EXPECT_EQ(verdict({with(Severity::info), with(Severity::warn)}), "warn");
    EXPECT_EQ(verdict({with(Severity::review), with(Severity::warn)}), "review");
    EXPECT_EQ(verdict({with(Severity::review), with(Severity::block)}), "block");
}

TEST(RuleSet, HostileNamesGetAnAnswer) {
    std::string endless;
    for (int i = 0; i < 10'000; ++i) endless += "孝";

    EXPECT_EQ(summary(findings_for(endless + "路"), "CNL"), "L01:B");
    EXPECT_EQ(summary(findings_for("\0"s), "CNL"), "C05:B;N01:B");
    EXPECT_EQ(summary(findings_for("\u200F\u200F"), "CNL"), "C05:B;N01:B");
    EXPECT_EQ(summary(findings_for("第第号号路"), "CNL"), "PASS");
    EXPECT_EQ(summary(findings_for("第号路"), "CNL"), "PASS");
    EXPECT_THROW(findings_for("安\xff街"), Error);
    EXPECT_THROW(findings_for("\xed\xa0\x80路"), Error);
}

TEST(RuleSet, FindingsOfEndlessNamesStayShort) {
    std::string endless;
    for (int i = 0; i < 5'000; ++i) endless += i % 2 == 0 ? "街" : "路";

    for (const Finding& finding : findings_for(endless)) {
        EXPECT_LT(finding.message.zh.size(), 600U) << finding.rule;
        EXPECT_LT(finding.message.en.size(), 600U) << finding.rule;
    }
}

TEST(RuleSet, IsQuick) {
    const std::vector<std::string> names = {"安宁街",         "柽柳路",  "孝善大街", "西二路",
                                            "解放路南小街",   "荻花巷",  "富民路",   "淼鑫路",
                                            "乡村振兴示范路", "吕家胡同"};
    constexpr int rounds = 2'000;
    std::size_t found = 0;

    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < rounds; ++i)
        for (const std::string& name : names) found += findings_for(name).size();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;

    const double each = took.count() / (rounds * static_cast<double>(names.size()));
    std::cout << each << " us a check without neighbours\n";
    EXPECT_GT(found, 0U);
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_LT(each, 100.0);
#endif
}

}  // namespace
}  // namespace geo::naming
