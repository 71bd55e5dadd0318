// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

using std::string_literals::operator""s;

std::vector<Finding> findings_for(const std::string& name, const std::string& village = "吕家村") {
    const NameDraft draft = make_draft(name, village_named(village), *tables());
    return check(rule_set(), draft, {});
}

std::string findings_of(const std::string& name, const std::string& village = "吕家村") {
    return summary(findings_for(name, village), "C");
}

TEST(CharacterRules, OnlyHanCharacters) {
    EXPECT_EQ(findings_of("A1路"), "C01:B");
    EXPECT_EQ(findings_of("１号路"), "C01:B");
    EXPECT_EQ(findings_of("二〇二五路"), "C01:B");
    EXPECT_EQ(findings_of("安宁😀街"), "C01:B");
    EXPECT_EQ(findings_of("安\n宁街"), "C01:B");
}

TEST(CharacterRules, MarksAndBlanksAreTakenOut) {
    EXPECT_EQ(findings_for("幸福 里").at(0).suggestion, "幸福里");
    EXPECT_EQ(findings_for("孝善·路").at(0).suggestion, "孝善路");
    EXPECT_EQ(findings_for("A1路").at(0).suggestion, std::nullopt);
    EXPECT_EQ(findings_of(" 安宁街　"), "PASS") << "blanks at the ends are the keyboard's";
}

TEST(CharacterRules, TraditionalFormsGetTheirStandardForm) {
    const auto findings = findings_for("東營路");

    EXPECT_EQ(summary(findings, "C"), "C03:B");
    EXPECT_EQ(findings.at(0).suggestion, "东营路");
    EXPECT_EQ(findings.at(0).evidence.size(), 2U);
}

TEST(CharacterRules, ACharacterOutsideTheTableMayComeFromTheVillage) {
    const auto findings = findings_for("老岺路", "老岺村");

    EXPECT_EQ(summary(findings, "C"), "C02:R");
    EXPECT_EQ(findings.at(0).suggestion, "老岭路");
    EXPECT_EQ(findings_of("老岺路"), "C02:B");
    EXPECT_EQ(findings_of("老岺羴路", "老岺村"), "C02:B");
    EXPECT_EQ(findings_for("龘龘路").at(0).suggestion, std::nullopt);
}

TEST(CharacterRules, RareCharactersAreWarnedOf) {
    EXPECT_EQ(findings_of("淼鑫路"), "C04:W") << "鑫 is of the second level";
    EXPECT_EQ(findings_of("昇平街"), "C04:W") << "a rare standard character, not a traditional one";
    EXPECT_EQ(findings_of("荻花巷"), "PASS");
    EXPECT_EQ(findings_of("犇羴路"), "C02:B;C04:W") << "羴 is C02's alone";
}

TEST(CharacterRules, ARareCharacterMayComeFromTheVillage) {
    const auto findings = findings_for("堐西路", "堐西村");

    EXPECT_EQ(summary(findings, "C"), "C04:I");
    EXPECT_EQ(findings.at(0).evidence.back(),
              (std::pair<std::string, std::string>{"village", "堐西村"}));
    EXPECT_EQ(findings_of("堐淼路", "堐西村"), "C04:W;C04:I") << "each by itself";
}

TEST(CharacterRules, HiddenCharactersAndLookAlikesAreOneFinding) {
    EXPECT_EQ(findings_of("人\u200B民路"), "C05:B");
    EXPECT_EQ(findings_of("\u202E安宁街"), "C05:B");
    EXPECT_EQ(findings_of("安\0宁街"s), "C05:B");
    EXPECT_EQ(findings_for("⼭前路").at(0).suggestion, "山前路");
    EXPECT_EQ(findings_of("\uE000宁街"), "C01:B;C05:B");
}

}  // namespace
}  // namespace geo::naming
