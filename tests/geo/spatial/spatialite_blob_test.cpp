// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/spatialite_blob.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "geo/base/error.hpp"
#include "tests/geo/spatial/test_bytes.hpp"

namespace geo::spatial {
namespace {

using testing::from_hex;

// What SpatiaLite 5.0.1 answers to SELECT hex(GeomFromText('…', 4490)).
const std::string point_blob = from_hex(
    "00018A1100000000000000A05D400000000000A042400000000000A05D400000000000A042407C0100000000000000"
    "00A05D400000000000A04240FE");
const std::string line_blob = from_hex(
    "00018A1100000000000000A05D400000000000A042400000000000B05D400000000000C042407C0200000002000000"
    "0000000000A05D400000000000A042400000000000B05D400000000000C04240FE");
const std::string outline_blob = from_hex(
    "00018A11000000000000000000000000000000000000000000000000104000000000000010407C0600000001000000"
    "690300000002000000050000000000000000000000000000000000000000000000000010400000000000000000"
    "0000000000001040000000000000104000000000000000000000000000001040000000000000000000000000"
    "0000000005000000000000000000F03F000000000000F03F000000000000F03F00000000000000400000000000"
    "00004000000000000000400000000000000040000000000000F03F000000000000F03F000000000000F03FFE");

const Coordinate point{118.5, 37.25};
const LineString line{{{118.5, 37.25}, {118.75, 37.5}}};
const MultiPolygon outline{
    {{{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}, {{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}}}}}};

TEST(SpatialiteBlob, WritesTheBytesOfSpatialite) {
    EXPECT_EQ(to_spatialite_blob(point), point_blob);
    EXPECT_EQ(to_spatialite_blob(line), line_blob);
    EXPECT_EQ(to_spatialite_blob(outline), outline_blob);
}

TEST(SpatialiteBlob, ReadsTheBytesOfSpatialite) {
    EXPECT_EQ(point_from_spatialite_blob(point_blob), point);
    EXPECT_EQ(line_from_spatialite_blob(line_blob), line);
    EXPECT_EQ(multi_polygon_from_spatialite_blob(outline_blob), outline);
}

TEST(SpatialiteBlob, RefusesEveryTruncation) {
    for (std::size_t size = 0; size < outline_blob.size(); ++size)
        EXPECT_THROW(multi_polygon_from_spatialite_blob(outline_blob.substr(0, size)), Error)
            << size;
}

TEST(SpatialiteBlob, RefusesAnotherReferenceSystem) {
    std::string blob = point_blob;
    blob[2] = static_cast<char>(0xE6);  // 4326
    blob[3] = static_cast<char>(0x10);

    EXPECT_THROW(point_from_spatialite_blob(blob), Error);
}

TEST(SpatialiteBlob, RefusesAnotherClassAndMissingMarks) {
    std::string no_end = line_blob;
    no_end.back() = 0;
    std::string no_box_end = line_blob;
    no_box_end[38] = 0;

    EXPECT_THROW(line_from_spatialite_blob(point_blob), Error);
    EXPECT_THROW(multi_polygon_from_spatialite_blob(line_blob), Error);
    EXPECT_THROW(line_from_spatialite_blob(no_end), Error);
    EXPECT_THROW(line_from_spatialite_blob(no_box_end), Error);
    EXPECT_THROW(line_from_spatialite_blob(line_blob + "x"), Error);
}

TEST(SpatialiteBlob, SurvivesRandomDamage) {
    std::mt19937 random(11);
    int refused = 0;

    for (int i = 0; i < 20000; ++i) {
        std::string damaged = outline_blob;
        damaged[random() % damaged.size()] = static_cast<char>(random());
        try {
            multi_polygon_from_spatialite_blob(damaged);
        } catch (const Error& error) {
            refused += error.kind() == ErrorKind::invalid_input ? 1 : 0;
        }
    }

    EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace geo::spatial
