// SPDX-License-Identifier: Apache-2.0
#include "importers/geojson_reader.hpp"

#include "tests/importers/import_support.hpp"

namespace importers::testing {
namespace {

using geo::registry::RoadRow;
using geo::registry::VillageRow;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* line = R"({"type":"LineString","coordinates":[[118,37,5],[119.5,37e0,1,2]]})";

std::string feature(const std::string& properties, const std::string& geometry = line,
                    const std::string& more = "") {
    return R"({"type":"Feature",)" + more + R"("properties":)" + properties + R"(,"geometry":)" +
           geometry + "}";
}

std::string collection(const std::string& features, const std::string& head = "") {
    return R"({"type":"FeatureCollection",)" + head + R"("features":[)" + features + "]}";
}

MemorySink<RoadRow> roads_of(const std::string& text, const std::string& name = "r.geojson") {
    const Folder folder;
    MemorySink<RoadRow> sink;
    import_file(sink, folder.write(name, text));
    return sink;
}

std::string wkt_of(const std::string& geometry) {
    const Folder folder;
    const GeoJsonReader reader(folder.write("g.geojson", collection(feature("{}", geometry))),
                               false);
    std::string wkt = "nothing";
    reader.for_each(
        reader.read_head(), [](const std::string&) {},
        [&](const OGRFeature& found) {
            const auto* shape = found.GetGeometryRef();
            wkt = shape == nullptr ? "null" : shape->exportToWkt();
            return true;
        });
    return wkt;
}

TEST(GeoJson, ReadsEveryTypeOfGeometry) {
    EXPECT_EQ(wkt_of(R"({"type":"Point","coordinates":[118.5,37]})"), "POINT (118.5 37.0)");
    EXPECT_EQ(wkt_of(line), "LINESTRING (118 37,119.5 37.0)");
    EXPECT_EQ(wkt_of(R"({"coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]],"type":"MultiLineString"})"),
              "MULTILINESTRING ((1 2,3 4),(5 6,7 8))");
    EXPECT_EQ(
        wkt_of(
            R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]})"),
        "POLYGON ((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1))");
    EXPECT_EQ(
        wkt_of(
            R"({"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]],[[[20,0],[29,0],[29,9],[20,0]]]]})"),
        "MULTIPOLYGON (((0 0,9 0,9 9,0 0)),((20 0,29 0,29 9,20 0)))");
}

TEST(GeoJson, HasNoGeometryWhereTheCoordinatesAreNotOfTheType) {
    for (const char* geometry :
         {"null", R"({"type":"LineString","coordinates":[118,37]})",
          R"({"type":"LineString","coordinates":[[118,"x"],[119,37]]})",
          R"({"type":"LineString","coordinates":[[118],[119,37]]})",
          R"({"type":"LineString","coordinates":[[118,37],[119,[37,2]]]})",
          R"({"type":"LineString","coordinates":[[118,37],{"a":1}]})",
          R"({"type":"LineString","coordinates":[]})", R"({"type":"Polygon","coordinates":null})",
          R"({"type":"Blob","coordinates":[[118,37],[119,37]]})", R"({"type":"LineString"})",
          R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]})"})
        EXPECT_EQ(wkt_of(geometry), "null") << geometry;
}

TEST(GeoJson, TakesPropertiesAsTheyAreWritten) {
    const auto sink = roads_of(collection(feature(
        R"({"road_id":370502001201001,"name":"和\u987a街","width_m":6.50,"modelled":true,"surface":null,"nested":{"name":"no"}})")));

    const RoadRow& row = sink.rows.at(0);
    EXPECT_EQ(row.source_id, "370502001201001");
    EXPECT_EQ(row.name, "和顺街");
    EXPECT_EQ(row.width_metres, 6.5);
    EXPECT_TRUE(row.modelled);
    EXPECT_EQ(row.surface, "");
}

TEST(GeoJson, FindsAColumnThatComesLate) {
    std::string features;
    for (int i = 0; i < 1500; ++i)
        features += (i == 0 ? "" : ",") + feature(R"({"road_id":")" + std::to_string(i) + "\"}");
    features += "," + feature(R"({"name":"和顺街","road_id":"last"})");

    const auto sink = roads_of(collection(features));

    EXPECT_EQ(sink.rows.size(), 1501U);
    EXPECT_EQ(sink.rows.back().name, "和顺街");
    EXPECT_EQ(sink.rows.back().source_id, "last");
}

TEST(GeoJson, UsesTheFeaturesOwnId) {
    const auto sink = roads_of(collection(feature("{}", line, R"("id":0,)") + "," +
                                          feature("{}", line, R"("id":"way/7",)")));

    EXPECT_EQ(sink.rows.at(0).source_id, "0");
    EXPECT_EQ(sink.rows.at(1).source_id, "way/7");
}

TEST(GeoJson, ReadsOneFeatureALine) {
    const auto sink = roads_of(
        feature(R"({"road_id":"1"})") + "\r\n\n" + feature(R"({"road_id":"2"})"), "r.geojsonl");

    EXPECT_EQ(sink.rows.size(), 2U);
}

TEST(GeoJson, LeavesTheUnusualToOgr) {
    EXPECT_EQ(roads_of(feature(R"({"road_id":"1"})")).rows.size(), 1U);
    EXPECT_EQ(roads_of("\x1e" + feature(R"({"road_id":"1"})") + "\n\x1e" +
                           feature(R"({"road_id":"2"})") + "\n",
                       "r.geojsons")
                  .rows.size(),
              2U);
}

TEST(GeoJson, ReadsBehindAByteOrderMark) {
    EXPECT_EQ(roads_of("\xEF\xBB\xBF" + collection(feature(R"({"road_id":"1"})"))).rows.size(), 1U);
}

TEST(GeoJson, NamesTheByteWhereItIsDamaged) {
    const Folder folder;
    const std::string text = collection(feature("{}") + "," + feature("{}") + ",}");

    EXPECT_THAT(failure_of<RoadRow>(folder.write("r.geojson", text)),
                ::testing::AllOf(HasSubstr("at byte"), HasSubstr("after row 2")));
    EXPECT_THAT(failure_of<RoadRow>(folder.write("r.geojsonl", feature("{}") + "\n{]\n")),
                HasSubstr("after row 1"));
}

TEST(GeoJson, SurvivesDeepNesting) {
    const Folder folder;
    const std::string deep(200000, '[');

    EXPECT_FALSE(
        failure_of<RoadRow>(
            folder.write("r.geojson", collection(feature("{}") + "," +
                                                 feature("{}", R"({"coordinates":)" + deep))))
            .empty());
}

TEST(GeoJson, KnowsItsReferenceSystem) {
    const Folder folder;
    const auto crs_of = [&](const std::string& head) {
        MemorySink<RoadRow> sink;
        return import_file(sink, folder.write("r.geojson", collection(feature("{}"), head))).crs;
    };

    EXPECT_EQ(crs_of(""), "EPSG:4326");
    EXPECT_EQ(crs_of(R"("crs":null,)"), "EPSG:4326");
    EXPECT_EQ(
        crs_of(R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},)"),
        "EPSG:4490");
    EXPECT_THAT(failure_of<RoadRow>(folder.write(
                    "r.geojson",
                    collection(feature("{}"), R"("crs":{"properties":{"name":"urn:nothing"}},)"))),
                HasSubstr("urn:nothing"));
}

TEST(GeoJson, RefusesAReferenceSystemThatComesTooLate) {
    const Folder folder;
    std::string features = feature(R"({"road_id":"first"})");
    for (int i = 0; i < 1200; ++i)
        features += "," + feature(R"({"road_id":")" + std::to_string(i) + "\"}");
    std::string text = collection(features);
    text.insert(text.size() - 1, R"(,"crs":{"type":"name","properties":{"name":"EPSG:4548"}})");

    EXPECT_THAT(failure_of<RoadRow>(folder.write("r.geojson", text)),
                HasSubstr("behind its features"));
}

}  // namespace
}  // namespace importers::testing
