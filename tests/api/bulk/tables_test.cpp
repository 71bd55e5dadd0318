// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "api/bulk/name_check_table.hpp"
#include "api/bulk/pinyin_table.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/naming_context.hpp"

namespace api::bulk {
namespace {

using geo::registry::CheckScope;
using geo::registry::NameCheck;

/// Objects to 坏街, knows one village, and keeps what it was asked.
struct FakeRules {
    NameCheck operator()(const geo::NameProposal& content, CheckScope scope) {
        if (content.village.value() != "v1")
            throw geo::Error(geo::ErrorKind::not_found, "=没有这个村", "=no such village");
        asked.push_back(content);
        scopes.push_back(scope);
        NameCheck answer;
        answer.verdict = content.name == "坏街" ? "block" : "pass";
        if (answer.verdict == "block") {
            answer.findings.push_back({"C01", geo::Severity::block, {}, {}, {}, {}});
            answer.findings.push_back({"L01", geo::Severity::warn, {}, {}, {}, {}});
        }
        return answer;
    }
    std::vector<geo::NameProposal> asked;
    std::vector<CheckScope> scopes;
};

struct Outcome {
    std::string table;
    std::optional<CheckTally> tally;
};

Outcome check_all(std::string_view text, FakeRules& rules, const Progress& progress = {}) {
    table::MemoryBytes bytes{text, "in.csv"};
    table::TableReader reader{bytes};
    Outcome outcome;
    outcome.tally = check_names_in_table(
        std::ref(rules), reader, geo::Language::en,
        [&](std::string_view piece) { outcome.table += piece; }, progress);
    return outcome;
}

TEST(NameCheckTable, AnswersEveryRowAndCounts) {
    FakeRules rules;

    const auto outcome = check_all("name,village_code\n好街,v1\n坏街, v1\n好街,v2\n", rules);

    EXPECT_EQ(outcome.table,
              "name,village_code,verdict,findings,error\n"
              "好街,v1,pass,,\n"
              "坏街, v1,block,C01:B;L01:W,\n"
              "好街,v2,error,,'=no such village\n");
    ASSERT_TRUE(outcome.tally);
    EXPECT_EQ(outcome.tally->rows, 3);
    EXPECT_EQ(outcome.tally->blocked, 1);
    EXPECT_EQ(outcome.tally->failed, 1);
    EXPECT_EQ(rules.scopes.front(), CheckScope::bare_name);
}

TEST(NameCheckTable, TakesWhatAProposalIsMadeOf) {
    FakeRules rules;

    check_all("路名,村代码,路宽,wkt,meaning\n 好街,v1,4.5,LINESTRING(118 37;118.1 37),安宁\n",
              rules);

    ASSERT_EQ(rules.asked.size(), 1U);
    EXPECT_EQ(rules.asked[0].name, " 好街") << "the rules judge the name as it was written";
    EXPECT_EQ(rules.asked[0].width_metres, 4.5);
    EXPECT_EQ(rules.asked[0].line->points.size(), 2U);
    EXPECT_EQ(rules.asked[0].meaning, "安宁");
    EXPECT_EQ(rules.scopes[0], CheckScope::proposal);
}

TEST(NameCheckTable, StopsWhenItIsTold) {
    FakeRules rules;

    const auto outcome = check_all("name,village_code\n好街,v1\n好街,v1\n", rules,
                                   [](std::int64_t rows, const auto&) { return rows < 1; });

    EXPECT_FALSE(outcome.tally);
    EXPECT_EQ(rules.asked.size(), 1U);
}

TEST(PinyinTable, SpellsAColumnAndSaysWhatToConfirm) {
    const geo::registry::NamingContext naming;
    const std::string_view text = "id,name\n1,乐安大街\n2,=1+1\n";
    table::MemoryBytes bytes{text, "in.csv"};
    table::TableReader reader{bytes};
    std::string out;

    const auto rows = spell_names_in_table(naming.tables(), geo::naming::NameKind::road, reader,
                                           "name", [&](std::string_view piece) { out += piece; });

    EXPECT_EQ(rows, 2);
    EXPECT_NE(out.find("1,乐安大街,Lè'ān Dàjiē,Le'an Dajie,LE'AN DAJIE,leandajie,"),
              std::string::npos)
        << out;
    EXPECT_NE(out.find("2,=1+1,"), std::string::npos) << out;
    EXPECT_EQ(out.find(",=1+1,="), std::string::npos) << "a formula of ours: " << out;
}

TEST(PinyinTable, NamesTheReadingsOfAnAmbiguousCharacter) {
    EXPECT_EQ(
        readings_to_review({{"长", "cháng", {}, geo::naming::ReadingSource::phrase, false},
                            {"行", "xíng", {"háng"}, geo::naming::ReadingSource::character, true}}),
        "行 xíng/háng");
}

}  // namespace
}  // namespace api::bulk
