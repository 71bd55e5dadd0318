// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/geo/naming/uniqueness_support.hpp"

namespace geo::naming {
namespace {

/// 安宁街 is road 17; the draft's line lies to it as told.
Facts facts_with(const TownNames& names, const NameDraft& draft, Relation relation,
                 std::int64_t road = 17) {
    Facts facts = names.gather(draft);
    facts.line.emplace();
    RoadNearby nearby;
    nearby.road = RoadId(road);
    nearby.name = names.of_road(shikou, RoadId(road)).at(0);
    nearby.relation = relation;
    facts.line->nearby.push_back(nearby);
    return facts;
}

TEST(SameName, IsBlockedInTheTown) {
    const TownNames names = names_in_shikou({registered("安宁街", 17)});
    const NameDraft draft = draft_of("安宁街", "三里村");

    const auto findings = uniqueness_findings(draft, names.gather(draft));

    ASSERT_EQ(summary(findings), "U01:B");
    EXPECT_EQ(findings[0].evidence, (Evidence{{"name", "安宁街"},
                                              {"road_id", "17"},
                                              {"village", "吕家村"},
                                              {"village_code", "370502104237"},
                                              {"status", "in_force"},
                                              {"reading", "Ānníng Jiē"}}));
    EXPECT_NE(findings[0].message.zh.find("吕家村已有“安宁街”（Ānníng Jiē）"), std::string::npos);
    EXPECT_NE(findings[0].message.en.find("吕家村 already has '安宁街'"), std::string::npos);
}

TEST(SameName, IsFoundInsideAnotherTownNever) {
    TownNames names;
    names.add(niuzhuang, registered("安宁街", 17), romaniser());

    EXPECT_EQ(uniqueness_of("安宁街", names), "PASS");
}

TEST(SameName, IsTakenWhileItIsBeingProposed) {
    RegisteredName proposed = registered("安宁街", 17, NameStatus::proposed);
    proposed.road.reset();
    proposed.proposal = ProposalId(5);
    const TownNames names = names_in_shikou({proposed});
    NameDraft draft = draft_of("安宁街");

    const auto findings = uniqueness_findings(draft, names.gather(draft));
    ASSERT_EQ(summary(findings), "U01:B");
    EXPECT_EQ(findings[0].evidence[1], (std::pair<std::string, std::string>{"proposal_id", "5"}));
    EXPECT_NE(findings[0].message.zh.find("正在申报"), std::string::npos);

    draft.proposal = ProposalId(5);
    EXPECT_EQ(uniqueness_of(draft, names.gather(draft)), "PASS") << "it is the draft itself";
}

TEST(SameName, OfTheRoadItselfIsNone) {
    const TownNames names =
        names_in_shikou({registered("安宁街", 17), registered("安宁路", 17, NameStatus::former),
                         registered("安拧街", 17, NameStatus::former)});
    NameDraft draft = draft_of("安宁街");

    draft.road = RoadId(17);
    EXPECT_EQ(uniqueness_of(draft, names.gather(draft)), "PASS");
    draft = draft_of("安宁路");
    draft.road = RoadId(17);
    EXPECT_EQ(uniqueness_of(draft, names.gather(draft)), "PASS") << "its former name again";
    draft.road = RoadId(18);
    EXPECT_EQ(uniqueness_of(draft, names.gather(draft)), "U04:W;U05:W");
}

TEST(SameName, StaysOnTheRoadThatGoesOn) {
    const TownNames names = names_in_shikou({registered("安宁街", 17), registered("安宁街", 18)});
    const NameDraft draft = draft_of("安宁街", "三里村");

    EXPECT_EQ(uniqueness_of(draft, facts_with(names, draft, Relation::continuation)), "PASS")
        << "road 18 is another piece of the road that goes on";
    EXPECT_EQ(uniqueness_of(draft, facts_with(names, draft, Relation::crossing)), "U01:B");
}

TEST(SameName, OfARoadBesideTheContinuationIsADuplicate) {
    const TownNames names = names_in_shikou({registered("安宁街", 17), registered("安宁街", 18)});
    const NameDraft draft = draft_of("安宁街", "三里村");
    Facts facts = facts_with(names, draft, Relation::continuation);
    facts.line->nearby.push_back(
        {RoadId(18), names.of_road(shikou, RoadId(18)).at(0), Relation::parallel, 0.9, 6, 0});

    const auto findings = uniqueness_findings(draft, facts);

    ASSERT_EQ(summary(findings), "U01:B");
    EXPECT_EQ(findings[0].evidence[1], (std::pair<std::string, std::string>{"road_id", "18"}));
}

TEST(SameName, TellsAParallelDuplicateFromABranch) {
    const TownNames names = names_in_shikou({registered("安宁街", 17)});
    const NameDraft draft = draft_of("安宁街", "三里村");

    const auto parallel =
        uniqueness_findings(draft, facts_with(names, draft, Relation::parallel)).at(0);
    const auto branch =
        uniqueness_findings(draft, facts_with(names, draft, Relation::branch)).at(0);

    EXPECT_EQ(parallel.evidence.back(),
              (std::pair<std::string, std::string>{"relation", "parallel"}));
    EXPECT_EQ(branch.evidence.back(), (std::pair<std::string, std::string>{"relation", "branch"}));
    EXPECT_NE(parallel.message.zh.find("同一条路"), std::string::npos);
    EXPECT_NE(branch.message.zh.find("支路"), std::string::npos);
}

TEST(SameName, AHomophoneThatGoesOnIsStillOne) {
    const TownNames names = names_in_shikou({registered("安宁街", 17)});
    const NameDraft draft = draft_of("安凝街");

    EXPECT_EQ(uniqueness_of(draft, facts_with(names, draft, Relation::continuation)), "U02:B");
}

TEST(SameSound, IsBlockedInTheTown) {
    const TownNames names = names_in_shikou({registered("安宁街", 17), registered("招阳路", 18)});

    EXPECT_EQ(uniqueness_of("安凝街", names), "U02:B");
    EXPECT_EQ(uniqueness_of("朝阳路", names), "U02:B") << "朝 may be read zhāo";
    EXPECT_EQ(uniqueness_of("安拧巷", names), "PASS");
}

TEST(SameSound, ShowsBothReadings) {
    const TownNames names = names_in_shikou({registered("安宁街", 17), registered("招阳路", 18)});
    const NameDraft same = draft_of("安凝街");
    const NameDraft other = draft_of("朝阳路");

    const auto usual = uniqueness_findings(same, names.gather(same)).at(0);
    const auto unusual = uniqueness_findings(other, names.gather(other)).at(0);

    EXPECT_NE(usual.message.zh.find("“安凝街”（Ānníng Jiē）读音相同"), std::string::npos);
    EXPECT_NE(unusual.message.zh.find("“招阳路”（Zhāoyáng Lù）"), std::string::npos);
    EXPECT_NE(unusual.message.zh.find("有一种读法相同"), std::string::npos);
}

TEST(ToneAlone, IsAWarning) {
    const TownNames names = names_in_shikou({registered("高柳街", 17)});

    EXPECT_EQ(uniqueness_of("高刘街", names), "U03:W");
    EXPECT_EQ(uniqueness_of("高刘路", names), "PASS");
}

TEST(NearSound, IsAWarningWhereTheProfileAsks) {
    Profile profile = shipped_profile();
    profile.near_sounds = true;
    profile.near_sound_groups = {{"zh", "z"}, {"ing", "in"}};
    const auto asking = tables_for(profile);
    TownNames names{*asking};
    names.add(shikou, registered("中兴路", 17), romaniser());
    const NameDraft draft = draft_of("宗心路");

    const auto findings = uniqueness_findings(draft, names.gather(draft, profile), *asking);

    ASSERT_EQ(summary(findings), "U03:W");
    EXPECT_NE(findings[0].message.zh.find("口音"), std::string::npos);
    EXPECT_EQ(uniqueness_of("宗心路", names_in_shikou({registered("中兴路", 17)})), "PASS");
}

TEST(SameSpecific, WithAnotherGenericNameIsAWarning) {
    const TownNames names = names_in_shikou({registered("幸福路", 17)});

    EXPECT_EQ(uniqueness_of("幸福街", names), "U04:W");
    EXPECT_EQ(uniqueness_of("幸福", names), "PASS") << "no generic name at all is rule N01's";
    EXPECT_EQ(uniqueness_of("幸福 里", names), "PASS") << "its specific part has a blank";
    EXPECT_EQ(uniqueness_of("路", names_in_shikou({registered("街", 17)})), "PASS");
}

TEST(Remembered, NamesAreGivenAgainWithAWarning) {
    RegisteredName gone = registered("振兴街", 3, NameStatus::abolished);
    gone.valid_to = "2021-06-01";
    const TownNames names =
        names_in_shikou({registered("槐荫街", 1, NameStatus::former),
                         registered("老槐街", 2, NameStatus::alias), std::move(gone)});
    const NameDraft draft = draft_of("振兴街");

    const auto findings = uniqueness_findings(draft, names.gather(draft));

    ASSERT_EQ(summary(findings), "U05:W");
    EXPECT_NE(findings[0].message.zh.find("2021-06-01"), std::string::npos);
    EXPECT_NE(findings[0].message.zh.find("道路 3"), std::string::npos);
    EXPECT_EQ(findings[0].evidence.back(),
              (std::pair<std::string, std::string>{"valid_to", "2021-06-01"}));
    EXPECT_EQ(uniqueness_of("槐荫街", names), "U05:W");
    EXPECT_EQ(uniqueness_of("老槐街", names), "U05:W");
    EXPECT_EQ(uniqueness_of("老怀街", names), "PASS") << "the sound of an alias is free";
    EXPECT_EQ(uniqueness_of("老槐路", names), "PASS") << "and so is its specific part";
}

TEST(Remembered, ANameThatItsRoadBearsAgainIsTakenAndNoMore) {
    const TownNames names =
        names_in_shikou({registered("安宁街", 17), registered("安宁街", 17, NameStatus::former)});

    EXPECT_EQ(uniqueness_of("安宁街", names), "U01:B");
}

TEST(Elsewhere, InTheCountyIsInformation) {
    TownNames names;
    RegisteredName there = registered("和谐路", 17);
    there.town_name = "牛庄镇";
    names.add(niuzhuang, dongying_district, there, romaniser());
    names.add(niuzhuang, dongying_district, registered("平安路", 18, NameStatus::former),
              romaniser());
    names.add(DivisionCode("370503100000"), DivisionCode("370503"), registered("孝善路", 19),
              romaniser());
    const NameDraft draft = draft_of("和谐路");

    const auto findings = uniqueness_findings(draft, names.gather(draft));

    ASSERT_EQ(summary(findings), "U06:I");
    EXPECT_NE(findings[0].message.zh.find("牛庄镇吕家村"), std::string::npos);
    EXPECT_EQ(uniqueness_of("平安路", names), "PASS");
    EXPECT_EQ(uniqueness_of("孝善路", names), "PASS") << "another county";
    EXPECT_EQ(uniqueness_of("和协路", names), "PASS") << "sounds are the town's matter";
}

TEST(Elsewhere, ABuiltUpAreaIsStricter) {
    Profile profile;
    profile.built_up_areas = {{"东营中心城", {shikou, niuzhuang}}};
    TownNames names;
    names.add(niuzhuang, dongying_district, registered("和谐路", 17), romaniser());
    names.add(DivisionCode("370502103000"), dongying_district, registered("和谐路", 18),
              romaniser());
    const auto findings_of = [&](const std::string& name) {
        const NameDraft draft = draft_of(name);
        return uniqueness_findings(draft, names.gather(draft, profile));
    };

    EXPECT_EQ(summary(findings_of("和谐路")), "U06:B");
    EXPECT_EQ(summary(findings_of("和鞋路")), "U06:W");
    EXPECT_NE(findings_of("和谐路").at(0).message.zh.find("东营中心城"), std::string::npos);
}

TEST(Elsewhere, ARoadMayGoOnOverTheBorder) {
    TownNames names;
    const SharedName there =
        names.add(niuzhuang, dongying_district, registered("和谐路", 17), romaniser());
    const NameDraft draft = draft_of("和谐路");
    Facts facts = names.gather(draft);
    facts.line.emplace();
    facts.line->nearby.push_back({RoadId(17), there, Relation::continuation, 0, 3, 2});

    EXPECT_EQ(uniqueness_of(draft, facts), "PASS");
}

TEST(Evidence, StopsAtFiveNames) {
    std::vector<RegisteredName> many;
    for (std::int64_t road = 1; road <= 400; ++road) many.push_back(registered("中心街", road));
    const TownNames names = names_in_shikou(many);
    const NameDraft draft = draft_of("中心街");

    const auto findings = uniqueness_findings(draft, names.gather(draft));

    ASSERT_EQ(summary(findings), "U01:B");
    EXPECT_EQ(findings[0].evidence.size(), 5U * 6U);
    EXPECT_EQ(findings[0].evidence[1].second, "1") << "the first road is spoken of";
    EXPECT_NE(findings[0].message.zh.find("400"), std::string::npos);
}

TEST(SampleVectors, OfUniqueness) {
    const auto rows = sample_rows("rules/vectors_names.tsv");
    const auto fixture = sample_rows("rules/fixture_registry.tsv");
    if (rows.empty()) GTEST_SKIP() << "../shared/data/rules/vectors_names.tsv is absent";
    TownNames names{*tables()};
    std::int64_t road = 0;
    for (const auto& row : fixture) {
        const bool is_elsewhere = row[1].find("370502102") != std::string::npos;
        NameStatus status = NameStatus::in_force;
        if (row[2].rfind("alias", 0) == 0) status = NameStatus::alias;
        if (row[2].rfind("abolished", 0) == 0) status = NameStatus::abolished;
        names.add(is_elsewhere ? niuzhuang : shikou, dongying_district,
                  registered(row[0], ++road, status), romaniser());
    }

    for (const auto& row : rows) {
        std::string expected;
        for (const auto finding : split(row[7], ';'))
            if (finding.substr(0, 2) == "U0" && finding < "U07")
                expected += (expected.empty() ? "" : ";") + std::string(finding);
        EXPECT_EQ(uniqueness_of(draft_of(row[2], row[1]), names.gather(draft_of(row[2], row[1]))),
                  expected.empty() ? "PASS" : expected)
            << row[0] << ' ' << row[2];
    }
}

}  // namespace
}  // namespace geo::naming
