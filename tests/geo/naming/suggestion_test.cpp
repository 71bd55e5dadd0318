// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/suggestion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/suggestion_score.hpp"
#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const NamingWords& words() {
    static const NamingWords shared(data::naming_characters());
    return shared;
}

LineFacts line(Direction direction, double east, double north) {
    LineFacts line;
    line.length_metres = 300;
    line.direction = direction;
    line.east_metres = east;
    line.north_metres = north;
    line.joined_ends = 2;
    return line;
}

SuggestionContext context_of(LineFacts line) {
    SuggestionContext context;
    context.village = village_named("吕家村");
    context.settlement = "吕家";
    context.line = std::move(line);
    return context;
}

NamedRoad named(const std::string& name, Direction direction) {
    return {split_name(name, generic_names()), direction};
}

std::vector<Candidate> from(const std::string& source, const SuggestionContext& context,
                            const Tables& with = *tables()) {
    std::vector<Candidate> kept;
    for (Candidate& candidate : name_candidates(context, with, words()))
        if (candidate.source == source) kept.push_back(std::move(candidate));
    return kept;
}

std::vector<std::string> names(const std::vector<Candidate>& candidates) {
    std::vector<std::string> texts;
    for (const Candidate& candidate : candidates) texts.push_back(candidate.name.full);
    return texts;
}

TEST(SuggestionCandidates, NameARoadAfterItsVillageAndWhereItLies) {
    const auto north = context_of(line(Direction::east_west, 10, 200));
    const auto east = context_of(line(Direction::north_south, 200, 10));
    const auto middle = context_of(line(Direction::east_west, 200, 5));

    EXPECT_THAT(names(from("village", north)), ElementsAre("吕家街", "吕家北街"));
    EXPECT_THAT(names(from("village", east)), ElementsAre("吕家路", "吕家东路"));
    EXPECT_THAT(names(from("village", middle)), ElementsAre("吕家街", "吕家中街"));
    EXPECT_THAT(names(from("direction", middle)), ElementsAre("中心街"));
}

TEST(SuggestionCandidates, SayNothingOfThePositionInAVillageWithoutOutline) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    context.line->east_metres.reset();
    context.line->north_metres.reset();

    EXPECT_THAT(names(from("village", context)), ElementsAre("吕家街"));
    EXPECT_TRUE(from("direction", context).empty());
}

TEST(SuggestionCandidates, KeepTheWholeNameOfAVillageOfOneCharacter) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    context.settlement = "王";
    context.village.name = "王村";

    EXPECT_THAT(names(from("village", context)), Contains("王村街"));
}

TEST(SuggestionCandidates, CarryOnTheNameOfTheRoadThatIsContinued) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    context.line->nearby.push_back({RoadId(1),
                                    std::make_shared<const RegisteredName>(registered("人民路", 1)),
                                    Relation::continuation, 0, 6, 4});

    const auto first = name_candidates(context, *tables(), words()).front();

    EXPECT_EQ(first.name.full, "人民路");
    EXPECT_EQ(first.source, "continuation");
    EXPECT_NE(first.origin.find("相距6米、方向相差4度"), std::string::npos) << first.origin;
}

TEST(SuggestionCandidates, JoinHalvesOfTwoVillagesUnlessTheyReadAsAnotherWord) {
    auto context = context_of(line(Direction::slanting, 0, 0));
    context.leads_to = {"三里", "马庄", "吕庄"};

    EXPECT_THAT(names(from("joined", context)), ElementsAre("吕三路"));

    context.settlement = "东王";
    EXPECT_TRUE(from("joined", context).empty());
}

TEST(SuggestionCandidates, GoOnWithASeriesOfTheSameDirection) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    context.village_roads = {named("北一路", Direction::east_west),
                             named("北三路", Direction::east_west),
                             named("西一路", Direction::north_south)};

    const auto series = names(from("series", context));

    EXPECT_THAT(series, Contains("北二路"));
    EXPECT_THAT(series, Contains("北四路"));
    EXPECT_THAT(series, Not(Contains("西二路")));
}

TEST(SuggestionCandidates, TakeNoWordWithANumeralForASeries) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    context.village_roads = {named("三八路", Direction::east_west),
                             named("振兴九路", Direction::east_west)};

    const auto series = names(from("series", context));

    EXPECT_THAT(series, Not(Contains("三九路")));
    EXPECT_THAT(series, Not(Contains("振兴十路")));
}

TEST(SuggestionCandidates, PairWithTheRoadsThatAreMet) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    context.line->nearby.push_back({RoadId(1),
                                    std::make_shared<const RegisteredName>(registered("安宁路", 1)),
                                    Relation::crossing, 0, 0, 0});

    const auto pairs = from("pair", context);

    EXPECT_THAT(names(pairs), Contains("安和街"));
    EXPECT_THAT(names(pairs), Not(Contains("安宁街")));
    for (const Candidate& pair : pairs)
        EXPECT_NE(pair.reason.zh.find("与相交的“安宁路”"), std::string::npos) << pair.reason.zh;
}

TEST(SuggestionCandidates, PreferTheThemeOfANeighbour) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    const Theme& virtue =
        *std::find_if(tables()->profile.themes.begin(), tables()->profile.themes.end(),
                      [](const Theme& theme) { return theme.id == "virtue"; });
    context.village_roads = {named(virtue.words.front().text + "路", Direction::north_south)};

    for (const Candidate& candidate : from("theme", context)) {
        const bool is_shared = candidate.group == "theme:virtue";
        EXPECT_EQ(candidate.company > 0.5, is_shared) << candidate.name.full;
    }
}

TEST(SuggestionCandidates, StillNameAfterTheVillageWithoutThemes) {
    Profile bare = shipped_profile();
    bare.themes.clear();
    const auto without = tables_for(std::move(bare));
    const auto context = context_of(line(Direction::east_west, 0, 200));

    EXPECT_TRUE(from("theme", context, *without).empty());
    EXPECT_THAT(names(from("village", context, *without)), Contains("吕家北街"));
}

TEST(SuggestionCandidates, AreTheSameEveryTimeAndNoneTwice) {
    auto context = context_of(line(Direction::east_west, 0, 200));
    context.village_roads = {named("安宁路", Direction::north_south)};

    const auto once = names(name_candidates(context, *tables(), words()));
    const auto again = names(name_candidates(context, *tables(), words()));

    EXPECT_EQ(once, again);
    EXPECT_EQ(std::set<std::string>(once.begin(), once.end()).size(), once.size());
}

TEST(SuggestionCandidates, AllCarryWhatTheFormAsksFor) {
    auto context = context_of(line(Direction::east_west, 0, 200));
    context.like = split_name("安凝街", generic_names());

    for (const Candidate& candidate : name_candidates(context, *tables(), words())) {
        EXPECT_FALSE(candidate.meaning.empty()) << candidate.name.full;
        EXPECT_NE(candidate.origin.find("位于吕家村北部"), std::string::npos) << candidate.origin;
        EXPECT_FALSE(candidate.reason.zh.empty() || candidate.reason.en.empty());
        EXPECT_EQ(candidate.name.full, candidate.name.specific + candidate.name.generic);
    }
}

TEST(SuggestionsLike, KeepACharacterAndSoundDifferent) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    context.like = split_name("安凝街", generic_names());

    const auto like = names(from("like", context));

    EXPECT_GE(like.size(), 3U);
    EXPECT_THAT(like, Contains("安瑞街"));
    EXPECT_THAT(like, Not(Contains("安宁街")));
}

TEST(SuggestionsLike, KeepTheSpecificPartWhenOnlyTheGenericNameIsAtFault) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    context.width_metres = 4;
    context.like = split_name("吕家大道", generic_names());

    EXPECT_THAT(names(from("like", context)), Contains("吕家街"));
}

TEST(SuggestionsLike, OfferTheStandardFormOfTraditionalCharacters) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    context.like = split_name("樂安街", generic_names());

    EXPECT_THAT(names(from("like", context)), Contains("乐安街"));
}

TEST(SuggestionsLike, TakeAnyTextWithoutHarm) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    std::string long_name;
    for (int i = 0; i < 2000; ++i) long_name += "安";

    for (const std::string& text :
         {std::string("A1路"), std::string("😀街"), long_name, std::string("路")}) {
        context.like = split_name(text, generic_names());
        EXPECT_FALSE(name_candidates(context, *tables(), words()).empty());
    }
}

TEST(FittingGenerics, GiveANarrowDeadEndTheNameOfALane) {
    auto context = context_of(line(Direction::north_south, 0, 0));
    context.width_metres = 3;
    context.line->length_metres = 80;
    context.line->free_ends = 1;
    context.line->joined_ends = 1;

    EXPECT_EQ(fitting_generics(context, tables()->profile).front(), "巷");

    context.village_roads = {named("同心胡同", Direction::north_south)};
    EXPECT_EQ(fitting_generics(context, tables()->profile).front(), "胡同");
}

TEST(FittingGenerics, FollowWhatTheVillagePractises) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    context.village_roads = {named("安宁路", Direction::east_west),
                             named("幸福街", Direction::north_south)};

    EXPECT_EQ(fitting_generics(context, tables()->profile).front(), "路");
}

TEST(FittingGenerics, FollowWhatTheVillageDeclaresBeforeWhatItPractises) {
    Profile profile = shipped_profile();
    auto context = context_of(line(Direction::east_west, 0, 0));
    profile.village_directions[context.village.code] = {{"街"}, {"路"}};
    context.village_roads = {named("安宁路", Direction::east_west)};

    EXPECT_EQ(fitting_generics(context, profile).front(), "街");
}

TEST(FittingGenerics, OfferNoneThatIsTooGrandOrUsedUp) {
    auto context = context_of(line(Direction::east_west, 0, 0));
    context.width_metres = 10;
    context.village_roads = {named("安宁大街", Direction::east_west),
                             named("幸福大街", Direction::east_west)};

    const auto fitting = fitting_generics(context, tables()->profile);

    EXPECT_THAT(fitting, Not(Contains("大道")));
    EXPECT_THAT(fitting, Not(Contains("大街")));
    EXPECT_THAT(fitting, Not(Contains("巷")));
    EXPECT_THAT(fitting, Not(Contains("里")));
}

TEST(FittingGenerics, AreNoneInAnAreaWithoutAny) {
    const auto context = context_of(line(Direction::east_west, 0, 0));
    Profile profile = shipped_profile();
    profile.generic_names.clear();

    EXPECT_TRUE(fitting_generics(context, profile).empty());
}

TEST(SuggestionScore, CountsEveryPart) {
    ScoreParts parts{1, 1, 1, 1, 1, 1};
    EXPECT_DOUBLE_EQ(score(parts), 1);

    for (double ScoreParts::*part :
         {&ScoreParts::fit, &ScoreParts::company, &ScoreParts::length, &ScoreParts::characters,
          &ScoreParts::sound, &ScoreParts::rarity}) {
        ScoreParts less = parts;
        less.*part = 0;
        EXPECT_LT(score(less), 1);
    }
    EXPECT_DOUBLE_EQ(score({}), 0);
}

TEST(SuggestionScore, HearsTheSyllablesOfTheSpecificPart) {
    const NameParts name = split_name("安宁大街", generic_names());
    const Syllables sound = specific_syllables(romaniser().sound_keys(name), name);

    EXPECT_THAT(sound, ElementsAre("an", "ning"));
    EXPECT_DOUBLE_EQ(sound_part(sound, {}), 1);
    EXPECT_DOUBLE_EQ(sound_part(sound, {{"an", "kang"}}), 0.5);
    EXPECT_DOUBLE_EQ(sound_part(sound, {{"he", "mu"}, {"an", "ning"}}), 0);
}

TEST(NamingWords, AreManyCommonCharactersInSensiblePairs) {
    EXPECT_GE(words().words().size(), 400U);
    std::set<char32_t> characters;
    for (const PairedWord& word : words().words()) {
        const auto own = text::code_points(word.text);
        ASSERT_EQ(own.size(), 2U) << word.text;
        EXPECT_NE(own[0], own[1]) << word.text;
        EXPECT_FALSE(word.meaning.empty());
        characters.insert(own.begin(), own.end());
    }
    EXPECT_GE(characters.size(), 120U);
    for (const char32_t character : characters)
        EXPECT_EQ(tables()->characters.level(character), 1) << text::to_utf8({&character, 1});
}

TEST(NamingWords, FindAWordByEitherCharacter) {
    const NamingWords few("character\tmeaning\tbefore\n安\t平安\t康和\n康\t健康\t\n和\t和睦\t\n");

    EXPECT_EQ(few.opening_with("安").size(), 2U);
    ASSERT_EQ(few.closing_with("康").size(), 1U);
    EXPECT_EQ(few.closing_with("康").front()->meaning, "“安康”取平安、健康之意。");
    EXPECT_TRUE(few.opening_with("福").empty());
    EXPECT_TRUE(few.opening_with("康").empty());
}

TEST(NamingWords, RefuseATableThatIsNone) {
    EXPECT_THROW(NamingWords("character\tmeaning\tbefore\n安\t平安\t康\n"), Error);
    EXPECT_THROW(NamingWords("character\tmeaning\tbefore\n安\t\t\n"), Error);
    EXPECT_THROW(NamingWords("character\tmeaning\tbefore\n安康\t平安\t\n"), Error);
    EXPECT_THROW(NamingWords("character\tmeaning\tbefore\n安\t平安\t\n安\t平安\t\n"), Error);
}

}  // namespace
}  // namespace geo::naming
