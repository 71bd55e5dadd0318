// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/village_name.hpp"

#include <gtest/gtest.h>

namespace geo::registry {
namespace {

TEST(PlainVillageName, IsTheVillagesOwnNotItsCommittees) {
    EXPECT_EQ(plain_village_name("三里庄村村民委员会"), "三里庄村");
    EXPECT_EQ(plain_village_name("老岺村民委员会"), "老岺村");
    EXPECT_EQ(plain_village_name("三里村委会"), "三里村");
    EXPECT_EQ(plain_village_name("东营社区居委会"), "东营社区");
    EXPECT_EQ(plain_village_name("商贸城居民委员会"), "商贸城社区");
    EXPECT_EQ(plain_village_name("五矿类似居委会"), "五矿社区");
}

TEST(PlainVillageName, LeavesOtherNamesAlone) {
    EXPECT_EQ(plain_village_name("孤岛采油厂生活区"), "孤岛采油厂生活区");
    EXPECT_EQ(plain_village_name("村委会"), "村委会");
    EXPECT_EQ(plain_village_name(""), "");
}

}  // namespace
}  // namespace geo::registry
