// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/suggestions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "geo/base/error.hpp"
#include "geo/naming/suggestion_score.hpp"
#include "geo/registry/name_check.hpp"

namespace geo::registry {
namespace {

constexpr double metre = 1 / 111'132.0;  // degrees, near enough both ways here

const NamingContext& naming() {
    static const NamingContext shared;
    return shared;
}

/// Villages of two kilometres square in a row, their roads in metres from the middle.
class Land {
  public:
    VillageCode village(const std::string& name, bool has_outline = true) {
        const VillageCode code("3705021042" + std::to_string(10 + villages_.size()));
        GroundVillage village;
        village.context = {code, name, DivisionCode("370502104000"), "史口镇",
                           DivisionCode("370502")};
        const Coordinate middle{118.2 + 0.03 * static_cast<double>(villages_.size()), 37.4};
        const double half = 1000 * metre;
        if (has_outline)
            village.outline = MultiPolygon{{Polygon{{{{middle.lon - half, middle.lat - half},
                                                      {middle.lon + half, middle.lat - half},
                                                      {middle.lon + half, middle.lat + half},
                                                      {middle.lon - half, middle.lat + half},
                                                      {middle.lon - half, middle.lat - half}}}}}};
        middles_[code] = middle;
        villages_.push_back(std::move(village));
        return code;
    }

    RoadId road(const VillageCode& village, Coordinate from, Coordinate to,
                const std::string& name = "", double width = 5) {
        const Coordinate middle = middles_.at(village);
        GroundRoad road;
        road.id = RoadId(static_cast<std::int64_t>(roads_.size()) + 1);
        road.village = village;
        road.line = {{{middle.lon + from.lon * metre, middle.lat + from.lat * metre},
                      {middle.lon + to.lon * metre, middle.lat + to.lat * metre}}};
        road.length_metres = std::hypot(to.lon - from.lon, to.lat - from.lat);
        road.width_metres = width;
        if (!name.empty()) road.name = bear(village, road.id, name);
        roads_.push_back(road);
        return road.id;
    }

    /// A name somewhere in the town, without a road of this land.
    naming::SharedName bear(const VillageCode& village, RoadId road, const std::string& name) {
        naming::RegisteredName registered;
        registered.name = naming().split(name);
        registered.pinyin = naming().romanise(registered.name);
        registered.road = road;
        registered.village = village;
        return names_.add(DivisionCode("370502104000"), DivisionCode("370502"), registered,
                          naming().tables().romaniser);
    }

    Gazetteer gazetteer() const { return {names_, Ground(villages_, roads_)}; }

  private:
    naming::TownNames names_{naming().tables()};
    std::vector<GroundVillage> villages_;
    std::vector<GroundRoad> roads_;
    std::map<VillageCode, Coordinate> middles_;
};

SuggestionRequest request_for(const VillageCode& village, RoadId road, std::size_t count = 5) {
    SuggestionRequest request;
    request.village = village;
    request.road = road;
    request.count = count;
    return request;
}

bool holds(const std::vector<NameSuggestion>& suggestions, const std::string& name) {
    return std::any_of(suggestions.begin(), suggestions.end(),
                       [&](const auto& one) { return one.name.full == name; });
}

std::string sound_of(const NameParts& name) {
    std::string sound;
    for (const auto& syllable :
         naming::specific_syllables(naming().tables().romaniser.sound_keys(name), name))
        sound += syllable + ' ';
    return sound;
}

/// Nothing above information, form filled in, best first, apart in 专名 and sound.
void expect_sound(const Gazetteer& gazetteer, const SuggestionRequest& request,
                  const std::vector<NameSuggestion>& suggestions) {
    std::set<std::string> specifics;
    std::set<std::string> sounds;
    double last = 1;
    for (const NameSuggestion& suggestion : suggestions) {
        NameProposal content;
        content.name = suggestion.name.full;
        content.village = request.village;
        content.road = request.road;
        content.line = request.line;
        content.meaning = suggestion.meaning;
        content.origin = suggestion.origin;
        const auto check =
            check_against(gazetteer, naming(), content, CheckScope::proposal, std::nullopt);
        EXPECT_TRUE(check.verdict == "pass" || check.verdict == "info") << content.name;
        EXPECT_TRUE(specifics.insert(suggestion.name.specific).second) << content.name;
        EXPECT_TRUE(sounds.insert(sound_of(suggestion.name)).second) << content.name;
        EXPECT_LE(suggestion.score, last) << content.name;
        last = suggestion.score;
    }
}

/// A village of crossing streets, some named by chance.
VillageCode add_village(Land& land, const std::string& name, std::mt19937& random) {
    static const std::vector<std::string> some_names{"安宁", "和顺", "瑞祥", "北一", "北二",
                                                     "槐荫", "振兴", "同德", "文苑", "富民"};
    const VillageCode code = land.village(name);
    const auto streets = static_cast<int>(2 + random() % 4);
    for (int i = 0; i < streets; ++i) {
        const double at = -300 + 120.0 * i;
        const bool is_named = random() % 3 == 0;
        const std::string given = some_names[random() % some_names.size()];
        land.road(code, {-400, at}, {400, at + 5}, is_named ? given + "街" : "");
        land.road(code, {at, -400}, {at + 5, 400}, "", 2.5 + static_cast<double>(random() % 10));
    }
    return code;
}

TEST(Suggestions, PassEveryRuleWhateverTheVillage) {
    Land land;
    std::mt19937 random(20260723);
    std::vector<VillageCode> villages;
    for (const char* name : {"吕家村", "三里庄村", "王村", "老袁官庄村", "东街村", "文昌社区"})
        villages.push_back(add_village(land, name, random));
    const Gazetteer gazetteer = land.gazetteer();

    std::size_t given = 0;
    for (const VillageCode& village : villages)
        for (const SharedRoad& road : gazetteer.ground().roads_of(village)) {
            if (road->name) continue;
            const auto request = request_for(village, road->id);
            const auto suggestions = suggest_names(gazetteer, naming(), request);
            expect_sound(gazetteer, request, suggestions);
            given += suggestions.size();
        }

    EXPECT_GE(given, 5U * villages.size());
}

TEST(Suggestions, KeepTheNameOfTheRoadThatGoesOn) {
    Land land;
    const auto village = land.village("吕家村");
    land.road(village, {-400, 0}, {0, 0}, "人民路");
    const RoadId wanting = land.road(village, {6, 0}, {400, 0});

    const auto suggestions =
        suggest_names(land.gazetteer(), naming(), request_for(village, wanting));

    ASSERT_FALSE(suggestions.empty());
    EXPECT_EQ(suggestions.front().name.full, "人民路");
    EXPECT_EQ(suggestions.front().source, "continuation");
}

TEST(Suggestions, GoOnWithTheSeriesOfTheVillage) {
    Land land;
    const auto village = land.village("吕家村");
    land.road(village, {-400, 100}, {400, 100}, "北一路");
    land.road(village, {-400, 200}, {400, 200}, "北二路");
    const RoadId wanting = land.road(village, {-400, 300}, {400, 300});

    EXPECT_TRUE(
        holds(suggest_names(land.gazetteer(), naming(), request_for(village, wanting)), "北三路"));
}

TEST(Suggestions, AreGivenWithoutOutlineOrNeighbours) {
    Land land;
    const auto village = land.village("吕家村", false);
    const RoadId wanting = land.road(village, {-100, 0}, {100, 0});

    const auto suggestions =
        suggest_names(land.gazetteer(), naming(), request_for(village, wanting));

    EXPECT_EQ(suggestions.size(), 5U);
    EXPECT_TRUE(holds(suggestions, "吕家街"));
}

TEST(Suggestions, AreAsManyAsAskedFor) {
    Land land;
    const auto village = land.village("吕家村");
    const RoadId wanting = land.road(village, {-100, 0}, {100, 0});
    const Gazetteer gazetteer = land.gazetteer();

    EXPECT_EQ(suggest_names(gazetteer, naming(), request_for(village, wanting, 1)).size(), 1U);
    const auto many = request_for(village, wanting, 50);
    const auto suggestions = suggest_names(gazetteer, naming(), many);
    EXPECT_EQ(suggestions.size(), 50U);
    expect_sound(gazetteer, many, suggestions);
}

TEST(Suggestions, StayNearARefusedName) {
    Land land;
    const auto village = land.village("吕家村");
    land.bear(village, RoadId(900), "安宁街");
    SuggestionRequest request;
    request.village = village;
    request.like = "安凝街";

    const auto suggestions = suggest_names(land.gazetteer(), naming(), request);

    ASSERT_GE(suggestions.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(suggestions[i].source, "like");
        EXPECT_NE(suggestions[i].name.specific.find("安"), std::string::npos);
        EXPECT_NE(sound_of(suggestions[i].name), "an ning ");
    }
}

TEST(Suggestions, AreFoundInATownThatHoldsEveryThemeWord) {
    Land land;
    const auto village = land.village("吕家村");
    std::int64_t id = 1000;
    for (const auto& theme : naming().tables().profile.themes)
        for (const auto& word : theme.words) land.bear(village, RoadId(++id), word.text + "街");
    const RoadId wanting = land.road(village, {-100, 0}, {100, 0});
    const Gazetteer gazetteer = land.gazetteer();
    const auto request = request_for(village, wanting, 10);

    const auto suggestions = suggest_names(gazetteer, naming(), request);

    EXPECT_EQ(suggestions.size(), 10U);
    expect_sound(gazetteer, request, suggestions);
    for (const NameSuggestion& suggestion : suggestions) EXPECT_NE(suggestion.source, "theme");
}

TEST(Suggestions, RefuseWhatIsUnknownOrUnsound) {
    Land land;
    const auto village = land.village("吕家村");
    const Gazetteer gazetteer = land.gazetteer();
    const auto kind_of = [&](const SuggestionRequest& request) {
        try {
            suggest_names(gazetteer, naming(), request);
        } catch (const Error& error) {
            return error.kind();
        }
        return ErrorKind::storage;
    };
    SuggestionRequest one_point;
    one_point.village = village;
    one_point.line = LineString{{{118.2, 37.4}}};
    SuggestionRequest none;
    none.village = village;
    none.count = 0;
    SuggestionRequest too_many = none;
    too_many.count = 51;
    SuggestionRequest broken = none;
    broken.count = 5;
    broken.like = "\xff\xfe";

    EXPECT_EQ(kind_of(request_for(VillageCode("999"), RoadId(1))), ErrorKind::not_found);
    EXPECT_EQ(kind_of(request_for(village, RoadId(77))), ErrorKind::not_found);
    EXPECT_EQ(kind_of(one_point), ErrorKind::invalid_input);
    EXPECT_EQ(kind_of(none), ErrorKind::invalid_input);
    EXPECT_EQ(kind_of(too_many), ErrorKind::invalid_input);
    EXPECT_EQ(kind_of(broken), ErrorKind::invalid_input);
    EXPECT_THROW(suggest_for_village(gazetteer, naming(), VillageCode("999")), Error);
}

TEST(VillageSchemes, NameEveryRoadApartInTextAndSound) {
    Land land;
    const auto village = land.village("吕家村");
    for (int i = 0; i < 6; ++i) {
        const double at = -300 + 120.0 * i;
        land.road(village, {-400 - 10.0 * i, at}, {400, at});
        land.road(village, {at, -400}, {at, 400 + 10.0 * i});
    }

    const auto scheme = suggest_for_village(land.gazetteer(), naming(), village);

    EXPECT_TRUE(scheme.left_nameless.empty());
    ASSERT_EQ(scheme.roads.size(), 12U);
    std::set<std::string> sounds;
    int of_the_village = 0;
    for (const RoadSuggestion& road : scheme.roads) {
        EXPECT_TRUE(sounds.insert(sound_of(road.name.name)).second) << road.name.name.full;
        of_the_village += road.name.source == "village" ? 1 : 0;
    }
    EXPECT_EQ(of_the_village, 2);
    EXPECT_NE(scheme.idea.zh.find("主路冠村名"), std::string::npos) << scheme.idea.zh;
}

TEST(VillageSchemes, PassEveryRuleOnceTheyAreTakenUp) {
    Land land;
    std::mt19937 random(4711);
    const auto village = add_village(land, "吕家村", random);
    const auto scheme = suggest_for_village(land.gazetteer(), naming(), village);
    ASSERT_GE(scheme.roads.size(), 3U);
    for (const RoadSuggestion& road : scheme.roads)
        land.bear(village, road.road, road.name.name.full);
    const Gazetteer taken_up = land.gazetteer();

    for (const RoadSuggestion& road : scheme.roads)
        expect_sound(taken_up, request_for(village, road.road), {road.name});
}

TEST(VillageSchemes, AreTheSameEveryTimeAndEmptyWithoutNamelessRoads) {
    Land land;
    const auto village = land.village("吕家村");
    land.road(village, {-400, 0}, {400, 0}, "人民街");
    EXPECT_TRUE(suggest_for_village(land.gazetteer(), naming(), village).roads.empty());
    land.road(village, {-400, 150}, {400, 150});
    land.road(village, {0, -400}, {0, 400});

    const auto once = suggest_for_village(land.gazetteer(), naming(), village);
    const auto again = suggest_for_village(land.gazetteer(), naming(), village);

    ASSERT_EQ(once.roads.size(), 2U);
    for (std::size_t i = 0; i < once.roads.size(); ++i)
        EXPECT_EQ(once.roads[i].name.name, again.roads[i].name.name);
}

TEST(VillageSchemes, GiveARoadDrawnInTwoPiecesOneName) {
    Land land;
    const auto village = land.village("吕家村");
    const RoadId west = land.road(village, {-400, 0}, {0, 0});
    const RoadId east = land.road(village, {5, 0}, {400, 0});

    const auto scheme = suggest_for_village(land.gazetteer(), naming(), village);

    ASSERT_EQ(scheme.roads.size(), 2U);
    EXPECT_EQ(scheme.roads[0].road, west);
    EXPECT_EQ(scheme.roads[1].road, east);
    EXPECT_EQ(scheme.roads[0].name.name, scheme.roads[1].name.name);
}

}  // namespace
}  // namespace geo::registry
