// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/renaming_lines.hpp"

#include <gtest/gtest.h>

namespace geo::registry {
namespace {

TEST(RoadLines, AreJoinedWhicheverWayTheyRun) {
    const LineString west{{{118.51, 37}, {118.52, 37}}}, east{{{118.53, 37}, {118.52, 37}}};

    const auto line = joined({west, east});

    ASSERT_TRUE(line);
    EXPECT_EQ(line->points, (std::vector<Coordinate>{{118.51, 37}, {118.52, 37}, {118.53, 37}}));
    EXPECT_FALSE(joined({west, LineString{{{118.6, 37}, {118.61, 37}}}}));
}

TEST(RoadLines, AreCutAtANodeWithoutDoublingIt) {
    const LineString line{{{118.51, 37}, {118.52, 37}, {118.53, 37}}};

    const auto parts = cut(line, {118.52, 37});

    ASSERT_TRUE(parts);
    EXPECT_EQ(parts->first.points.size(), 2U);
    EXPECT_EQ(parts->second.points.size(), 2U);
}

}  // namespace
}  // namespace geo::registry
