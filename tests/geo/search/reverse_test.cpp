// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <limits>

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
