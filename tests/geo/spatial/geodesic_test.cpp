// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/geodesic.hpp"

#include <geodesic.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace geo::spatial {
namespace {

double reference_metres(Coordinate from, Coordinate to) {
    geod_geodesic cgcs2000;
    geod_init(&cgcs2000, 6378137.0, 1 / 298.257222101);
    double metres = 0;
    geod_inverse(&cgcs2000, from.lat, from.lon, to.lat, to.lon, &metres, nullptr, nullptr);
    return metres;
}

const LineString eastwards{{{118.50, 37.5}, {118.51, 37.5}, {118.52, 37.5}}};

TEST(Geodesic, ShortDistancesKeepTheStatedBound) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> lat(-60, 60), step(-0.05, 0.05);

    for (int i = 0; i < 50000; ++i) {
        const Coordinate from{118.5, lat(random)};
        const Coordinate to{from.lon + step(random), from.lat + step(random)};
        const double expected = reference_metres(from, to);
        ASSERT_NEAR(distance_metres(from, to), expected, expected / 2e6 + 1e-9);
    }
}

TEST(Geodesic, LongDistancesAreGeodesic) {
    const Coordinate dongying{118.67, 37.43}, beijing{116.40, 39.90};

    EXPECT_DOUBLE_EQ(distance_metres(dongying, beijing), reference_metres(dongying, beijing));
    EXPECT_EQ(distance_metres(beijing, beijing), 0);
}

TEST(Geodesic, LengthIsTheSumOfSegments) {
    EXPECT_NEAR(length_metres(eastwards), reference_metres({118.5, 37.5}, {118.52, 37.5}), 0.01);
    EXPECT_EQ(length_metres(LineString{}), 0);
    EXPECT_EQ(length_metres(LineString{{{1, 1}}}), 0);
}

TEST(Geodesic, BearingsRunClockwiseFromNorth) {
    const Coordinate here{118.5, 37.5};

    EXPECT_NEAR(bearing_degrees(here, {118.5, 37.6}), 0, 1e-9);
    EXPECT_NEAR(bearing_degrees(here, {118.51, 37.5}), 90, 0.01);
    EXPECT_NEAR(bearing_degrees(here, {118.5, 37.4}), 180, 1e-9);
    EXPECT_NEAR(bearing_degrees(here, {118.49, 37.5}), 270, 0.01);
    EXPECT_EQ(bearing_degrees(here, here), 0);
}

TEST(Geodesic, PointAlongStopsAtBothEnds) {
    EXPECT_EQ(point_along(eastwards, -5), eastwards.points.front());
    EXPECT_EQ(point_along(eastwards, 1e9), eastwards.points.back());
    EXPECT_NEAR(midpoint(eastwards).lon, 118.51, 1e-9);
    EXPECT_EQ(midpoint(LineString{{{3, 4}}}), (Coordinate{3, 4}));
    EXPECT_EQ(midpoint(LineString{{{3, 4}, {3, 4}}}), (Coordinate{3, 4}));
}

TEST(Geodesic, NearestPointKnowsPlaceDistanceAndSide) {
    const auto north = nearest_point(eastwards, {118.515, 37.501});
    const auto south = nearest_point(eastwards, {118.515, 37.499});

    EXPECT_NEAR(north.point.lon, 118.515, 1e-6);
    EXPECT_EQ(north.segment, 1U);
    EXPECT_EQ(north.side, Side::left);
    EXPECT_NEAR(north.metres, 111.0, 0.1);
    EXPECT_NEAR(north.along_metres, length_metres(eastwards) * 0.75, 0.01);
    EXPECT_EQ(south.side, Side::right);
    EXPECT_NEAR(distance_metres(eastwards, {118.515, 37.499}), south.metres, 1e-9);
}

TEST(Geodesic, NearestPointBeyondTheEndsIsTheEnd) {
    const auto before = nearest_point(eastwards, {118.49, 37.5});
    const auto on_line = nearest_point(eastwards, {118.51, 37.5});

    EXPECT_EQ(before.point, eastwards.points.front());
    EXPECT_EQ(before.along_metres, 0);
    EXPECT_EQ(on_line.side, Side::on);
    EXPECT_EQ(on_line.metres, 0);
}

TEST(Geodesic, NearestPointAtACornerLiesOutsideTheBend) {
    const LineString sharp{{{0, 0}, {0.01, 0}, {0, 0.001}}};

    EXPECT_EQ(nearest_point(sharp, {0.011, 0.0001}).side, Side::right);
    EXPECT_EQ(nearest_point(sharp, {0.011, -0.0001}).side, Side::right);
    EXPECT_EQ(nearest_point(sharp, {0.002, 0.0003}).side, Side::left);
}

TEST(Geodesic, NearestPointOfOnePointOrRepeatedPoints) {
    const auto single = nearest_point(LineString{{{118.5, 37.5}}}, {118.5, 37.6});
    const auto repeated =
        nearest_point(LineString{{{118.5, 37.5}, {118.5, 37.5}, {118.6, 37.5}}}, {118.5, 37.6});

    EXPECT_EQ(single.point, (Coordinate{118.5, 37.5}));
    EXPECT_NEAR(single.metres, reference_metres({118.5, 37.5}, {118.5, 37.6}), 1e-6);
    EXPECT_NEAR(repeated.metres, single.metres, 1e-6);
}

TEST(Geodesic, AnExpandedBoxHoldsEverythingWithinTheMetres) {
    const BoundingBox box = expanded({118.5, 37.5, 118.5, 37.5}, 1000);
    geod_geodesic cgcs2000;
    geod_init(&cgcs2000, 6378137.0, 1 / 298.257222101);

    for (int azimuth = 0; azimuth < 360; azimuth += 5) {
        Coordinate at;
        geod_direct(&cgcs2000, 37.5, 118.5, azimuth, 1000, &at.lat, &at.lon, nullptr);
        EXPECT_TRUE(box.contains(at)) << azimuth;
    }
    EXPECT_LT(box.max_lon - box.min_lon, 0.0229);
    EXPECT_TRUE(expanded(BoundingBox{}, 10).is_empty());
}

TEST(Geodesic, AreaTakesHolesOffWhicheverWayRingsRun) {
    const Ring outer{{118, 37}, {118.01, 37}, {118.01, 37.01}, {118, 37.01}, {118, 37}};
    const Ring inner{{118.002, 37.002},
                     {118.002, 37.004},
                     {118.004, 37.004},
                     {118.004, 37.002},
                     {118.002, 37.002}};
    const double whole = area_square_metres({{{{outer}}}});
    const double holed = area_square_metres({{{{outer, inner}}}});

    EXPECT_NEAR(whole, 889.0 * 1109.8, 2000);
    EXPECT_NEAR(holed / whole, 0.96, 1e-4);
    EXPECT_EQ(area_square_metres({}), 0);
}

}  // namespace
}  // namespace geo::spatial
