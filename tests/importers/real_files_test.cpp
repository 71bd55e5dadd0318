// SPDX-License-Identifier: Apache-2.0
// Real extracts and outlines: every way and polygon that is in the file is either stored or named
// in the report.
#include "tests/importers/import_support.hpp"

namespace importers::testing {
namespace {

using geo::registry::RoadRow;
using geo::registry::VillageRow;

struct Extract {
    const char* name;
    std::int64_t ways;      ///< in the file, with any tag
    std::int64_t highways;  ///< of which are roads, those without nodes included
    std::int64_t lost;      ///< ways of which the extract has fewer than two nodes
    std::int64_t named;
};

// Counted from the files themselves, by reading their blocks without any geodata library.
const Extract extracts[] = {
    {"cn/beijing_bupt.osm.pbf", 472, 194, 0, 11},
    {"cn/beijing_cau.osm.pbf", 684, 302, 0, 64},
    {"cn/beijing_tsinghua.osm.pbf", 1360, 684, 0, 99},
    {"cn/fujian_ninghua.osm.pbf", 40, 29, 0, 15},
    {"cn/jiangxi_guixi.osm.pbf", 433, 176, 0, 59},
    {"cn/nantong_haimen.osm.pbf", 132, 30, 0, 0},
    {"cn/shanghai_center.osm.pbf", 796, 796, 0, 629},
    {"cn/shanghai_fengxian.osm.pbf", 270, 270, 168, 0},
    {"cn/shanghai_shu.osm.pbf", 428, 193, 0, 29},
    {"cn/shenzhen_longgang.osm.pbf", 773, 516, 0, 117},
    {"cn/taipei_songshan.osm.pbf", 102, 55, 0, 19},
    {"cn/taipei_zhongshan.osm.pbf", 127, 49, 0, 33},
    {"liechtenstein_georust.osm.pbf", 28047, 6970, 0, 2573},
    {"porto.osm.pbf", 51458, 51349, 39, 13605},
};

class OsmExtract : public ::testing::TestWithParam<Extract> {};

TEST_P(OsmExtract, StoresOrReportsEveryWay) {
    const Extract& extract = GetParam();
    const std::string name = std::string("roads/") + extract.name;
    SKIP_WITHOUT_SHARED(name);
    MemorySink<RoadRow> sink;

    const Report report = import_file(sink, shared_data(name));

    const auto named = std::count_if(sink.rows.begin(), sink.rows.end(),
                                     [](const RoadRow& row) { return !row.name.empty(); });
    EXPECT_TRUE(report.adds_up());
    EXPECT_EQ(report.rows_in, extract.ways);
    EXPECT_EQ(report.skipped, extract.ways - extract.highways);
    EXPECT_EQ(report.stored, static_cast<std::int64_t>(sink.rows.size()));
    EXPECT_GE(report.rejected, extract.lost);
    EXPECT_EQ(report.stored + report.rejected, extract.highways);
    EXPECT_EQ(named, extract.named);
    for (const ReportedRow& row : report.rows) EXPECT_FALSE(row.reason.en.empty());
}

INSTANTIATE_TEST_SUITE_P(Real, OsmExtract, ::testing::ValuesIn(extracts), [](const auto& test) {
    std::string name = test.param.name;
    std::replace_if(
        name.begin(), name.end(), [](char byte) { return byte == '/' || byte == '.'; }, '_');
    return name;
});

TEST(RealFiles, KeepsOsmIdsAndTagsOfChineseRoads) {
    SKIP_WITHOUT_SHARED("roads/cn_roads.geojson");
    MemorySink<RoadRow> sink;

    const Report report = import_file(sink, shared_data("roads/cn_roads.geojson"));

    EXPECT_TRUE(report.adds_up());
    EXPECT_EQ(report.rows_in, 3126);
    EXPECT_EQ(report.stored + report.rejected, 3126);
    EXPECT_EQ(sink.rows.front().source_id, "106617831");
    EXPECT_EQ(sink.rows.front().name, "晨曦路");
    EXPECT_EQ(sink.rows.front().road_class, "service");
    EXPECT_EQ(std::count_if(sink.rows.begin(), sink.rows.end(),
                            [](const RoadRow& row) { return !row.name.empty(); }),
              1075);
}

TEST(RealFiles, TakesElevenCharacterVillageCodesWithoutMapping) {
    SKIP_WITHOUT_SHARED("villages/villages_hualien_10015.geojson");
    MemorySink<VillageRow> sink;

    const Report report = import_file(sink, shared_data("villages/villages_hualien_10015.geojson"));

    EXPECT_EQ(report.rows_in, 176);
    EXPECT_EQ(report.stored, 176) << to_text(report, geo::Language::en);
    EXPECT_EQ(sink.rows.front().code, "10015090001");
    EXPECT_EQ(sink.rows.front().name, "瑞穗村");
    EXPECT_EQ(sink.rows.front().town_code, "10015090");
    EXPECT_EQ(sink.rows.front().county, "花蓮縣");
}

TEST(RealFiles, SaysWhereAnOutlineCrossesItselfAndMendsItOnlyWhenAsked) {
    SKIP_WITHOUT_SHARED("villages/dongying_counties_wgs84_derived.geojson");
    ImportOptions options;
    options.path = shared_data("villages/dongying_counties_wgs84_derived.geojson");
    MemorySink<VillageRow> strict;
    MemorySink<VillageRow> mended;

    const Report rejected = import_file(strict, options);
    options.repair = true;
    const Report repaired = import_file(mended, options);

    ASSERT_EQ(rejected.rejected, 1);
    EXPECT_EQ(rejected.stored, 4);
    EXPECT_THAT(rejected.rows.front().reason.en,
                ::testing::AllOf(::testing::HasSubstr("(11"), ::testing::HasSubstr("--repair")));
    EXPECT_EQ(repaired.stored, 5);
    ASSERT_EQ(repaired.rows.size(), 1U);
    EXPECT_FALSE(repaired.rows.front().rejected);
    EXPECT_THAT(repaired.rows.front().reason.en, ::testing::HasSubstr("mended"));
}

}  // namespace
}  // namespace importers::testing
