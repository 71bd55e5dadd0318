// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/road_extent.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace geo::documents {
namespace {

RoadExtent north_south() {
    return {"南北走向", 350, 6.5, "水泥", {Side::south, "凤凰路"}, {Side::north, "观海路"}};
}

TEST(RoadExtentText, SaysWhereTheRoadBeginsAndEnds) {
    EXPECT_EQ(termini_text(north_south()), "南起凤凰路，北止观海路");
}

TEST(RoadExtentText, LeavesOutAnEndThatIsNotKnown) {
    RoadExtent extent = north_south();
    extent.start.at.clear();

    EXPECT_EQ(termini_text(extent), "北止观海路");
}

TEST(RoadExtentText, SaysAnEndWithoutItsSide) {
    RoadExtent extent;
    extent.start.at = "村口";

    EXPECT_EQ(termini_text(extent), "起村口");
}

TEST(RoadExtentText, SaysTheScale) {
    EXPECT_EQ(scale_text(north_south()), "南北走向，长 350 米，宽 6.5 米，水泥路面");
    EXPECT_EQ(position_text(north_south()),
              "南起凤凰路，北止观海路，南北走向，长 350 米，宽 6.5 米，水泥路面");
    EXPECT_EQ(position_text(RoadExtent{}), "");
}

TEST(Metres, AreRoundedToTheDecimetre) {
    EXPECT_EQ(metres_text(349.96), "350 米");
    EXPECT_EQ(metres_text(0.04), "0 米");
    EXPECT_EQ(metres_text(1234.56), "1234.6 米");
}

TEST(Metres, AreLeftOutWhenTheyAreNone) {
    EXPECT_EQ(metres_text(std::nullopt), "");
    EXPECT_EQ(metres_text(-1), "");
    EXPECT_EQ(metres_text(std::numeric_limits<double>::quiet_NaN()), "");
    EXPECT_EQ(metres_text(std::numeric_limits<double>::infinity()), "");
    EXPECT_EQ(metres_text(1e300), "");
}

TEST(Sides, HaveTheirNames) {
    EXPECT_EQ(to_chinese(Side::northeast), "东北");
    EXPECT_EQ(to_chinese(Side::southwest), "西南");
    EXPECT_EQ(to_chinese(Side::none), "");
}

}  // namespace
}  // namespace geo::documents
