// SPDX-License-Identifier: Apache-2.0
#include "api/http/geojson.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace api::http {
namespace {

template <typename Geometry>
std::string written(const Geometry& geometry, AxisOrder order = AxisOrder::lon_lat) {
    JsonWriter json{256};
    write_geometry(json, geometry, order);
    return json.take();
}

const geo::Ring square{{0, 0}, {1, 0}, {1, 1}, {0, 0}};

TEST(GeoJson, WritesSevenDecimalsAndNoMore) {
    EXPECT_EQ(written(geo::Coordinate{118.123456789, 37.1}),
              R"({"type":"Point","coordinates":[118.1234568,37.1]})");
}

TEST(GeoJson, PutsLatitudeFirstWhereItIsAskedFor) {
    EXPECT_EQ(written(geo::LineString{{{118.5, 37}, {118.6, 37.25}}}, AxisOrder::lat_lon),
              R"({"type":"LineString","coordinates":[[37,118.5],[37.25,118.6]]})");
}

TEST(GeoJson, AnOutlineIsAPolygonAMultiPolygonOrNothing) {
    EXPECT_EQ(written(geo::MultiPolygon{}), "null");
    EXPECT_EQ(written(geo::MultiPolygon{{geo::Polygon{{square}}}}),
              R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})");
    EXPECT_EQ(written(geo::MultiPolygon{{geo::Polygon{{square}}, geo::Polygon{{square}}}}),
              R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],)"
              R"([[[0,0],[1,0],[1,1],[0,0]]]]})");
}

TEST(GeoJson, EveryDegreeReadsBackAsItWasRounded) {
    for (const double degrees :
         {0.0, 1.0, -1.0, 0.5, -0.5, 0.0000001, -0.0000001, 118.0000010, -179.9999999, 180.0,
          37.1234567, 99.99999996, -0.00000000001, 118.10203040506}) {
        const auto text = written(geo::Coordinate{degrees, 0});
        const auto start = text.find('[') + 1;
        EXPECT_NEAR(std::stod(text.substr(start)), degrees, 0.6e-7) << text;
        EXPECT_EQ(std::stod(text.substr(start)), rounded_degrees(degrees)) << text;
        EXPECT_LE(text.find(',', start) - start, 12U) << text;
    }
}

TEST(GeoJson, NeverWritesWhatIsNoNumberInJson) {
    const double infinite = std::numeric_limits<double>::infinity();

    EXPECT_EQ(written(geo::Coordinate{infinite, std::nan("")}),
              R"({"type":"Point","coordinates":[null,null]})");
    EXPECT_EQ(written(geo::Coordinate{1e300, -1e300}),
              R"({"type":"Point","coordinates":[1e+300,-1e+300]})");
}

}  // namespace
}  // namespace api::http
