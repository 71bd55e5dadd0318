// SPDX-License-Identifier: Apache-2.0
// Every format is written, opened again by GDAL and compared, attribute by attribute.
#include "geo/publishing/export.hpp"

#include <cpl_conv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "geo/base/error.hpp"
#include "geo/spatial/projection.hpp"
#include "tests/geo/publishing/export_sample.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::publishing {
namespace {

using ::testing::HasSubstr;

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

DatasetPtr reopen(const std::string& path) {
    GDALAllRegister();
    return DatasetPtr(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
}

ExportResult export_to(const std::string& path, ExportLayer layer,
                       const std::string& crs = "EPSG:4490") {
    ExportOptions options;
    options.layer = layer;
    options.path = path;
    options.crs = crs;
    return export_layer(sample(), options);
}

std::vector<OGRFeatureUniquePtr> features_of(GDALDataset& dataset) {
    std::vector<OGRFeatureUniquePtr> features;
    while (OGRFeatureUniquePtr feature{dataset.GetLayer(0)->GetNextFeature()})
        features.push_back(std::move(feature));
    return features;
}

std::string text(const OGRFeature& feature, const char* name) {
    const int index = feature.GetFieldIndex(name);
    EXPECT_GE(index, 0) << name;
    return index >= 0 ? feature.GetFieldAsString(index) : "";
}

const OGRFeature& with_text(const std::vector<OGRFeatureUniquePtr>& features, const char* name,
                            const std::string& value) {
    for (const auto& feature : features)
        if (text(*feature, name) == value) return *feature;
    throw std::runtime_error("no feature with " + std::string(name) + " = " + value);
}

std::string content(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

struct Case {
    const char* ending;
    const char* crs;
};

class ExportFormats : public ::testing::TestWithParam<Case> {};

TEST_P(ExportFormats, GivesRoadsBackAsTheyWere) {
    const storage::ScratchFolder folder;
    const std::string path = folder.file(std::string("roads") + GetParam().ending);
    const bool is_shapefile = std::string(GetParam().ending) == ".shp";

    const ExportResult result = export_to(path, ExportLayer::roads, GetParam().crs);

    const DatasetPtr dataset = reopen(path);
    ASSERT_NE(dataset, nullptr);
    const auto features = features_of(*dataset);
    EXPECT_EQ(result.features, 6);
    ASSERT_EQ(features.size(), 6U);
    const OGRFeature& first = with_text(features, "road_id", "1");
    EXPECT_EQ(text(first, "name"), "和顺街");
    EXPECT_EQ(text(first, "specific"), "和顺");
    EXPECT_EQ(text(first, "generic"), "街");
    EXPECT_EQ(text(first, "pinyin"), "Héshùn Jiē");
    EXPECT_EQ(text(first, is_shapefile ? "vill_code" : "village_code"), "370502001201");
    EXPECT_EQ(text(first, "village"), "老袁官庄村");
    EXPECT_EQ(text(first, "town"), "文汇街道");
    EXPECT_EQ(text(first, "county"), "东营区");
    EXPECT_EQ(text(first, "class"), "tertiary");
    EXPECT_EQ(text(first, "surface"), "沥青");
    EXPECT_EQ(text(first, "direction"), "南北");
    EXPECT_EQ(std::stod(text(first, "width_m")), 6.5);
    EXPECT_EQ(std::stod(text(first, "length_m")), 5000.25);
    EXPECT_EQ(text(first, "state"), "named");
    EXPECT_EQ(text(first, "source_id"), "R1");
    EXPECT_THAT(text(first, is_shapefile ? "appr_on" : "approved_on"), HasSubstr("2018"));
    EXPECT_EQ(text(first, "modelled"), "0");
    const OGRFeature& unnamed = with_text(features, "road_id", "2");
    EXPECT_EQ(text(unnamed, "name"), "");
    EXPECT_EQ(text(unnamed, "width_m"), "");
    EXPECT_EQ(text(unnamed, "direction"), "");
    EXPECT_EQ(text(unnamed, "state"), "unnamed");
    EXPECT_EQ(text(with_text(features, "road_id", "5"), "village"), "");
}

TEST_P(ExportFormats, PlacesRoadsInTheSystemAskedFor) {
    const storage::ScratchFolder folder;
    const std::string path = folder.file(std::string("roads") + GetParam().ending);
    const std::string crs = GetParam().crs;
    export_to(path, ExportLayer::roads, crs);

    const DatasetPtr dataset = reopen(path);
    const auto features = features_of(*dataset);

    const auto* line = with_text(features, "road_id", "1").GetGeometryRef();
    ASSERT_NE(line, nullptr);
    const auto expected =
        spatial::Transformer(crs).from_registry(road(1, 118.1).centre_line.points[1]);
    const double tolerance = crs == "EPSG:4490" || crs == "EPSG:4326" ? 1e-8 : 1e-3;
    EXPECT_NEAR(line->toLineString()->getX(1), expected.lon, tolerance);
    EXPECT_NEAR(line->toLineString()->getY(1), expected.lat, tolerance);
    const std::string ending = GetParam().ending;
    if (ending == ".csv") return;  // it has no place for a reference system
    const auto* system = dataset->GetLayer(0)->GetSpatialRef();
    ASSERT_NE(system, nullptr);
    OGRSpatialReference wanted;
    wanted.SetFromUserInput(ending == ".geojson" && crs == "EPSG:4490" ? "EPSG:4326" : crs.c_str());
    static const char* const loosely[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                          "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
                                          nullptr};
    EXPECT_TRUE(system->IsSame(&wanted, loosely)) << system->GetName();
}

TEST_P(ExportFormats, GivesVillagesAndDoorsBack) {
    const storage::ScratchFolder folder;
    const std::string ending = GetParam().ending;
    const std::string villages = folder.file("villages" + ending);
    const std::string doors = folder.file("addresses" + ending);
    export_to(villages, ExportLayer::villages, GetParam().crs);
    export_to(doors, ExportLayer::addresses, GetParam().crs);

    const DatasetPtr village_data = reopen(villages);
    const DatasetPtr door_data = reopen(doors);
    const auto village_features = features_of(*village_data);
    const auto door_features = features_of(*door_data);

    ASSERT_EQ(village_features.size(), 2U);
    const OGRFeature& village = with_text(village_features, "code", "370502001202");
    EXPECT_EQ(text(village, "name"), "胜利村");
    EXPECT_EQ(text(village, "town_code"), "370502001000");
    EXPECT_EQ(text(village, ending == ".shp" ? "cnty_code" : "county_code"), "370502000000");
    EXPECT_EQ(text(village, "road_count"), "2");
    EXPECT_EQ(text(village, ending == ".shp" ? "named_cnt" : "named_count"), "1");
    EXPECT_EQ(text(village, "modelled"), "1");
    ASSERT_NE(village.GetGeometryRef(), nullptr);
    EXPECT_EQ(door_features.size(), 6U);
    const OGRFeature& door = with_text(door_features, "address_id", "10");
    EXPECT_EQ(text(door, "number"), "10附1");
    EXPECT_EQ(text(door, "road"), "和顺街");
    EXPECT_EQ(text(door, "road_id"), "1");
    EXPECT_EQ(text(door, "postcode"), "257000");
    EXPECT_EQ(text(door, "source_id"), "A10");
    EXPECT_THAT(text(door, "full"), HasSubstr("老袁官庄村和顺街10附1号"));
    EXPECT_EQ(text(with_text(door_features, "address_id", "11"), "road_id"), "");
}

INSTANTIATE_TEST_SUITE_P(All, ExportFormats,
                         ::testing::Values(Case{".gpkg", "EPSG:4490"}, Case{".gpkg", "EPSG:4548"},
                                           Case{".geojson", "EPSG:4490"},
                                           Case{".geojson", "EPSG:4549"},
                                           Case{".geojson", "EPSG:4326"}, Case{".shp", "EPSG:4490"},
                                           Case{".shp", "EPSG:4528"}, Case{".fgb", "EPSG:4490"},
                                           Case{".fgb", "EPSG:3857"}, Case{".csv", "EPSG:4490"},
                                           Case{".csv", "EPSG:4527"}),
                         [](const auto& test) {
                             return std::string(test.param.ending + 1) + "_" +
                                    std::string(test.param.crs + 5);
                         });

TEST(Export, KeepsVillagesWithoutAnOutlineWhereTheFormatCan) {
    VillageFeature undrawn = village("370502001203", "新村", 118.3);
    undrawn.outline = {};
    undrawn.box = {};
    const Snapshot snapshot(
        1,
        {shard(undrawn, 7, 118.3), shard(village("370502001201", "老袁官庄村", 118.1), 1, 118.1)},
        std::make_shared<const search::AddressIndex>());
    for (const char* ending : {".gpkg", ".geojson", ".shp", ".fgb", ".csv"}) {
        const storage::ScratchFolder folder;
        ExportOptions options;
        options.layer = ExportLayer::villages;
        options.path = folder.file(std::string("villages") + ending);

        const ExportResult result = export_layer(snapshot, options);

        EXPECT_EQ(result.features + result.left_out, 2) << ending;
        EXPECT_EQ(result.left_out, std::string(ending) == ".fgb" ? 1 : 0) << ending;
        if (result.left_out > 0) continue;
        const DatasetPtr dataset = reopen(options.path);
        const auto features = features_of(*dataset);
        ASSERT_EQ(features.size(), 2U) << ending;
        const auto* shape = with_text(features, "code", "370502001203").GetGeometryRef();
        EXPECT_TRUE(shape == nullptr || shape->IsEmpty()) << ending;
    }
}

TEST(Export, WritesDoorsOfACsvAsLonAndLat) {
    const storage::ScratchFolder folder;
    export_to(folder.file("doors.csv"), ExportLayer::addresses);
    export_to(folder.file("metres.csv"), ExportLayer::addresses, "EPSG:4548");

    EXPECT_THAT(
        content(folder.file("doors.csv")),
        ::testing::AllOf(HasSubstr("modelled,lon,lat\n"), HasSubstr("118.100000000,37.011223300")));
    EXPECT_THAT(content(folder.file("metres.csv")), HasSubstr("modelled,x,y\n"));
}

TEST(Export, DeclaresUtf8BesideAShapefile) {
    const storage::ScratchFolder folder;
    export_to(folder.file("道路.shp"), ExportLayer::roads);

    EXPECT_THAT(content(folder.file("道路.cpg")), HasSubstr("UTF-8"));
    EXPECT_FALSE(content(folder.file("道路.prj")).empty());
}

TEST(Export, MakesColumnsOfAShapefileAsWideAsTheirLongestText) {
    const storage::ScratchFolder folder;
    export_to(folder.file("roads.shp"), ExportLayer::roads);

    const DatasetPtr dataset = reopen(folder.file("roads.shp"));

    const OGRFeatureDefn& columns = *dataset->GetLayer(0)->GetLayerDefn();
    const auto width = [&](const char* name) {
        return columns.GetFieldDefn(columns.GetFieldIndex(name))->GetWidth();
    };
    EXPECT_EQ(width("village"), 15);   // five characters of three bytes, 老袁官庄村
    EXPECT_EQ(width("direction"), 6);  // 南北
    EXPECT_EQ(width("aliases"), 1);    // none at all
    EXPECT_EQ(width("road_id"), 1);
    EXPECT_EQ(width("modelled"), 1);
    const std::string table = content(folder.file("roads.dbf"));
    EXPECT_EQ(std::count(table.begin(), table.end(), '\x1A'), 1);
    EXPECT_EQ(table.back(), '\x1A');
}

TEST(Export, CutsATextThatDbaseCannotHoldBetweenItsCharacters) {
    std::string longest;
    for (int i = 0; i < 100; ++i) longest += "长";
    const Snapshot snapshot(1, {shard(village("370502001201", longest, 118.1), 1, 118.1)},
                            std::make_shared<const search::AddressIndex>());
    const storage::ScratchFolder folder;
    ExportOptions options;
    options.path = folder.file("roads.shp");

    export_layer(snapshot, options);

    const DatasetPtr dataset = reopen(options.path);
    const auto features = features_of(*dataset);
    EXPECT_EQ(text(with_text(features, "road_id", "1"), "village"), longest.substr(0, 252));
}

TEST(Export, CountsARowOfACsvOnceWhateverItsTextHolds) {
    const std::string name = "第一行\n\"第二行\", 第三\n";
    const Snapshot snapshot(1, {shard(village("370502001201", name, 118.1), 1, 118.1)},
                            std::make_shared<const search::AddressIndex>());
    const storage::ScratchFolder folder;
    ExportOptions options;
    options.path = folder.file("roads.csv");

    EXPECT_EQ(export_layer(snapshot, options).features, 2);

    const DatasetPtr dataset = reopen(options.path);
    EXPECT_EQ(text(with_text(features_of(*dataset), "road_id", "1"), "village"), name);
}

TEST(Export, SaysThatTheDataIsAModel) {
    const storage::ScratchFolder folder;
    export_to(folder.file("v.geojson"), ExportLayer::villages);
    export_to(folder.file("v.gpkg"), ExportLayer::villages);

    EXPECT_THAT(content(folder.file("v.geojson")),
                ::testing::AllOf(HasSubstr("示范数据"), HasSubstr("\"modelled\": true")));
    const DatasetPtr package = reopen(folder.file("v.gpkg"));
    EXPECT_THAT(package->GetLayer(0)->GetMetadataItem("DESCRIPTION"), HasSubstr("示范数据"));
}

TEST(Export, IsInOrderAndTheSameEachTime) {
    const storage::ScratchFolder folder;
    export_to(folder.file("a.csv"), ExportLayer::roads);
    export_to(folder.file("b.csv"), ExportLayer::roads);

    const DatasetPtr dataset = reopen(folder.file("a.csv"));
    std::string order;
    for (const auto& feature : features_of(*dataset)) order += text(*feature, "road_id");

    EXPECT_EQ(order, "123456");
    EXPECT_EQ(content(folder.file("a.csv")), content(folder.file("b.csv")));
}

TEST(Export, KeepsToTheVillageTownOrCountyAskedFor) {
    const storage::ScratchFolder folder;
    ExportOptions options;
    options.path = folder.file("roads.csv");
    options.village = "370502001201";
    EXPECT_EQ(export_layer(sample(), options).features, 2);
    options.village.clear();
    options.county = "370502";
    EXPECT_EQ(export_layer(sample(), options).features, 4);
    options.county = "370503";

    EXPECT_THROW(export_layer(sample(), options), Error);
}

TEST(Export, RefusesWhatItCannotWrite) {
    const storage::ScratchFolder folder;

    EXPECT_THROW(export_to(folder.file("roads.docx"), ExportLayer::roads), Error);
    EXPECT_THROW(export_to(folder.file("none/roads.csv"), ExportLayer::roads), Error);
    EXPECT_THROW(export_to(folder.file("roads.csv"), ExportLayer::roads, "EPSG:4610"), Error);
}

/// While it lives, no file of this process grows beyond the limit: a disk that is full.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

  private:
    rlimit before_{};
    void (*handler_)(int);
};

TEST(Export, LeavesTheOldFileWhenTheDiskIsFull) {
    for (const char* ending : {".gpkg", ".geojson", ".fgb", ".csv", ".shp"}) {
        const storage::ScratchFolder folder;
        const std::string path = folder.file(std::string("roads") + ending);
        std::ofstream(path) << "what was there before";

        {
            const SmallDisk disk(512);
            EXPECT_THROW(export_to(path, ExportLayer::roads), Error) << ending;
        }

        EXPECT_EQ(content(path), "what was there before") << ending;
        const auto folder_of = std::filesystem::path(path).parent_path();
        EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_of), {}), 1) << ending;
    }
}

TEST(Export, ReadsWellWithOgrinfo) {
    if (std::system("command -v ogrinfo >/dev/null 2>&1") != 0) GTEST_SKIP() << "no ogrinfo here";
    const storage::ScratchFolder folder;
    export_to(folder.file("roads.gpkg"), ExportLayer::roads, "EPSG:4549");

    const std::string command = "ogrinfo -q -al " + folder.file("roads.gpkg") + " 2>&1";
    std::string output;
    std::array<char, 4096> buffer{};
    FILE* pipe = popen(command.c_str(), "r");
    ASSERT_NE(pipe, nullptr);
    while (fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr)
        output += buffer.data();

    EXPECT_EQ(pclose(pipe), 0);
    EXPECT_THAT(output, ::testing::AllOf(HasSubstr("name (String) = 和顺街"),
                                         HasSubstr("approved_on (String) = 2018-12-28"),
                                         HasSubstr("modelled (Integer(Boolean)) = 0")));
}

}  // namespace
}  // namespace geo::publishing
