// SPDX-License-Identifier: Apache-2.0
// Files that are not what they seem, or not all there. None of them stores a row.
#include <sqlite3.h>
#include <unistd.h>

#include "tests/importers/import_support.hpp"

namespace importers::testing {
namespace {

using geo::registry::AddressRow;
using geo::registry::DivisionRow;
using geo::registry::RoadRow;
using geo::registry::VillageRow;
using ::testing::AllOf;
using ::testing::HasSubstr;

std::string roads_geojson(int count) {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < count; ++i)
        text +=
            std::string(i == 0 ? "" : ",") + R"({"type":"Feature","properties":{"road_id":"R)" +
            std::to_string(i) +
            R"(","name":"和顺街"},"geometry":{"type":"LineString","coordinates":[[118,37],[118.)" +
            std::to_string(i + 1) + ",37.1]]}}\n";
    return text + "]}";
}

TEST(HostileFile, IsMissing) {
    EXPECT_THAT(failure_of<RoadRow>("/nowhere/roads.geojson"), HasSubstr("no file"));
}

TEST(HostileFile, IsAFolder) {
    const Folder folder;
    std::filesystem::create_directory(folder.path("roads.shp"));

    EXPECT_THAT(failure_of<RoadRow>(folder.path("roads.shp")), HasSubstr("folder"));
}

TEST(HostileFile, IsADevice) {
    const Folder folder;
    std::filesystem::create_symlink("/dev/zero", folder.path("roads.geojson"));

    EXPECT_THAT(failure_of<RoadRow>(folder.path("roads.geojson")), HasSubstr("not a plain file"));
}

TEST(HostileFile, IsALinkToNowhere) {
    const Folder folder;
    std::filesystem::create_symlink(folder.path("b.csv"), folder.path("a.csv"));
    std::filesystem::create_symlink(folder.path("a.csv"), folder.path("b.csv"));

    EXPECT_FALSE(failure_of<RoadRow>(folder.path("a.csv")).empty());
}

TEST(HostileFile, IsVirtualOrFarAway) {
    for (const char* path : {"/vsicurl/http://127.0.0.1/roads.geojson", "/vsizip/x.zip/a.shp",
                             "http://127.0.0.1/roads.geojson", "/vsimem/luming/osmconf.ini"})
        EXPECT_THAT(failure_of<RoadRow>(path), HasSubstr("plain files")) << path;
}

TEST(HostileFile, IsEmpty) {
    const Folder folder;

    EXPECT_THAT(failure_of<RoadRow>(folder.write("roads.geojson", "")), HasSubstr("empty file"));
    EXPECT_THAT(failure_of<DivisionRow>(folder.write("d.csv", "code,name\n")),
                HasSubstr("is empty"));
    EXPECT_FALSE(failure_of<RoadRow>(folder.write("none.geojson", roads_geojson(0))).empty());
}

TEST(HostileFile, HasAnEndingNobodyReads) {
    const Folder folder;

    for (const char* name : {"roads.vrt", "roads.sqlite", "roads.kml", "roads", ".csv"})
        EXPECT_THAT(failure_of<RoadRow>(folder.write(name, "x")), HasSubstr(".gpkg")) << name;
}

TEST(HostileFile, HidesAVirtualDatasetBehindAnotherEnding) {
    const Folder folder;
    const std::string secret =
        folder.write("secret.csv", "road_id,name,wkt\n1,secret,\"LINESTRING (118 37,119 37)\"\n");
    const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" +
                            secret + "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";

    for (const char* name : {"a.geojson", "a.gpkg", "a.fgb", "a.osm", "a.geojsonl", "a.pbf"})
        EXPECT_FALSE(failure_of<RoadRow>(folder.write(name, vrt)).empty()) << name;
}

class GeoPackage {
  public:
    explicit GeoPackage(const std::string& path) { sqlite3_open(path.c_str(), &database_); }
    ~GeoPackage() { sqlite3_close(database_); }
    void run(const std::string& sql) {
        EXPECT_EQ(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(database_);
    }
    /// As an attacker would: what the module is need not exist here.
    void plant(const std::string& type, const std::string& name, std::string sql) {
        for (auto at = sql.find('\''); at != std::string::npos; at = sql.find('\'', at + 2))
            sql.insert(at, "'");
        run("PRAGMA writable_schema=ON");
        run("INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql) VALUES('" + type + "','" +
            name + "','" + name + "',0,'" + sql + "')");
    }

  private:
    sqlite3* database_ = nullptr;
};

TEST(HostileGeoPackage, MayHoldNoVirtualTableButAnRtree) {
    const std::pair<const char*, const char*> planted[] = {
        {"passwd",
         "CREATE VIRTUAL TABLE passwd USING VirtualText('/etc/passwd','UTF-8',0,POINT,':')"},
        {"x USING rtree(",
         "CREATE VIRTUAL TABLE \"x USING rtree(\" USING VirtualText('/etc/passwd')"},
        {"passwd", "CREATE VIRTUAL TABLE passwd USING rtree_i32_or_worse('/etc/passwd')"},
        {"passwd", "CREATE/**/VIRTUAL/**/TABLE passwd USING VirtualOGR('/etc/passwd')"},
        {"a", "CREATE VIRTUAL TABLE [a] USING\nVirtualShape('/etc/passwd')"}};
    for (const auto& [name, sql] : planted) {
        const Folder folder;
        GeoPackage(folder.path("a.gpkg")).plant("table", name, sql);

        EXPECT_THAT(failure_of<RoadRow>(folder.path("a.gpkg")), HasSubstr("virtual table")) << sql;
    }
}

TEST(HostileGeoPackage, MayHoldNoView) {
    const Folder folder;
    GeoPackage(folder.path("a.gpkg")).run("CREATE VIEW roads AS SELECT 1 AS road_id");

    EXPECT_THAT(failure_of<RoadRow>(folder.path("a.gpkg")), HasSubstr("view 'roads'"));
}

TEST(HostileGeoPackage, MayHoldAnRtree) {
    const Folder folder;
    {
        GeoPackage package(folder.path("a.gpkg"));
        package.run(
            "CREATE VIRTUAL TABLE \"rtree_roads_geom\" USING rtree(id, minx, maxx, miny, maxy)");
    }

    EXPECT_NO_THROW(check_geopackage(folder.path("a.gpkg")));
}

TEST(HostileGeoPackage, IsNoDatabase) {
    const Folder folder;

    EXPECT_FALSE(failure_of<RoadRow>(folder.write("a.gpkg", std::string(5000, 'x'))).empty());
}

TEST(CutOffFile, GeoJson) {
    const Folder folder;
    const std::string whole = roads_geojson(60);

    for (const std::size_t length : {whole.size() / 2, whole.size() - 1, whole.size() - 2})
        EXPECT_FALSE(
            failure_of<RoadRow>(folder.write("roads.geojson", whole.substr(0, length))).empty())
            << length;
}

TEST(CutOffFile, GeoJsonSequence) {
    const Folder folder;
    const std::string line =
        R"({"type":"Feature","properties":{"road_id":"1"},"geometry":{"type":"LineString","coordinates":[[118,37],[119,37]]}})";

    EXPECT_FALSE(
        failure_of<RoadRow>(folder.write("roads.geojsonl", line + "\n" + line.substr(0, 70)))
            .empty());
}

TEST(CutOffFile, Csv) {
    const Folder folder;
    const std::string head = "addr_id,number,lon,lat,postcode\n1,1,118,37,257000\n";

    EXPECT_THAT(failure_of<AddressRow>(folder.write("a.csv", head + "2,2,118.1")),
                HasSubstr("cut off in data row 2"));
    EXPECT_THAT(failure_of<AddressRow>(folder.write("b.csv", head + "2,\"2,118.1,37,257000\n3,3")),
                HasSubstr("cut off"));
}

TEST(CutOffFile, CsvWithoutALastLineEndIsWhole) {
    const Folder folder;
    MemorySink<AddressRow> sink;

    const Report report = import_file(
        sink, folder.write("a.csv", "addr_id,number,lon,lat\n1,1号,118,37\n2,2,118.1,37.1"));

    EXPECT_EQ(report.stored, 2);
    EXPECT_EQ(sink.rows.front().number, "1");
}

TEST(CutOffFile, OsmExtract) {
    SKIP_WITHOUT_SHARED("roads/cn/beijing_cau.osm.pbf");
    const Folder folder;
    std::ifstream whole(shared_data("roads/cn/beijing_cau.osm.pbf"), std::ios::binary);
    std::string bytes(60000, '\0');
    whole.read(bytes.data(), 60000);

    EXPECT_FALSE(failure_of<RoadRow>(folder.write("half.osm.pbf", bytes)).empty());
}

struct BadShapefile {
    const char* name;
    const char* says;
};

class DamagedShapefile : public ::testing::TestWithParam<BadShapefile> {};

TEST_P(DamagedShapefile, SaysWhichPartAndStoresNothing) {
    const std::string path = std::string("fixtures/shp_cn/") + GetParam().name + ".shp";
    SKIP_WITHOUT_SHARED(path);
    ImportOptions options;
    options.path = shared_data(path);
    options.fields = {{"code", "adcode"}};

    EXPECT_THAT(failure_of<VillageRow>(options), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(Real, DamagedShapefile,
                         ::testing::Values(BadShapefile{"truncated_shp", "is cut off"},
                                           BadShapefile{"dbf_short", ".dbf is cut off"},
                                           BadShapefile{"noshx", ".shx is missing"}));

TEST(DamagedShapefileRows, AreRejectedOneByOneOrTheFileIs) {
    for (const char* name : {"bad_len", "badtype"}) {
        const std::string path = std::string("fixtures/shp_cn/") + name + ".shp";
        SKIP_WITHOUT_SHARED(path);
        MemorySink<VillageRow> sink;
        try {
            const Report report = import_file(sink, shared_data(path));
            EXPECT_TRUE(report.adds_up());
            EXPECT_EQ(report.rows_in, 5);
            EXPECT_EQ(report.stored + report.rejected, 5);
        } catch (const geo::Error&) {
            EXPECT_FALSE(sink.committed);
        }
    }
}

}  // namespace
}  // namespace importers::testing
