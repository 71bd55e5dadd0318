// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <limits>

#include "crossing_town.hpp"
#include "small_registry.hpp"

namespace geo::search {
namespace {

TEST(Reverse, FindsTheNearestDoorWithItsDistance) {
    const auto near = testing::small_index()->reverse(118.3010, 37.4002);

    ASSERT_EQ(near.size(), 1U);
    EXPECT_EQ(near[0].type, HitType::housenumber);
    EXPECT_EQ(near[0].address, AddressId(101));
    EXPECT_EQ(near[0].road, RoadId(1));
    EXPECT_EQ(near[0].village, VillageCode("370502104237"));
    EXPECT_NEAR(near[0].distance_metres, 11.1, 0.1);
}

TEST(Reverse, ReturnsTheNearestFirst) {
    const auto near = testing::small_index()->reverse(118.3014, 37.4001, 3);

    ASSERT_EQ(near.size(), 3U);
    EXPECT_EQ(near[0].address, AddressId(102));
    EXPECT_LE(near[0].distance_metres, near[1].distance_metres);
    EXPECT_LE(near[1].distance_metres, near[2].distance_metres);
}

TEST(Reverse, FallsBackToARoadThenToAVillage) {
    const auto index = testing::small_index();

    EXPECT_EQ(index->reverse(118.36, 37.40).at(0).type, HitType::street);
    EXPECT_EQ(index->reverse(118.70, 37.40).at(0).type, HitType::locality);
    EXPECT_TRUE(index->reverse(-70, -33).empty());
}

TEST(Reverse, TellsTheSideOfTheRoadAndItsNumbers) {
    const auto index = testing::crossing_town();

    const auto north = index->reverse(118.3021, 37.4002), south = index->reverse(118.302, 37.3996);

    ASSERT_TRUE(north.at(0).road_side && south.at(0).road_side);
    EXPECT_EQ(north[0].road_side->side, Side::left);  // the line runs to the east
    EXPECT_EQ(north[0].road_side->direction, Direction::north);
    EXPECT_EQ(north[0].road_side->parity, Parity::odd);
    EXPECT_NEAR(north[0].road_side->metres, 22.2, 0.5);
    EXPECT_EQ(south[0].road_side->side, Side::right);
    EXPECT_EQ(south[0].road_side->direction, Direction::south);
    EXPECT_EQ(south[0].road_side->parity, Parity::even);
}

TEST(Reverse, TellsTheSideOfThePointWhereTheNearestDoorStandsAcross) {
    const auto near = testing::crossing_town()->reverse(118.302, 37.39996);

    ASSERT_EQ(near.at(0).address, AddressId(11));  // north of the road
    ASSERT_TRUE(near[0].road_side);
    EXPECT_EQ(near[0].road_side->direction, Direction::south);
    EXPECT_EQ(near[0].road_side->parity, Parity::even);
}

TEST(Reverse, SaysNoSideOnTheLineItself) {
    const auto near = testing::crossing_town()->reverse(118.302, 37.4);

    ASSERT_TRUE(near.at(0).road_side);
    EXPECT_EQ(near[0].road_side->side, Side::unknown);
    EXPECT_EQ(near[0].road_side->direction, Direction::none);
}

TEST(Reverse, MeasuresToTheLineOfARoadAndNotToItsMiddle) {
    const auto near = testing::crossing_town()->reverse(118.4005, 37.4010);

    ASSERT_EQ(near.at(0).type, HitType::street);  // no door within a kilometre
    EXPECT_EQ(near[0].road, RoadId(5));
    EXPECT_NEAR(near[0].distance_metres, 111, 1);
    EXPECT_EQ(near[0].village, VillageCode("370502104202"));
    ASSERT_TRUE(near[0].road_side);
    EXPECT_EQ(near[0].road_side->direction, Direction::north);
}

TEST(Reverse, NamesTheVillageThatThePointLiesIn) {
    const std::vector<VillageEntry> villages{
        testing::outlined_village("1", "大村", 118.29),
        testing::village("2", "小村", "史口镇", "370502104000", 118.3195, 37.42)};
    const auto index = AddressIndex::build(villages, {}, DoorTable::build({}));

    const auto near = index->reverse(118.319, 37.419, 2);

    ASSERT_EQ(near.size(), 2U);  // the other one's middle is nearer
    EXPECT_EQ(near[0].village, VillageCode("1"));
    EXPECT_EQ(near[0].distance_metres, 0);
    EXPECT_EQ(near[1].village, VillageCode("2"));
}

TEST(Reverse, AnswersNothingForAPointThatIsNone) {
    const auto index = testing::small_index();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();

    EXPECT_TRUE(index->reverse(nan, 37).empty());
    EXPECT_TRUE(index->reverse(118, infinity).empty());
    EXPECT_TRUE(index->reverse(1e300, 1e300).empty());
    EXPECT_TRUE(index->reverse(118.3, 37.4, 0).empty());
}

TEST(Reverse, LeavesOutADoorThatIsOffTheGlobe) {
    const std::vector<DoorEntry> doors{testing::door(1, "v", 0, "1", 1e9, 1e9),
                                       testing::door(2, "v", 0, "2", 118.3, 37.4)};
    const auto index = AddressIndex::build({}, {}, DoorTable::build(doors));

    EXPECT_EQ(index->reverse(118.3, 37.4, 5).size(), 1U);
}

}  // namespace
}  // namespace geo::search
