// SPDX-License-Identifier: Apache-2.0
// What a file's rows become, and how the report accounts for each.
#include "geo/spatial/projection.hpp"
#include "tests/importers/import_support.hpp"

namespace importers::testing {
namespace {

using geo::registry::AddressRow;
using geo::registry::DivisionRow;
using geo::registry::RoadRow;
using geo::registry::VillageRow;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* line = "\"LINESTRING (118 37, 118.1 37.1)\"";

std::string csv_row(const std::string& start) { return start + "," + line + "\n"; }

TEST(ImportRows, ReadsEveryFieldOfARoad) {
    const Folder folder;
    MemorySink<RoadRow> sink;

    import_file(sink, folder.write("roads.csv",
                                   "road_id,village_code,name,alias,status,approved_on,width_m,"
                                   "surface,direction,class,modelled,wkt\n" +
                                       csv_row("R1,370502001201, 和顺街 ,老街,approved,2018-12-28,"
                                               "18.6,沥青,东西,tertiary,1")));

    const RoadRow& row = sink.rows.at(0);
    EXPECT_EQ(row.source_id, "R1");
    EXPECT_EQ(row.village_code, "370502001201");
    EXPECT_EQ(row.name, "和顺街");
    EXPECT_EQ(row.alias, "老街");
    EXPECT_EQ(row.name_status, geo::NameStatus::in_force);
    EXPECT_EQ(row.approved_on, "2018-12-28");
    EXPECT_EQ(row.width_metres, 18.6);
    EXPECT_EQ(row.surface, "沥青");
    EXPECT_EQ(row.direction, "东西");
    EXPECT_EQ(row.road_class, "tertiary");
    EXPECT_TRUE(row.modelled);
    EXPECT_EQ(row.centre_line.points.size(), 2U);
}

TEST(ImportRows, KeepsADateThatTheDriverRecognised) {
    const Folder folder;
    MemorySink<RoadRow> sink;

    import_file(
        sink,
        folder.write(
            "roads.geojson",
            R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"road_id":"1","approved_on":"2018-12-28"},"geometry":{"type":"LineString","coordinates":[[118,37],[119,37]]}}]})"));

    EXPECT_EQ(sink.rows.at(0).approved_on, "2018-12-28");
}

TEST(ImportRows, NotesWhatItCouldNotUse) {
    const Folder folder;
    MemorySink<RoadRow> sink;

    const Report report = import_file(
        sink, folder.write("roads.csv", "road_id,name,status,approved_on,width_m,wkt\n" +
                                            csv_row("R1,和顺街,mystery,someday,wide")));

    ASSERT_EQ(report.rows.size(), 1U);
    EXPECT_FALSE(report.rows[0].rejected);
    EXPECT_THAT(report.rows[0].reason.en,
                AllOf(HasSubstr("mystery"), HasSubstr("someday"), HasSubstr("wide")));
    EXPECT_EQ(sink.rows.at(0).name_status, geo::NameStatus::proposed);
    EXPECT_EQ(sink.rows.at(0).approved_on, "");
    EXPECT_FALSE(sink.rows.at(0).width_metres);
}

TEST(ImportRows, KnowsNamesThatAreNoLongerInForce) {
    const Folder folder;
    MemorySink<RoadRow> sink;

    import_file(
        sink, folder.write("roads.csv",
                           "road_id,name,status,wkt\n" + csv_row("R1,振兴街,abolished 2021-06-01") +
                               csv_row("R2,老街,曾用名") + csv_row("R3,人民路,standard")));

    EXPECT_EQ(sink.rows.at(0).name_status, geo::NameStatus::abolished);
    EXPECT_EQ(sink.rows.at(0).ended_on, "2021-06-01");
    EXPECT_EQ(sink.rows.at(1).name_status, geo::NameStatus::former);
    EXPECT_EQ(sink.rows.at(2).name_status, geo::NameStatus::in_force);
}

TEST(ImportRows, ReadsWidthsWithTheirUnit) {
    const Folder folder;
    MemorySink<RoadRow> sink;

    import_file(sink, folder.write("roads.csv", "road_id,width,wkt\n" + csv_row("1,6 m") +
                                                    csv_row("2,7.5米") + csv_row("3,20'")));

    EXPECT_EQ(sink.rows.at(0).width_metres, 6);
    EXPECT_EQ(sink.rows.at(1).width_metres, 7.5);
    EXPECT_FALSE(sink.rows.at(2).width_metres);
}

TEST(ImportRows, RejectsTheSecondOfTwoRowsWithOneKey) {
    const Folder folder;
    MemorySink<RoadRow> sink;

    const Report report =
        import_file(sink, folder.write("roads.csv", "road_id,name,wkt\n" + csv_row("R1,甲路") +
                                                        csv_row("R2,") + csv_row("R1,乙路")));

    EXPECT_EQ(report.rows_in, 3);
    EXPECT_EQ(report.stored, 2);
    ASSERT_EQ(report.rejected, 1);
    EXPECT_EQ(report.rows.at(0).row, 3);
    EXPECT_EQ(report.rows.at(0).key, "R1");
    EXPECT_THAT(report.rows.at(0).reason.en, HasSubstr("row 1"));
}

TEST(ImportRows, MakesAKeyOfTheContentThatStaysTheSame) {
    const Folder folder;
    MemorySink<RoadRow> sink;
    const std::string path =
        folder.write("roads.csv", "name,wkt\n" + csv_row("甲路") + csv_row("乙路"));

    import_file(sink, path);
    const Report again = import_file(sink, path);

    EXPECT_EQ(again.unchanged, 2);
    EXPECT_NE(sink.rows.at(0).source_id, sink.rows.at(1).source_id);
    EXPECT_EQ(sink.rows.at(0).source_id, sink.rows.at(2).source_id);
}

TEST(ImportRows, RejectsRowsWithReasonsAndStoresTheRest) {
    const Folder folder;
    MemorySink<RoadRow> sink;

    const Report report =
        import_file(sink, folder.write("roads.csv",
                                       "road_id,wkt\n1,\"LINESTRING (118 37, 119 37)\"\n"
                                       "2,\"LINESTRING (118 37, 118 37)\"\n"
                                       "3,\"POINT (118 37)\"\n"
                                       "4,\n"
                                       "5,\"LINESTRING (118 37, nonsense\"\n"
                                       "6,\"LINESTRING (500 37, 501 37)\"\n"));

    EXPECT_TRUE(report.adds_up());
    EXPECT_EQ(report.stored, 1);
    EXPECT_EQ(report.rejected, 5);
    for (const ReportedRow& row : report.rows) {
        EXPECT_TRUE(row.rejected);
        EXPECT_FALSE(row.reason.zh.empty());
        EXPECT_EQ(row.key, std::to_string(row.row));
    }
}

TEST(ImportRows, ReadsAddressesFromColumnsAndFromPoints) {
    const Folder folder;
    MemorySink<AddressRow> table;
    MemorySink<AddressRow> points;

    import_file(table, folder.write("a.csv",
                                    "addr_id,road_id,road,number,postcode,lon,lat,village_code\n"
                                    "A1,R1,和顺街,12号,257000,118.5,37.5,370502001201\n"
                                    "A2,R1,和顺街,,257000,118.5,37.5,370502001201\n"
                                    "A3,R1,和顺街,3,257000,x,37.5,370502001201\n"));
    import_file(
        points,
        folder.write(
            "a.geojson",
            R"({"type":"FeatureCollection","features":[{"type":"Feature","id":77,"properties":{"number":"5號"},"geometry":{"type":"Point","coordinates":[118.5,37.5]}}]})"));

    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].number, "12");
    EXPECT_EQ(table.rows[1].number, "") << "a door that has none yet";
    EXPECT_EQ(table.rows[0].road_id, "R1");
    EXPECT_EQ(table.rows[0].position, (geo::Coordinate{118.5, 37.5}));
    EXPECT_EQ(points.rows.at(0).source_id, "77");
    EXPECT_EQ(points.rows.at(0).number, "5");
}

TEST(ImportRows, ReadsDivisions) {
    const Folder folder;
    MemorySink<DivisionRow> sink;

    const Report report = import_file(
        sink, folder.write("d.csv",
                           "code,name,township,county\n370502001011,东营社区居委会,文汇街道,"
                           "东营区\n,无名,,\n"));

    EXPECT_EQ(report.stored, 1);
    EXPECT_EQ(report.rejected, 1);
    EXPECT_EQ(sink.rows.at(0).town, "文汇街道");
    EXPECT_EQ(sink.rows.at(0).county, "东营区");
}

TEST(ImportText, ReadsGbkThatDeclaresNothing) {
    const Folder folder;
    MemorySink<DivisionRow> sink;

    const Report report =
        import_file(sink, folder.write("d.csv", "code,name\n370502,\xB6\xAB\xD3\xAA\xC7\xF8\n"));

    EXPECT_EQ(sink.rows.at(0).name, "东营区");
    EXPECT_EQ(report.encoding, "GB18030");
    EXPECT_THAT(report.notes.at(0).en, HasSubstr("GB18030"));
}

TEST(ImportText, RefusesBytesOfNoEncodingTried) {
    const Folder folder;

    EXPECT_THAT(failure_of<DivisionRow>(folder.write("d.csv", "code,name\n1,\xFF\xFE\xFF\n")),
                HasSubstr("--encoding"));
}

TEST(ImportText, ReadsShapefilesWhateverTheirDeclarationSays) {
    for (const char* name : {"gbk_cpg", "gbk_nocpg", "wrongcpg", "utf8_cpg"}) {
        const std::string path = std::string("fixtures/shp_cn/") + name + ".shp";
        SKIP_WITHOUT_SHARED(path);
        MemorySink<VillageRow> sink;

        const Report report = import_file(sink, shared_data(path));

        EXPECT_EQ(report.stored + report.rejected, 5) << name;
        EXPECT_EQ(sink.rows.at(0).name, "东营区") << name;
        EXPECT_EQ(report.encoding, std::string(name) == "utf8_cpg" ? "UTF-8" : "GB18030") << name;
        EXPECT_EQ(report.crs, "EPSG:4326") << name;
    }
}

TEST(ImportReferenceSystem, RefusesProjectedNumbersDeclaredAsDegrees) {
    const Folder folder;
    const std::string path = folder.write(
        "roads.csv", "road_id,wkt\n1,\"LINESTRING (500000 4090000, 500100 4090000)\"\n");

    EXPECT_THAT(failure_of<RoadRow>(path), AllOf(HasSubstr("EPSG:4490"), HasSubstr("--crs")));
}

TEST(ImportReferenceSystem, TransformsAsTheUserSays) {
    const Folder folder;
    ImportOptions options;
    options.path = folder.write("roads.csv",
                                "road_id,wkt\n1,\"LINESTRING (500000 4090000, 500100 4090000)\"\n");
    options.crs = "EPSG:4548";
    MemorySink<RoadRow> sink;

    const Report report = import_file(sink, options);

    EXPECT_EQ(report.crs, "EPSG:4548");
    // The central meridian of the zone, and one degree of the meridian is some 111 km.
    EXPECT_NEAR(sink.rows.at(0).centre_line.points[0].lon, 117, 1e-9);
    EXPECT_NEAR(sink.rows.at(0).centre_line.points[0].lat, 4090000 / 110990.0, 0.2);
}

TEST(ImportReferenceSystem, RefusesADatumThatCannotBeTransformed) {
    const Folder folder;
    ImportOptions options;
    options.path = folder.write("roads.csv", "road_id,wkt\n" + csv_row("1"));
    options.crs = "EPSG:4610";

    EXPECT_FALSE(failure_of<RoadRow>(options).empty());
    options.crs = "EPSG:999999";
    EXPECT_FALSE(failure_of<RoadRow>(options).empty());
}

TEST(ImportReferenceSystem, NotesPlacesOutsideChina) {
    const Folder folder;
    MemorySink<RoadRow> sink;

    const Report report = import_file(
        sink, folder.write("roads.csv", "road_id,wkt\n1,\"LINESTRING (-8.6 41.1, -8.5 41.1)\"\n"));

    EXPECT_EQ(report.stored, 1);
    EXPECT_THAT(report.notes.back().en, HasSubstr("outside China: 1"));
}

class FullDisk final : public RowSink<RoadRow> {
  public:
    geo::registry::RowResult add(const RoadRow&) override {
        throw geo::Error(geo::ErrorKind::storage, "磁盘已满", "disk full");
    }
    void commit() override { FAIL() << "nothing may be committed"; }
};

std::string many_roads(const Folder& folder) {
    std::string text = "road_id,wkt\n";
    for (int i = 0; i < 20000; ++i) text += csv_row(std::to_string(i));
    return folder.write("roads.csv", text);
}

TEST(ImportPipeline, StopsReadingWhenTheSinkFails) {
    const Folder folder;
    ImportOptions options;
    options.path = many_roads(folder);
    Source source = open_source(options);
    FullDisk sink;

    EXPECT_THROW(import_rows<RoadRow>(source, options, sink, {}), geo::Error);
}

TEST(ImportPipeline, StopsWhenProgressAsksForIt) {
    const Folder folder;
    ImportOptions options;
    options.path = many_roads(folder);
    Source source = open_source(options);
    MemorySink<RoadRow> sink;
    ProgressPoint last;
    const auto stop_early = [&](const ProgressPoint& point) {
        last = point;
        return point.rows < 1000;
    };

    EXPECT_THROW(import_rows<RoadRow>(source, options, sink, stop_early), geo::Error);

    EXPECT_FALSE(sink.committed);
    EXPECT_GE(last.rows, 1000);
    EXPECT_EQ(last.expected, 20000);
}

}  // namespace
}  // namespace importers::testing
