// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/wkb.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "geo/base/error.hpp"
#include "tests/geo/spatial/test_bytes.hpp"

namespace geo::spatial {
namespace {

using testing::from_hex;

const MultiPolygon square_with_hole{
    {{{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}, {{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}}}}}};

ErrorKind kind_of_failure(const std::string& wkb) {
    try {
        multi_polygon_from_wkb(wkb);
    } catch (const Error& error) {
        return error.kind();
    }
    return ErrorKind::storage;
}

TEST(Wkb, WritesThePublishedBytesOfAPoint) {
    const std::string wkb = to_wkb(Coordinate{118.5, 37.25});

    EXPECT_EQ(wkb, from_hex("01010000000000000000A05D400000000000A04240"));
}

TEST(Wkb, ReturnsWhatWasWritten) {
    const LineString line{{{118.5, 37.25}, {118.75, 37.5}, {118.75, 37.5}}};

    EXPECT_EQ(line_from_wkb(to_wkb(line)), line);
    EXPECT_EQ(line_from_wkb(to_wkb(LineString{})), LineString{});
    EXPECT_EQ(multi_polygon_from_wkb(to_wkb(square_with_hole)), square_with_hole);
    EXPECT_EQ(multi_polygon_from_wkb(to_wkb(MultiPolygon{})), MultiPolygon{});
    EXPECT_EQ(point_from_wkb(to_wkb(Coordinate{-0.0, 90})), (Coordinate{-0.0, 90}));
}

TEST(Wkb, ReadsBigEndian) {
    const auto point = point_from_wkb(from_hex("0000000001405DA000000000004042A00000000000"));

    EXPECT_EQ(point, (Coordinate{118.5, 37.25}));
}

TEST(Wkb, DropsHeightsMeasuresAndSrid) {
    const std::string z = "000000000000F03F";
    const std::string xy = "0000000000A05D400000000000A04240";
    const Coordinate expected{118.5, 37.25};

    EXPECT_EQ(point_from_wkb(from_hex("01E9030000" + xy + z)), expected);
    EXPECT_EQ(point_from_wkb(from_hex("01B90B0000" + xy + z + z)), expected);
    EXPECT_EQ(point_from_wkb(from_hex("0101000080" + xy + z)), expected);
    EXPECT_EQ(point_from_wkb(from_hex("01010000C0" + xy + z + z)), expected);
    EXPECT_EQ(point_from_wkb(from_hex("01010000208A110000" + xy)), expected);
}

TEST(Wkb, TakesAPolygonForAMultiPolygonOfOne) {
    std::string wkb = to_wkb(square_with_hole).substr(9);

    EXPECT_EQ(multi_polygon_from_wkb(wkb), square_with_hole);
}

TEST(Wkb, RefusesEveryTruncation) {
    const std::string whole = to_wkb(square_with_hole);

    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_THROW(multi_polygon_from_wkb(whole.substr(0, size)), Error) << size;
}

TEST(Wkb, RefusesWhatIsNotAGeometryOfTheKind) {
    const std::string line = to_wkb(LineString{{{0, 0}, {1, 1}}});

    EXPECT_EQ(kind_of_failure(line), ErrorKind::invalid_input);
    EXPECT_EQ(kind_of_failure(to_wkb(square_with_hole) + "x"), ErrorKind::invalid_input);
    EXPECT_EQ(kind_of_failure(from_hex("0203000000")), ErrorKind::invalid_input);
    EXPECT_EQ(kind_of_failure(from_hex("01060000"
                                       "00FFFFFFFF")),
              ErrorKind::invalid_input);
    EXPECT_EQ(kind_of_failure(""), ErrorKind::invalid_input);
}

TEST(Wkb, RefusesOpenRingsAndNumbersThatAreNone) {
    const MultiPolygon open{{{{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}}}}};
    const MultiPolygon thin{{{{{{0, 0}, {4, 0}, {0, 0}}}}}};
    const LineString infinite{{{0, 0}, {INFINITY, 0}}};
    const LineString not_a_number{{{0, NAN}, {1, 0}}};

    EXPECT_THROW(multi_polygon_from_wkb(to_wkb(open)), Error);
    EXPECT_THROW(multi_polygon_from_wkb(to_wkb(thin)), Error);
    EXPECT_THROW(line_from_wkb(to_wkb(infinite)), Error);
    EXPECT_THROW(line_from_wkb(to_wkb(not_a_number)), Error);
}

TEST(Wkb, SurvivesRandomDamage) {
    const std::string whole = to_wkb(square_with_hole);
    std::mt19937 random(7);
    int refused = 0;

    for (int i = 0; i < 20000; ++i) {
        std::string damaged = whole;
        for (int k = 0; k < 3; ++k)
            damaged[random() % damaged.size()] = static_cast<char>(random());
        refused += kind_of_failure(damaged) == ErrorKind::invalid_input ? 1 : 0;
    }

    EXPECT_GT(refused, 5000);
}

}  // namespace
}  // namespace geo::spatial
