// SPDX-License-Identifier: Apache-2.0
#include "importers/shapes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace importers {
namespace {

using geo::Coordinate;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

OGRGeometryUniquePtr parse(const char* wkt) {
    OGRGeometry* geometry = nullptr;
    OGRGeometryFactory::createFromWkt(wkt, nullptr, &geometry);
    return OGRGeometryUniquePtr(geometry);
}

const Placement& degrees() {
    static const geo::spatial::Transformer transformer("EPSG:4490");
    static const Placement placement(transformer, "EPSG:4490", false);
    return placement;
}

Shaped<geo::LineString> line(const char* wkt) { return to_line(parse(wkt).get(), degrees()); }

Shaped<geo::MultiPolygon> outline(const char* wkt, bool repair = false) {
    return to_outline(parse(wkt).get(), degrees(), repair);
}

TEST(Shapes, DropsHeightAndMeasure) {
    EXPECT_THAT(line("LINESTRING ZM (118 37 5 1, 119 38 6 2)").shape.points,
                ElementsAre(Coordinate{118, 37}, Coordinate{119, 38}));
}

TEST(Shapes, JoinsPartsThatMeet) {
    const auto joined =
        line("MULTILINESTRING ((120 37, 121 37), (119 37, 118 37), (119 37, 120 37))");

    ASSERT_FALSE(joined.fault);
    ASSERT_EQ(joined.shape.points.size(), 4U);
    const auto& points = joined.shape.points;
    EXPECT_DOUBLE_EQ(std::abs(points.front().lon - points.back().lon), 3);
}

TEST(Shapes, RefusesPartsThatDoNot) {
    for (const char* apart :
         {"MULTILINESTRING ((118 37, 119 37), (120 37, 121 37))",
          "MULTILINESTRING ((118 37, 119 37), (119 37, 120 37), (119 37, 119 38))"})
        EXPECT_THAT(line(apart).fault.value_or(geo::BilingualText{}).en, HasSubstr("split it"));
}

TEST(Shapes, RefusesWhatIsNoLine) {
    EXPECT_TRUE(line("LINESTRING (118 37, 118 37, 118 37)").fault);
    EXPECT_TRUE(line("LINESTRING EMPTY").fault);
    EXPECT_THAT(line("POINT (118 37)").fault->en, HasSubstr("POINT"));
    EXPECT_TRUE(to_line(nullptr, degrees()).fault);
}

TEST(Shapes, RefusesNumbersThatAreNone) {
    OGRLineString broken;
    broken.addPoint(118, 37);
    broken.addPoint(std::numeric_limits<double>::quiet_NaN(), 37);

    const auto result = to_line(&broken, degrees());

    EXPECT_TRUE(result.fault);
    EXPECT_FALSE(result.out_of_range);
}

TEST(Shapes, TellsProjectedNumbersFromDegrees) {
    const auto result = line("LINESTRING (39500000 4090000, 39500100 4090000)");

    EXPECT_TRUE(result.out_of_range);
    EXPECT_THAT(result.fault->en, HasSubstr("--crs"));
}

TEST(Shapes, TellsDegreesFromProjectedNumbers) {
    const geo::spatial::Transformer transformer("EPSG:4548");
    const Placement metres(transformer, "EPSG:4548", true);

    const auto read_as_metres = to_line(parse("LINESTRING (118 37, 119 38)").get(), metres);

    EXPECT_TRUE(read_as_metres.out_of_range);
    EXPECT_THAT(read_as_metres.fault.value_or(geo::BilingualText{}).en, HasSubstr("--crs"));
}

TEST(Shapes, TakesAPolygonAsAnOutlineOfOne) {
    const auto result = outline("POLYGON ((118 37, 119 37, 119 38, 118 37))");

    EXPECT_FALSE(result.fault);
    EXPECT_EQ(result.shape.polygons.size(), 1U);
}

TEST(Shapes, MendsAnOutlineThatCrossesItselfOnlyWhenAsked) {
    constexpr const char* bow_tie = "POLYGON ((118 37, 119 38, 119 37, 118 38, 118 37))";

    const auto strict = outline(bow_tie);
    const auto mended = outline(bow_tie, true);

    ASSERT_TRUE(strict.fault);
    EXPECT_THAT(strict.fault->en, HasSubstr("118.5000000, 37.5000000"));
    EXPECT_FALSE(mended.fault);
    EXPECT_TRUE(mended.note);
    EXPECT_EQ(mended.shape.polygons.size(), 2U);
}

TEST(Shapes, RefusesWhatIsNoOutline) {
    EXPECT_TRUE(outline("POLYGON ((118 37, 119 37, 118 37))").fault);
    EXPECT_TRUE(outline("POLYGON EMPTY").fault);
    EXPECT_TRUE(outline("LINESTRING (118 37, 119 37)").fault);
    EXPECT_TRUE(outline("POLYGON ((518 37, 519 37, 519 38, 518 37))").out_of_range);
}

}  // namespace
}  // namespace importers
