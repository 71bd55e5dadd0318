// SPDX-License-Identifier: Apache-2.0
#include "geo/search/area_filter.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "crossing_town.hpp"
#include "geo/base/error.hpp"
#include "small_registry.hpp"

namespace geo::search {
namespace {

using Member = std::string_view Query::*;

class Areas : public ::testing::TestWithParam<std::tuple<Member, std::string_view>> {};

TEST_P(Areas, LimitSearchCompletionAndReverse) {
    const auto index = testing::small_index();
    Query query;
    query.text = "吕家村";
    query.*std::get<0>(GetParam()) = std::get<1>(GetParam());
    const VillageCode there("370502105234");

    for (const bool autocomplete : {false, true}) {
        query.autocomplete = autocomplete;
        const auto hits = index->search(query);
        ASSERT_EQ(hits.size(), 1U);
        EXPECT_EQ(hits[0].village, there);
    }
    const AreaFilter area(index->names(), query);
    std::vector<NearHit> near;
    index->reverse(118.3010, 37.4001, 3, &area, near);
    for (const NearHit& hit : near) EXPECT_EQ(hit.village.value().substr(0, 9), "370502105");
    EXPECT_FALSE(near.empty());
}

INSTANTIATE_TEST_SUITE_P(CodesAndNames, Areas,
                         ::testing::Values(std::tuple(&Query::town, "龙居镇"),
                                           std::tuple(&Query::town, "龙居"),
                                           std::tuple(&Query::town, "370502105000"),
                                           std::tuple(&Query::village, "370502105234")));

TEST(AreaFilter, SaysWhichAreaIsUnknown) {
    const auto index = testing::small_index();
    for (const auto& [member, field] :
         {std::pair{&Query::village, "village"}, std::pair{&Query::town, "town"},
          std::pair{&Query::county, "county"}}) {
        Query query;
        query.text = "安宁街";
        query.*member = "历下";
        for (const bool autocomplete : {false, true}) {
            query.autocomplete = autocomplete;
            try {
                index->search(query);
                ADD_FAILURE() << field;
            } catch (const Error& error) {
                EXPECT_EQ(error.kind(), ErrorKind::invalid_input);
                EXPECT_NE(std::string(error.what()).find("历下"), std::string::npos);
            }
        }
    }
    EXPECT_THROW(AreaFilter(index->names(), "历下区"), Error);
}

TEST(AreaFilter, HoldsAllLimitsTogether) {
    const auto index = testing::small_index();
    Query query;
    query.text = "吕家村";
    query.town = "龙居镇";
    query.village = "370502104237";  // of another town

    EXPECT_TRUE(index->search(query).empty());
}

TEST(AreaFilter, KeepsToTheBox) {
    const auto index = testing::crossing_town();
    Query query;
    query.text = "人民路";
    query.box = BoundingBox{118.309, 37.39, 118.32, 37.41};  // the end of the western road

    for (const bool autocomplete : {false, true}) {
        query.autocomplete = autocomplete;
        const auto hits = index->search(query);
        ASSERT_EQ(hits.size(), 1U);
        EXPECT_EQ(hits[0].road, RoadId(1));
    }
}

TEST(AreaFilter, LeavesOutDoorsOutsideOfTheBox) {
    const auto index = testing::crossing_town();
    Query query;
    query.text = "西村人民路3号";
    query.box = BoundingBox{118.3035, 37.39, 118.305, 37.41};
    ASSERT_EQ(index->search(query).size(), 1U);
    EXPECT_EQ(index->search(query)[0].address, AddressId(13));

    query.box = BoundingBox{118.300, 37.39, 118.3015, 37.41};  // the road, but not the door
    for (const Hit& hit : index->search(query)) EXPECT_FALSE(hit.address);
}

TEST(AreaFilter, KeepsReverseInTheBox) {
    const auto index = testing::crossing_town();
    Query query;
    query.box = BoundingBox{118.3035, 37.39, 118.305, 37.41};
    const AreaFilter area(index->names(), query);

    std::vector<NearHit> near;
    index->reverse(118.302, 37.4001, 1, &area, near);

    ASSERT_EQ(near.size(), 1U);
    EXPECT_EQ(near[0].address, AddressId(13));
}

}  // namespace
}  // namespace geo::search
