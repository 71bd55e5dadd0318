// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/shard_directory.hpp"

#include <gtest/gtest.h>

namespace geo::publishing {
namespace {

/// A shard with those roads and doors; a village unless the code is empty.
ShardPtr shard(const std::string& code, std::vector<int> roads, std::vector<int> doors = {},
               double lon = 118) {
    auto made = std::make_shared<Shard>();
    if (!code.empty()) {
        made->village.emplace();
        made->village->code = VillageCode{code};
    }
    for (const int id : roads) {
        made->roads.emplace_back();
        made->roads.back().id = RoadId{id};
    }
    for (const int id : doors) {
        made->doors.emplace_back();
        made->doors.back().id = AddressId{id};
    }
    made->box.add(Coordinate{lon, 37});
    return made;
}

class Directory : public testing::Test {
  protected:
    std::vector<ShardPtr> before{shard("", {9}), shard("a", {1, 4}, {1, 2}),
                                 shard("b", {2, 3}, {3, 5})};
    ShardDirectory directory{before};

    ShardDirectory with(std::vector<ReplacedShard> replaced) {
        auto after = before;
        for (const auto& one : replaced) after[one.index] = one.shard;
        return directory.after(before, after, replaced);
    }
};

TEST_F(Directory, KnowsWhereEachThingLies) {
    EXPECT_EQ(directory.of_village(VillageCode{"b"}), 2U);
    EXPECT_EQ(directory.of_road(RoadId{9}), 0U);
    EXPECT_EQ(directory.of_road(RoadId{4}), 1U);
    EXPECT_EQ(directory.of_door(AddressId{3}), 2U);
    EXPECT_EQ(directory.road_count(), 5U);
    EXPECT_EQ(directory.door_count(), 4U);
    EXPECT_EQ(directory.village_count(), 2U);
}

TEST_F(Directory, WhatIsAbsentIsNowhere) {
    EXPECT_EQ(directory.of_village(VillageCode{"c"}), ShardDirectory::none);
    EXPECT_EQ(directory.of_road(RoadId{5}), ShardDirectory::none);
    EXPECT_EQ(directory.of_door(AddressId{4}), ShardDirectory::none);
    EXPECT_EQ(directory.of_sign(SignId{1}), ShardDirectory::none);
}

TEST_F(Directory, ARoadComesAndARoadGoes) {
    const auto after = with({{1, shard("a", {4, 10}, {1, 2})}});

    EXPECT_EQ(after.of_road(RoadId{10}), 1U);
    EXPECT_EQ(after.of_road(RoadId{1}), ShardDirectory::none);
    EXPECT_EQ(after.of_road(RoadId{2}), 2U);
    EXPECT_EQ(after.of_door(AddressId{2}), 1U);
    EXPECT_EQ(after.road_count(), 5U);
    EXPECT_EQ(directory.of_road(RoadId{1}), 1U) << "the directory before stays as it was";
}

TEST_F(Directory, ADoorMovesFromOneVillageToAnother) {
    const auto after = with({{1, shard("a", {1, 4}, {1, 2, 3})}, {2, shard("b", {2, 3}, {5})}});

    EXPECT_EQ(after.of_door(AddressId{3}), 1U);
    EXPECT_EQ(after.of_door(AddressId{5}), 2U);
    EXPECT_EQ(after.door_count(), 4U);
}

TEST_F(Directory, WhatDoesNotChangeIsShared) {
    const auto same_ids = with({{1, shard("a", {1, 4}, {1, 2})}});
    const auto moved = with({{1, shard("a", {1, 4}, {1, 2}, 119)}});

    EXPECT_EQ(&same_ids.tree(), &directory.tree());
    EXPECT_NE(&moved.tree(), &directory.tree());
    EXPECT_EQ(moved.tree().box().max_lon, 119);
}

TEST(EmptyDirectory, HoldsNothing) {
    const ShardDirectory directory{std::vector<ShardPtr>{}};

    EXPECT_EQ(directory.of_road(RoadId{1}), ShardDirectory::none);
    EXPECT_EQ(directory.road_count(), 0U);
}

}  // namespace
}  // namespace geo::publishing
