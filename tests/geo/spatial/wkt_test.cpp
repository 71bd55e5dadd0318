// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/wkt.hpp"

#include <gtest/gtest.h>

#include "geo/base/error.hpp"

namespace geo::spatial {
namespace {

TEST(LineFromWkt, ReadsWhatPeopleType) {
    const LineString line{{{118.5, 37.4}, {118.51, -37.41}}};

    EXPECT_EQ(line_from_wkt("LINESTRING (118.5 37.4, 118.51 -37.41)"), line);
    EXPECT_EQ(line_from_wkt("  linestring(118.5 37.4;118.51 -37.41) "), line);
}

TEST(LineFromWkt, RefusesEverythingElse) {
    for (const char* bad :
         {"", "LINESTRING", "LINESTRING EMPTY", "POINT (1 2)", "LINESTRING (1 2, 3)",
          "LINESTRING (1 2, 3 4", "LINESTRING (1 2, 3 4) x", "LINESTRING (1 nan, 3 4)",
          "LINESTRING (1 2 3, 4 5 6)", "LINESTRING (1e999 2, 3 4)", "LINESTRING ((1 2, 3 4))"})
        EXPECT_THROW(line_from_wkt(bad), Error) << bad;
}

}  // namespace
}  // namespace geo::spatial
