// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "small_registry.hpp"

namespace geo::search {
namespace {

std::vector<Hit> complete(std::string_view text, std::optional<Coordinate> bias = std::nullopt) {
    static const auto index = testing::small_index();
    Query query;
    query.text = text;
    query.limit = 10;
    query.autocomplete = true;
    query.bias = bias;
    return index->search(query);
}

bool has_road(const std::vector<Hit>& hits, std::int64_t road) {
    return std::any_of(hits.begin(), hits.end(),
                       [&](const Hit& hit) { return hit.road == RoadId(road); });
}

class WaysToBeginAName : public ::testing::TestWithParam<std::string_view> {};

TEST_P(WaysToBeginAName, AllLeadToAnningStreet) {
    EXPECT_TRUE(has_road(complete(GetParam()), 1)) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Beginnings, WaysToBeginAName,
                         ::testing::Values("安", "安宁", "安宁街", "ann", "anning", "ANNINGJIE",
                                           "anj", "史口镇安宁", "史口安", "吕家村安宁",
                                           "史口镇anning", "史口镇 吕家村 安", "安ning", "安nj",
                                           "安宁j", "annj", "anjie", "史口镇安n",
                                           "东营区史口镇吕家村安宁", "老槐"));

TEST(Completion, SaysHowTheNameWasBegun) {
    EXPECT_EQ(complete("安宁").at(0).how(Component::road), How::prefix);
    EXPECT_EQ(complete("anni").at(0).how(Component::road), How::pinyin);
    EXPECT_EQ(complete("anj").at(0).how(Component::road), How::initials);
    EXPECT_EQ(complete("老槐").at(0).how(Component::road), How::alias);
    EXPECT_EQ(complete("安宁街").at(0).how(Component::road), How::exact);
}

TEST(Completion, SplitsSyllablesAtConsonants) {
    EXPECT_TRUE(has_road(complete("nxl"), 6));  // 凝香路 ning xiang lu
    EXPECT_TRUE(has_road(complete("nxl"), 7));  // 宁西路 ning xi lu
}

TEST(Completion, StaysInThePlacesTypedBefore) {
    EXPECT_TRUE(has_road(complete("龙居镇幸福"), 4));
    EXPECT_FALSE(has_road(complete("龙居镇幸福"), 2));
}

TEST(Completion, PutsTheNearerFirst) {
    EXPECT_EQ(complete("幸福", Coordinate{118.401, 37.40}).at(0).road, RoadId(4));
    EXPECT_EQ(complete("幸福", Coordinate{118.302, 37.401}).at(0).road, RoadId(2));
}

TEST(Completion, OffersEachPlaceOnce) {
    const auto hits = complete("史口");

    EXPECT_EQ(std::count_if(hits.begin(), hits.end(),
                            [](const Hit& hit) { return hit.type == HitType::municipality; }),
              1);
}

TEST(Completion, GoesOnToTheDoorWhenANumberIsTyped) {
    const auto hits = complete("史口镇吕家村安宁街12");

    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].address, AddressId(101));
}

TEST(Completion, WritesLettersOnlyForTheCharactersThatAreMissing) {
    EXPECT_FALSE(has_road(complete("安xing"), 1));
    EXPECT_FALSE(has_road(complete("宁ning"), 1));
}

/// Four thousand roads: more than are looked at one by one.
class ManyRoads : public ::testing::Test {
  protected:
    static constexpr std::int64_t count = 4'000;
    static std::shared_ptr<const AddressIndex> build() {
        static std::vector<std::string> names;
        std::vector<RoadEntry> roads;
        for (std::int64_t i = 0; i < count; ++i) names.push_back("安" + std::to_string(i) + "路");
        for (std::int64_t i = 0; i < count; ++i) {
            RoadEntry road;
            road.id = RoadId(i + 1);
            road.village = i % 2 == 0 ? 0 : 3;
            road.name = names[static_cast<std::size_t>(i)];
            road.pinyin_toned = "Ān Lù";
            road.position = {118.0 + static_cast<double>(i) * 1e-4, 37.4};
            roads.push_back(road);
        }
        return AddressIndex::build(testing::small_villages(), roads, DoorTable::build({}));
    }
    static std::vector<Hit> complete(Query query) {
        static const auto index = build();
        query.autocomplete = true;
        return index->search(query);
    }
};

TEST_F(ManyRoads, ComeShortestFirst) {
    const auto hits = complete({.text = "安", .limit = 10});

    ASSERT_EQ(hits.size(), 10U);
    for (const Hit& hit : hits) EXPECT_LE(hit.road->value(), 10);
}

TEST_F(ManyRoads, ComeNearestFirstFromAnyPoint) {
    for (const auto* text : {"安", "an", "al"})
        for (const std::int64_t middle : {5, 1'234, 3'990}) {
            const Coordinate here{118.0 + static_cast<double>(middle) * 1e-4, 37.4};
            const auto hits = complete({.text = text, .limit = 3, .bias = here});
            ASSERT_EQ(hits.size(), 3U);
            EXPECT_EQ(hits[0].road, RoadId(middle + 1)) << text;
        }
}

TEST_F(ManyRoads, StayInTheAreaAndTheType) {
    for (const auto* text : {"安", "an", "al"}) {
        for (const Hit& hit : complete({.text = text, .limit = 10, .town = "龙居镇"}))
            EXPECT_EQ(hit.road->value() % 2, 0) << text;
        EXPECT_EQ(complete({.text = text, .limit = 10, .town = "龙居镇"}).size(), 10U);
        EXPECT_TRUE(complete({.text = text, .type = HitType::locality}).empty());
    }
}

TEST(Completion, FindsNothingForAnUnknownBeginning) { EXPECT_TRUE(complete("zzz").empty()); }

}  // namespace
}  // namespace geo::search
