// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/rule_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/town_names.hpp"
#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

using std::string_literals::operator""s;

std::vector<Finding> findings_for(const std::string& name, const TownNames& names = {},
                                  const std::string& village = "吕家村") {
    const NameDraft draft = make_draft(name, village_named(village), *tables());
    return check(rule_set(), draft, names.gather(draft));
}

std::string findings_of(const std::string& name, const TownNames& names = {},
                        const std::string& village = "吕家村") {
    return summary(findings_for(name, names, village));
}

TownNames town_with(const std::vector<RegisteredName>& names) {
    TownNames town;
    for (const RegisteredName& name : names)
        town.add(DivisionCode("370502104000"), name, romaniser());
    return town;
}

TEST(StructureRules, ANameHasBothParts) {
    EXPECT_EQ(findings_of("安宁街"), "PASS");
    EXPECT_EQ(findings_of("幸福"), "N01:B");
    EXPECT_EQ(findings_of("路"), "N01:B");
    EXPECT_EQ(findings_of(""), "N01:B");
    EXPECT_EQ(findings_of(" 　"), "N01:B");
}

TEST(StructureRules, AGenericNameOffTheListIsForAPerson) {
    EXPECT_EQ(findings_of("安宁弄"), "N02:R");
}

TEST(StructureRules, AMarkedGenericNameMustCloseTheName) {
    const NameDraft draft = make_draft("安宁街", village_named("吕家村"), *tables(), "巷");

    EXPECT_EQ(summary(check(rule_set(), draft, {})), "N01:B");
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

    EXPECT_EQ(summary(findings), "C03:B");
    EXPECT_EQ(findings.at(0).suggestion, "东营路");
    EXPECT_EQ(findings.at(0).evidence.size(), 2U);
    EXPECT_EQ(findings_of("昇平街"), "PASS") << "昇 is a standard character, if a rare one";
}

TEST(CharacterRules, ACharacterOutsideTheTableMayComeFromTheVillage) {
    const auto findings = findings_for("老岺路", {}, "老岺村");

    EXPECT_EQ(summary(findings), "C02:R");
    EXPECT_EQ(findings.at(0).suggestion, "老岭路");
    EXPECT_EQ(findings_of("老岺路"), "C02:B");
    EXPECT_EQ(findings_of("老岺羴路", {}, "老岺村"), "C02:B");
    EXPECT_EQ(findings_for("龘龘路").at(0).suggestion, std::nullopt);
}

TEST(CharacterRules, HiddenCharactersAndLookAlikesAreOneFinding) {
    EXPECT_EQ(findings_of("人\u200B民路"), "C05:B");
    EXPECT_EQ(findings_of("\u202E安宁街"), "C05:B");
    EXPECT_EQ(findings_of("安\0宁街"s), "C05:B");
    EXPECT_EQ(findings_for("⼭前路").at(0).suggestion, "山前路");
    EXPECT_EQ(findings_of("\uE000宁街"), "C01:B;C05:B");
}

TEST(MeaningRules, AProposalSaysWhatTheNameMeansAndWhereItComesFrom) {
    NameDraft draft = make_draft("安宁街", village_named("吕家村"), *tables());
    EXPECT_EQ(summary(check(rule_set(), draft, {})), "PASS") << "not asked for yet";

    draft.meaning = "平安宁静";
    draft.origin = " 　";
    const auto findings = check(rule_set(), draft, {});
    EXPECT_EQ(summary(findings), "M08:B");
    EXPECT_EQ(findings.at(0).evidence, (Evidence{{"missing", "origin"}}));

    draft.origin = "村民商议";
    EXPECT_EQ(summary(check(rule_set(), draft, {})), "PASS");
}

TEST(UniquenessRules, TheSameNameInTheTown) {
    const TownNames names = town_with({registered("安宁街", 17)});

    const auto findings = findings_for("安宁街", names);

    EXPECT_EQ(summary(findings), "U01:B");
    EXPECT_EQ(findings.at(0).evidence, (Evidence{{"name", "安宁街"},
                                                 {"road_id", "17"},
                                                 {"village", "吕家村"},
                                                 {"village_code", "370502104237"},
                                                 {"status", "in_force"}}));
    EXPECT_NE(findings.at(0).message.zh.find("Ānníng Jiē"), std::string::npos);
}

TEST(UniquenessRules, TheSameSoundInTheTown) {
    const TownNames names = town_with({registered("安宁街", 17), registered("招阳路", 18)});

    EXPECT_EQ(findings_of("安凝街", names), "U02:B");
    EXPECT_EQ(findings_of("朝阳路", names), "U02:B") << "朝 may be read zhāo";
    EXPECT_EQ(findings_of("安宁路", names), "PASS");
    EXPECT_EQ(findings_of("安拧巷", names), "PASS");
}

TEST(UniquenessRules, AnotherTownMayUseTheName) {
    TownNames names;
    names.add(DivisionCode("370502102000"), registered("安宁街", 17), romaniser());

    EXPECT_EQ(findings_of("安宁街", names), "PASS");
}

TEST(UniquenessRules, ANameThatIsBeingProposedIsTaken) {
    RegisteredName proposed = registered("安宁街", 17, NameStatus::proposed);
    proposed.road.reset();
    proposed.proposal = ProposalId(5);
    const TownNames names = town_with({proposed});
    NameDraft draft = make_draft("安宁街", village_named("吕家村"), *tables());

    EXPECT_EQ(summary(check(rule_set(), draft, names.gather(draft))), "U01:B");
    draft.proposal = ProposalId(5);
    EXPECT_EQ(summary(check(rule_set(), draft, names.gather(draft))), "PASS");
}

TEST(UniquenessRules, ARoadsOwnNameIsNoDuplicate) {
    const TownNames names = town_with({registered("安宁街", 17)});
    NameDraft draft = make_draft("安宁街", village_named("吕家村"), *tables());

    draft.road = RoadId(17);
    EXPECT_EQ(summary(check(rule_set(), draft, names.gather(draft))), "PASS");
    draft.road = RoadId(18);
    EXPECT_EQ(summary(check(rule_set(), draft, names.gather(draft))), "U01:B");
}

TEST(UniquenessRules, FormerNamesAreNotTaken) {
    const TownNames names = town_with({registered("安宁街", 1, NameStatus::former),
                                       registered("安宁街", 2, NameStatus::alias),
                                       registered("安宁街", 3, NameStatus::abolished)});

    EXPECT_EQ(findings_of("安宁街", names), "PASS");
}

TEST(TownNames, ACopyKeepsWhatItHad) {
    const DivisionCode town("370502104000");
    TownNames names = town_with({registered("安宁街", 17), registered("幸福路", 18)});
    const TownNames before = names;

    names.remove(town, RoadId(17));
    names.add(town, registered("振兴街", 19), romaniser());
    names.remove(DivisionCode("370502105000"), RoadId(17));

    EXPECT_EQ(findings_of("安宁街", names), "PASS");
    EXPECT_EQ(findings_of("振兴街", names), "U01:B");
    EXPECT_EQ(findings_of("安宁街", before), "U01:B");
    EXPECT_EQ(findings_of("振兴街", before), "PASS");
    EXPECT_EQ(before.size(town), 2U);
    EXPECT_EQ(names.size(DivisionCode("370502105000")), 0U);
}

TEST(RuleSet, RulesHaveTheirIdTheirArticleAndTheirReason) {
    std::set<std::string> ids;
    for (const Rule& rule : rule_set().rules()) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
        EXPECT_FALSE(rule.cases.empty()) << rule.id;
        EXPECT_FALSE(rule.article.empty()) << rule.id;
        EXPECT_FALSE(rule.reason.zh.empty() || rule.reason.en.empty()) << rule.id;
    }
    EXPECT_EQ(ids.size(), 9U);
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

    EXPECT_EQ(findings_of(endless + "路"), "PASS");
    EXPECT_EQ(findings_of("\0"s), "C05:B;N01:B");
    EXPECT_EQ(findings_of("\u200F\u200F"), "C05:B;N01:B");
    EXPECT_THROW(findings_of("安\xff街"), Error);
    EXPECT_THROW(findings_of("\xed\xa0\x80路"), Error);
}

// ---- the samples beside the project -------------------------------------------------------

RegisteredName fixture_name(const std::vector<std::string>& row, std::int64_t road) {
    const std::string& status = row[2];
    NameStatus kept = NameStatus::in_force;
    if (status.rfind("alias", 0) == 0) kept = NameStatus::alias;
    if (status.rfind("abolished", 0) == 0) kept = NameStatus::abolished;
    return registered(row[0], road, kept);
}

TownNames fixture_registry() {
    TownNames names;
    std::int64_t road = 0;
    for (const auto& row : sample_rows("rules/fixture_registry.tsv")) {
        const bool is_elsewhere = row[1].find("370502102") != std::string::npos;
        names.add(DivisionCode(is_elsewhere ? "370502102000" : "370502104000"),
                  fixture_name(row, ++road), romaniser());
    }
    return names;
}

/// The expected findings of the rules that exist.
std::string concerning_these_rules(const std::string& expected) {
    std::string kept;
    for (const auto finding : split(expected, ';')) {
        const auto& rules = rule_set().rules();
        const bool exists = std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
            return finding.substr(0, 3) == rule.id;
        });
        if (exists) kept += (kept.empty() ? "" : ";") + std::string(finding);
    }
    return kept.empty() ? "PASS" : kept;
}

TEST(RuleSet, SampleVectors) {
    const auto rows = sample_rows("rules/vectors_names.tsv");
    if (rows.empty()) GTEST_SKIP() << "../shared/data/rules/vectors_names.tsv is absent";
    const TownNames names = fixture_registry();

    for (const auto& row : rows)
        EXPECT_EQ(findings_of(row[2], names, row[1]), concerning_these_rules(row[7]))
            << row[0] << ' ' << row[2];
}

TEST(RuleSet, IsQuickAmongManyNames) {
    const std::u32string first = U"安平和顺文明富康泰华新春德仁义信礼智永长";
    const std::u32string second = U"宁福乐美兴隆昌盛达明秀英强民丰裕年和源泉";
    TownNames names;
    std::int64_t road = 0;
    const auto name_of = [&](std::size_t i) {
        std::string name;
        text::append_utf8(name, first[i % first.size()]);
        text::append_utf8(name, second[i / first.size() % second.size()]);
        return name + (i % 2 == 0 ? "街" : "路");
    };
    for (std::size_t i = 0; i < 40'000; ++i)
        names.add(DivisionCode(std::to_string(370502100 + i / 1000)),
                  registered(name_of(i), ++road), romaniser());
    constexpr int rounds = 20'000;
    std::size_t found = 0;

    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < rounds; ++i) {
        VillageContext village = village_named("吕家村");
        village.town = DivisionCode(std::to_string(370502100 + i % 40));
        const auto name = name_of(static_cast<std::size_t>(i) * 7);
        const NameDraft draft = make_draft(name, std::move(village), *tables());
        found += check(rule_set(), draft, names.gather(draft)).size();
    }
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;

    std::cout << took.count() / rounds << " us a check\n";
    EXPECT_GT(found, 0U);
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_LT(took.count() / rounds, 300.0);
#endif
}

}  // namespace
}  // namespace geo::naming
