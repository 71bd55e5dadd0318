// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/town_names.hpp"

#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "geo/base/text.hpp"
#include "geo/naming/key_index.hpp"
#include "tests/geo/naming/uniqueness_support.hpp"

namespace geo::naming {
namespace {

std::vector<std::string> texts(const std::vector<SharedName>& names) {
    std::vector<std::string> out;
    for (const SharedName& name : names) out.push_back(name->name.full);
    return out;
}

using Texts = std::vector<std::string>;

RegisteredName proposed(const std::string& name, std::int64_t proposal) {
    RegisteredName kept = registered(name, 0, NameStatus::proposed);
    kept.road.reset();
    kept.proposal = ProposalId(proposal);
    return kept;
}

/// 19 × 19 × 2 names that sound different for the most part, told apart by their number.
std::string name_number(std::size_t i) {
    const std::u32string first = U"安平和顺文明富康泰华新春德仁义信礼智永长";
    const std::u32string second = U"宁福乐美兴隆昌盛达明秀英强民丰裕年和源泉";
    std::string name;
    text::append_utf8(name, first[i % first.size()]);
    text::append_utf8(name, second[i / first.size() % second.size()]);
    text::append_utf8(name, first[i / 397 % first.size()]);
    return name + (i % 2 == 0 ? "街" : "路");
}

DivisionCode town_number(std::size_t i) { return DivisionCode(std::to_string(370502100 + i)); }

/// 1,800 villages, 45 in each of 40 towns.
VillageCode village_number(std::size_t i) { return VillageCode(std::to_string(i % 1800)); }

/// Five counties of eight towns.
DivisionCode county_number(std::size_t i) { return DivisionCode(std::to_string(370502 + i % 5)); }

TEST(TownNames, PutsEachNameIntoTheFirstListThatTakesIt) {
    const TownNames names =
        names_in_shikou({registered("高柳街", 1), registered("高刘街", 2), registered("高留街", 3),
                         registered("高柳路", 4), registered("孝善街", 5)});

    const Facts facts = names.gather(draft_of("高柳街"));

    EXPECT_EQ(texts(facts.in_town.same_text), Texts{"高柳街"});
    EXPECT_EQ(texts(facts.in_town.same_sound), Texts{});
    EXPECT_EQ(texts(facts.in_town.same_toneless), (Texts{"高刘街", "高留街"}));
    EXPECT_EQ(texts(facts.in_town.same_specific), Texts{"高柳路"});
    EXPECT_EQ(texts(names.gather(draft_of("高刘街")).in_town.same_sound), Texts{"高留街"});
}

TEST(TownNames, AnEmptyTownHasNothingToSay) {
    const TownNames names;

    for (const char* name : {"安宁街", "", "路", "A1路", "北一路"}) {
        const Facts facts = names.gather(draft_of(name));
        EXPECT_TRUE(facts.in_town.same_text.empty() && facts.in_town.same_sound.empty()) << name;
        EXPECT_EQ(facts.current_name, nullptr) << name;
        EXPECT_TRUE(names.series(draft_of(name)).empty()) << name;
    }
    EXPECT_EQ(names.size(shikou), 0U);
    EXPECT_TRUE(names.of_road(shikou, RoadId(1)).empty());
}

TEST(TownNames, CharactersWithoutAReadingAreThemselves) {
    const TownNames names = names_in_shikou({registered("A1路", 1), registered("安😀路", 2)});

    EXPECT_EQ(texts(names.gather(draft_of("A1路")).in_town.same_text), Texts{"A1路"});
    EXPECT_EQ(texts(names.gather(draft_of("A2路")).in_town.same_toneless), Texts{});
    EXPECT_EQ(texts(names.gather(draft_of("安😁路")).in_town.same_toneless), Texts{});
}

TEST(TownNames, TakesOutEveryNameOfARoad) {
    TownNames names =
        names_in_shikou({registered("安宁街", 17), registered("老安街", 17, NameStatus::former),
                         registered("幸福路", 18), proposed("振兴街", 17)});

    names.remove(shikou, RoadId(17));

    EXPECT_EQ(names.size(shikou), 2U);
    EXPECT_TRUE(names.of_road(shikou, RoadId(17)).empty());
    EXPECT_EQ(uniqueness_of("安宁街", names), "PASS");
    EXPECT_EQ(uniqueness_of("老安街", names), "PASS");
    EXPECT_EQ(uniqueness_of("幸福路", names), "U01:B");
    EXPECT_EQ(uniqueness_of("振兴街", names), "U01:B") << "proposal 17 is not road 17";
    names.remove(shikou, ProposalId(17));
    EXPECT_EQ(uniqueness_of("振兴街", names), "PASS");
}

TEST(TownNames, TheSameRoadTwiceIsTwoNamesAndGoesAtOnce) {
    TownNames names = names_in_shikou({registered("安宁街", 17), registered("安宁街", 17)});
    EXPECT_EQ(names.size(shikou), 2U);

    names.remove(shikou, RoadId(17));
    names.remove(shikou, RoadId(17));

    EXPECT_EQ(names.size(shikou), 0U);
    EXPECT_EQ(uniqueness_of("安宁街", names), "PASS");
}

TEST(TownNames, WhatIsTakenOutAndPutBackStaysConsistent) {
    TownNames names{*tables()};
    for (std::size_t round = 0; round < 5; ++round) {
        for (std::int64_t road = 0; road < 200; ++road)
            names.add(shikou, registered(name_number(static_cast<std::size_t>(road)), road),
                      romaniser());
        for (std::int64_t road = 0; road < 200; road += round % 2 == 0 ? 1 : 2)
            names.remove(shikou, RoadId(road));
        for (std::int64_t road = 0; road < 200; ++road) names.remove(shikou, RoadId(road));
    }
    names.add(shikou, registered("安宁街", 1), romaniser());

    EXPECT_EQ(names.size(shikou), 1U);
    for (std::size_t i = 0; i < 200; ++i)
        EXPECT_TRUE(names.gather(draft_of(name_number(i))).in_town.same_text.empty());
    EXPECT_EQ(uniqueness_of("安凝街", names), "U02:B");
}

TEST(TownNames, ACopyKeepsWhatItHad) {
    TownNames names = names_in_shikou({registered("安宁街", 17), registered("幸福路", 18)});
    TownNames before = names;

    names.remove(shikou, RoadId(17));
    names.add(shikou, dongying_district, registered("振兴街", 19), romaniser());
    names.remove(niuzhuang, RoadId(17));

    EXPECT_EQ(uniqueness_of("安宁街", names), "PASS");
    EXPECT_EQ(uniqueness_of("振兴街", names), "U01:B");
    EXPECT_EQ(uniqueness_of("安宁街", before), "U01:B");
    EXPECT_EQ(uniqueness_of("振兴街", before), "PASS");
    EXPECT_EQ(before.size(shikou), 2U);
    EXPECT_EQ(names.size(niuzhuang), 0U);

    before.remove(shikou, RoadId(18));
    EXPECT_EQ(uniqueness_of("幸福路", before), "PASS");
    EXPECT_EQ(uniqueness_of("幸福路", names), "U01:B") << "and so does the original";
}

TEST(TownNames, AnAssignedOrMovedOneIsAsGoodAsTheOriginal) {
    TownNames names = names_in_shikou({registered("安宁街", 17)});
    TownNames assigned;
    assigned = names;
    TownNames moved = std::move(names);

    moved.add(shikou, registered("幸福路", 18), romaniser());
    assigned.remove(shikou, RoadId(17));

    EXPECT_EQ(uniqueness_of("安宁街", moved), "U01:B");
    EXPECT_EQ(uniqueness_of("幸福路", moved), "U01:B");
    EXPECT_EQ(assigned.size(shikou), 0U);
}

TEST(TownNames, ReadersOfACopySeeNothingOfLaterChanges) {
    TownNames names = names_in_shikou({registered("安宁街", 1)});
    std::atomic<int> misses{0};
    std::vector<std::thread> readers;

    for (int round = 0; round < 8; ++round) {
        readers.emplace_back([picture = names, round, &misses] {
            for (int i = 0; i < 200; ++i) {
                const TownNames own = picture;
                const Facts facts = own.gather(draft_of("安宁街"));
                const bool is_right = facts.in_town.same_text.size() == 1 &&
                                      own.size(shikou) == static_cast<std::size_t>(round) + 1;
                if (!is_right) ++misses;
            }
        });
        names.add(shikou, registered(name_number(static_cast<std::size_t>(round)), 100 + round),
                  romaniser());
    }
    for (std::thread& reader : readers) reader.join();

    EXPECT_EQ(misses, 0);
}

TEST(TownNames, KnowsTheTownsOfTheCountyAndTheArea) {
    Profile profile;
    profile.built_up_areas = {{"中心城", {shikou, town_number(1)}}};
    TownNames names;
    names.add(town_number(1), dongying_district, registered("安宁街", 1), romaniser());
    names.add(town_number(1), dongying_district, registered("安凝街", 2), romaniser());
    names.add(town_number(2), dongying_district, registered("安宁街", 3), romaniser());
    names.add(town_number(3), DivisionCode("370503"), registered("安宁街", 4), romaniser());
    names.add(shikou, dongying_district, registered("安宁街", 5), romaniser());

    const Facts facts = names.gather(draft_of("安宁街"), profile);
    const Facts without_area = names.gather(draft_of("安宁街"));

    EXPECT_EQ(facts.built_up_area, "中心城");
    EXPECT_EQ(texts(facts.in_built_up_area.same_text), Texts{"安宁街"});
    EXPECT_EQ(texts(facts.in_built_up_area.same_sound), Texts{"安凝街"});
    ASSERT_EQ(facts.in_county.same_text.size(), 1U);
    EXPECT_EQ(facts.in_county.same_text[0]->road, RoadId(3));
    EXPECT_EQ(facts.in_town.same_text.size(), 1U);
    EXPECT_EQ(without_area.in_county.same_text.size(), 2U);
    EXPECT_EQ(without_area.built_up_area, "");
}

TEST(TownNames, CountsTheOtherRoadsWithTheGenericName) {
    TownNames names = names_in_shikou({registered("安宁大街", 1), registered("平安大街", 2),
                                       registered("平安大街", 2, NameStatus::former),
                                       registered("和平大街", 3, NameStatus::alias),
                                       proposed("人民大街", 4), registered("人民路", 5)});
    RegisteredName elsewhere = registered("光明大街", 6);
    elsewhere.village = VillageCode("370502104999");
    names.add(shikou, elsewhere, romaniser());
    NameDraft draft = draft_of("孝善大街");
    Profile profile;
    profile.generic_names.resize(1);
    profile.generic_names[0].text = "大街";
    profile.generic_names[0].most_in_village = 2;

    EXPECT_EQ(names.gather(draft, profile).same_generic_in_village, 3);
    EXPECT_EQ(names.gather(draft).same_generic_in_village, 0) << "nobody wants to know";
    draft.road = RoadId(2);
    draft.proposal = ProposalId(4);
    EXPECT_EQ(names.gather(draft, profile).same_generic_in_village, 1);
}

TEST(TownNames, TellsWhatTheRoadIsCalledNow) {
    const TownNames names =
        names_in_shikou({registered("老安街", 17, NameStatus::former), registered("安宁街", 17)});
    NameDraft draft = draft_of("孝善街");
    EXPECT_EQ(names.gather(draft).current_name, nullptr);

    draft.road = RoadId(17);

    ASSERT_NE(names.gather(draft).current_name, nullptr);
    EXPECT_EQ(names.gather(draft).current_name->name.full, "安宁街");
}

TEST(TownNames, FindsTheSeries) {
    const TownNames names =
        names_in_shikou({registered("北三路", 3), registered("北一路", 1), registered("北一街", 4),
                         registered("南一路", 5), registered("北十二路", 12),
                         registered("北四路", 6, NameStatus::abolished), registered("三八路", 7)});
    NameDraft draft = draft_of("北二路");

    const auto members = names.series(draft);

    ASSERT_EQ(members.size(), 3U);
    EXPECT_EQ(members[0].number, 1);
    EXPECT_EQ(members[1].name->name.full, "北三路");
    EXPECT_EQ(members[2].number, 12);
    draft = draft_of("北三路");
    draft.road = RoadId(3);
    EXPECT_EQ(names.series(draft).size(), 2U) << "a road is no other member of its own series";
    EXPECT_TRUE(names.series(draft_of("三九路")).empty());
    EXPECT_TRUE(names.series(draft_of("安宁路")).empty());
}

TEST(TownNames, BearsEndlessNames) {
    std::string endless;
    for (int i = 0; i < 10'000; ++i) endless += i % 2 == 0 ? "朝" : "长";
    TownNames names{*tables()};
    names.add(shikou, registered(endless + "路", 1), romaniser());

    EXPECT_EQ(uniqueness_of(endless + "路", names), "U01:B");
    EXPECT_EQ(draft_of(endless + "路").sound_keys.size(), 1U);
    EXPECT_GT(draft_of("朝长路").sound_keys.size(), 1U);
    names.remove(shikou, RoadId(1));
    EXPECT_EQ(names.size(shikou), 0U);
}

TEST(KeyIndex, TakesOutWhatItWasToldAndNothingElse) {
    KeyIndex index;
    for (std::uint32_t name = 0; name < 1000; ++name) {
        index.add(7, name);
        index.add(1000 + name % 10, name);
    }

    for (std::uint32_t name = 0; name < 1000; ++name)
        if (name % 3 != 0) index.remove(name);
    index.remove(5000);

    std::size_t with_seven = 0;
    index.for_each(7, [&](std::uint32_t name) {
        EXPECT_EQ(name % 3, 0U);
        ++with_seven;
    });
    EXPECT_EQ(with_seven, 334U);
    index.for_each(8, [](std::uint32_t) { FAIL() << "nobody has this key"; });
    KeyIndex{}.for_each(7,
                        [](std::uint32_t) { FAIL() << "nor is there anything in an empty one"; });
}

#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

double microseconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
        .count();
}

TEST(TownNames, IsQuickAmongFortyThousandNames) {
    const std::size_t count = 40'000;
    std::vector<RegisteredName> made;
    for (std::size_t i = 0; i < count; ++i) {
        made.push_back(registered(name_number(i), static_cast<std::int64_t>(i)));
        made.back().village = village_number(i);
    }
    const std::size_t bytes_before = mallinfo2().uordblks;
    TownNames names{*tables()};
    auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < count; ++i)
        names.add(town_number(i % 40), county_number(i), made[i], romaniser());
    const double adding = microseconds_since(begin) / static_cast<double>(count);
    const std::size_t bytes = (mallinfo2().uordblks - bytes_before) / count;
    std::vector<NameDraft> drafts;
    for (std::size_t i = 0; i < 5000; ++i) {
        drafts.push_back(draft_of(name_number(i * 7)));
        drafts.back().village.town = town_number(i % 40);
        drafts.back().village.code = village_number(i);
        drafts.back().village.county = county_number(i);
    }

    begin = std::chrono::steady_clock::now();
    std::size_t found = 0;
    for (const NameDraft& draft : drafts) found += names.gather(draft).in_town.same_text.size();
    const double gathering = microseconds_since(begin) / static_cast<double>(drafts.size());
    const TownNames kept = names;
    begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < 400; ++i)
        names.remove(town_number(i % 40), RoadId(static_cast<std::int64_t>(i)));
    const double removing = microseconds_since(begin) / 400;

    std::cout << adding << " us a name added, " << bytes << " bytes a name, " << gathering
              << " us a draft, " << removing << " us a road removed\n";
    EXPECT_GT(found, 0U);
    EXPECT_LT(gathering, 60);
    EXPECT_LT(removing, 500);
    EXPECT_LT(bytes, 1500U);
    EXPECT_EQ(kept.size(town_number(0)), 1000U);
}

#endif

}  // namespace
}  // namespace geo::naming
