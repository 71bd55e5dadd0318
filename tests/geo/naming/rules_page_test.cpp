// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/rules_page.hpp"

#include <gtest/gtest.h>

#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

TEST(RulesPage, IsTheOneInTheDocumentation) {
    std::ifstream in(std::string(LUMING_SOURCE_DIR) + "/docs/rules.md");
    std::ostringstream kept;
    kept << in.rdbuf();

    // compared as a bool: the difference of two long texts helps nobody
    const bool is_same = kept.str() == rules_page(rule_set());

    EXPECT_TRUE(is_same) << "docs/rules.md differs from the rules. Renew it: "
                            "luming rules --markdown > docs/rules.md";
}

TEST(RulesPage, HasEveryRuleAndEveryCaseOnce) {
    const std::string page = rules_page(rule_set());

    for (const Rule& rule : rule_set().rules()) {
        const auto at = page.find("### " + rule.id + "\n");
        ASSERT_NE(at, std::string::npos) << rule.id;
        EXPECT_EQ(page.find("### " + rule.id + "\n", at + 1), std::string::npos) << rule.id;
        const std::string part = page.substr(at, page.find("\n#", at) - at);
        EXPECT_NE(part.find(rule.article), std::string::npos) << rule.id;
        EXPECT_NE(part.find(rule.reason.zh), std::string::npos) << rule.id;
        EXPECT_NE(part.find(rule.reason.en), std::string::npos) << rule.id;
        for (const Case& one : rule.cases)
            EXPECT_NE(part.find("| `" + one.id + "` |"), std::string::npos) << rule.id << one.id;
    }
}

TEST(RulesPage, TellsWhatTheProfileSets) {
    Profile profile = shipped_profile();
    profile.severities["N03"] = std::nullopt;
    profile.severities["N04.too_wide"] = Severity::info;
    profile.thresholds.overlap_share = 0.625;
    profile.generic_names[0].most_in_village = 7;

    const std::string page = rules_page(RuleSet(tables_for(profile)));

    EXPECT_NE(page.find("| `stacked` | — 不检查 off |"), std::string::npos);
    EXPECT_NE(page.find("| `too_wide` | **I** 提示 info |"), std::string::npos);
    EXPECT_NE(page.find("| `overlap_share` | U07 | 0.625 |"), std::string::npos);
    EXPECT_NE(page.find("| 大道 | 12 |  |  | 7 |"), std::string::npos);
}

}  // namespace
}  // namespace geo::naming
