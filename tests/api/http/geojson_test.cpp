// SPDX-License-Identifier: Apache-2.0
#include "api/http/geojson.hpp"

#include <gtest/gtest.h>

#include <limits>

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

TEST(GeoJson, NeverWritesWhatIsNoNumberInJson) {
    const double infinite = std::numeric_limits<double>::infinity();

    EXPECT_EQ(written(geo::Coordinate{infinite, -0.00000000001}),
              R"({"type":"Point","coordinates":[null,-0]})");
}

}  // namespace
}  // namespace api::http
