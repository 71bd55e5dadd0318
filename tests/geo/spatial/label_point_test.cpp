// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/label_point.hpp"

#include <gtest/gtest.h>

namespace geo::spatial {
namespace {

Ring rectangle(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

TEST(Centroid, OfASquareIsItsMiddle) {
    const auto centre = centroid({{{{rectangle(118, 37, 118.2, 37.2)}}}});

    ASSERT_TRUE(centre);
    EXPECT_NEAR(centre->lon, 118.1, 1e-9);
    EXPECT_NEAR(centre->lat, 37.1, 1e-9);
}

TEST(Centroid, MovesAwayFromAHole) {
    const auto centre = centroid({{{{rectangle(0, 0, 4, 4), rectangle(2, 1, 4, 3)}}}});

    ASSERT_TRUE(centre);
    EXPECT_NEAR(centre->lon, (16 * 2 - 4 * 3) / 12.0, 1e-9);
}

TEST(LabelPoint, OfASquareIsTheMiddle) {
    const auto label = label_point({{{{rectangle(0, 0, 4, 4)}}}});

    ASSERT_TRUE(label);
    EXPECT_NEAR(label->lon, 2, 1e-9);
}

TEST(LabelPoint, StaysInsideABentOutline) {
    const Ring horseshoe{{0, 0}, {6, 0}, {6, 5}, {5, 5}, {5, 1}, {1, 1}, {1, 5}, {0, 5}, {0, 0}};

    const auto label = label_point({{{{horseshoe}}}});

    ASSERT_TRUE(label);
    const bool in_left = label->lon > 0 && label->lon < 1;
    const bool in_right = label->lon > 5 && label->lon < 6;
    const bool in_base = label->lat > 0 && label->lat < 1;
    EXPECT_TRUE(in_left || in_right || in_base);
}

TEST(LabelPoint, StaysOutOfAHoleAndInTheLargestPart) {
    const auto label = label_point(
        {{{{rectangle(10, 10, 11, 11)}}, {{rectangle(0, 0, 4, 4), rectangle(1, 1, 3, 3)}}}});

    ASSERT_TRUE(label);
    EXPECT_LT(label->lon, 4);
    EXPECT_FALSE(label->lon > 1 && label->lon < 3 && label->lat > 1 && label->lat < 3);
}

TEST(LabelPoint, OfNothingIsNothingAndOfNoAreaAVertex) {
    const Ring flat{{1, 1}, {2, 2}, {3, 3}, {1, 1}};

    EXPECT_FALSE(label_point({}));
    EXPECT_FALSE(label_point({{{}}}));
    EXPECT_FALSE(centroid({{{{flat}}}}));
    EXPECT_EQ(label_point({{{{flat}}}}), (Coordinate{1, 1}));
}

}  // namespace
}  // namespace geo::spatial
