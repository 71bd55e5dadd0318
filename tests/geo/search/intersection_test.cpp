// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "crossing_town.hpp"
#include "geo/search/geocoder.hpp"

namespace geo::search {
namespace {

std::vector<Hit> find(std::string_view text, std::optional<Coordinate> bias = std::nullopt) {
    static const auto index = testing::crossing_town();
    Query query;
    query.text = text;
    query.bias = bias;
    return index->search(query);
}

class WaysToNameACrossing : public ::testing::TestWithParam<std::string_view> {};

TEST_P(WaysToNameACrossing, AllLeadToIt) {
    const auto hits = find(GetParam());

    ASSERT_EQ(hits.size(), 1U) << GetParam();
    EXPECT_EQ(hits[0].type, HitType::intersection);
    EXPECT_EQ(hits[0].status, HitStatus::match);
    EXPECT_EQ(hits[0].village, VillageCode("370502104201"));
    ASSERT_TRUE(hits[0].position);
    EXPECT_NEAR(hits[0].position->lon, 118.305, 3e-6);
    EXPECT_NEAR(hits[0].position->lat, 37.400, 3e-6);
}

INSTANTIATE_TEST_SUITE_P(Texts, WaysToNameACrossing,
                         ::testing::Values("西村人民路与幸福路交叉口", "西村幸福路与人民路交叉口",
                                           "西村人民路和幸福路路口", "西村人民路幸福路交叉口",
                                           "西村人民路/幸福路", "西村 人民路／幸福路",
                                           "史口镇西村人民路与幸福路十字路口",
                                           "西村人民路与幸福路口", "西村人民路与西村幸福路交汇处",
                                           "西村人民路與幸福路交叉口", "西村人民路与幸福路",
                                           "山东省东营市东营区史口镇西村人民路及幸福路交叉口"));

TEST(Intersection, NamesBothRoadsInTheOrderOfTheText) {
    const auto hits = find("西村幸福路与人民路交叉口");

    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].road, RoadId(2));
    EXPECT_EQ(hits[0].other_road, RoadId(1));
}

TEST(Intersection, IsAmbiguousWhereRoadsOfTheseNamesCrossTwice) {
    const auto hits = find("人民路与幸福路交叉口");

    ASSERT_EQ(hits.size(), 2U);
    for (const Hit& hit : hits) {
        EXPECT_TRUE(hit.ambiguous);
        EXPECT_EQ(hit.status, HitStatus::ambiguous);
    }
    EXPECT_NE(hits[0].village, hits[1].village);
}

TEST(Intersection, PutsTheNearerFirst) {
    const auto hits = find("人民路与幸福路交叉口", Coordinate{118.41, 37.4});

    ASSERT_EQ(hits.size(), 2U);
    EXPECT_EQ(hits[0].road, RoadId(5));
}

TEST(Intersection, TakesARoadThatStopsAtTheKerbToMeetTheOther) {
    const auto hits = find("安宁街与人民路路口");

    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].type, HitType::intersection);
    EXPECT_NEAR(hits[0].position->lon, 118.308, 3e-6);
}

TEST(Intersection, IsNoneWhereTheRoadsDoNotMeet) {
    for (const Hit& hit : find("西村和平路与安宁街交叉口"))
        EXPECT_NE(hit.type, HitType::intersection);
    for (const Hit& hit : find("西村人民路与人民路交叉口"))
        EXPECT_NE(hit.type, HitType::intersection);
}

TEST(Intersection, KeepsWhatIsSaidBehindItForReference) {
    const auto hits = find("西村人民路与幸福路交叉口北50米");

    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].type, HitType::intersection);
    ASSERT_EQ(hits[0].references.all().size(), 1U);
    EXPECT_EQ(hits[0].references.all()[0].metres, 50U);
    EXPECT_EQ(hits[0].references.all()[0].direction, Direction::north);
}

TEST(Intersection, LeavesADoorADoor) {
    const auto hits = find("西村人民路3号(与幸福路交叉口)");

    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].address, AddressId(13));
}

TEST(Intersection, IsAlsoFoundByTheBatch) {
    Geocoder geocoder(testing::crossing_town());

    const auto one = geocoder.locate("西村人民路与幸福路交叉口");
    const auto two = geocoder.locate("人民路与幸福路交叉口");

    EXPECT_EQ(one.verdict, Verdict::match);
    ASSERT_TRUE(one.place);
    EXPECT_EQ(one.place->type, HitType::intersection);
    EXPECT_EQ(two.verdict, Verdict::ambiguous);
}

TEST(Intersection, StaysInTheAreaAndTheBox) {
    const auto index = testing::crossing_town();
    Query query;
    query.text = "人民路与幸福路交叉口";
    query.village = "东村";
    ASSERT_EQ(index->search(query).size(), 1U);
    EXPECT_EQ(index->search(query)[0].road, RoadId(5));

    query.village = {};
    query.box = BoundingBox{118.30, 37.39, 118.31, 37.41};
    ASSERT_EQ(index->search(query).size(), 1U);
    EXPECT_EQ(index->search(query)[0].road, RoadId(1));
}

TEST(Intersection, SurvivesWordsWithoutRoads) {
    for (const auto* text :
         {"与", "交叉口", "路口", "/", "//", "人民路与", "与人民路交叉口", "和", "口"})
        for (const Hit& hit : find(text)) EXPECT_NE(hit.type, HitType::intersection) << text;
}

}  // namespace
}  // namespace geo::search
