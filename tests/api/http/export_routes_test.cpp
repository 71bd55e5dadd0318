// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

namespace fs = std::filesystem;
constexpr auto in_english = "Accept-Language: en\r\n";

/// A temporary folder of its own for this process while it lives.
class OwnTemporaryFolder {
  public:
    OwnTemporaryFolder() { ::setenv("TMPDIR", folder_.file("").c_str(), 1); }
    ~OwnTemporaryFolder() {
        if (before_.empty())
            ::unsetenv("TMPDIR");
        else
            ::setenv("TMPDIR", before_.c_str(), 1);
    }
    OwnTemporaryFolder(const OwnTemporaryFolder&) = delete;
    OwnTemporaryFolder& operator=(const OwnTemporaryFolder&) = delete;
    bool is_empty() const { return fs::is_empty(folder_.file("")); }

  private:
    const char* set_ = std::getenv("TMPDIR");
    std::string before_ = set_ == nullptr ? "" : set_;
    geo::storage::ScratchFolder folder_;
};

class ExportRoutes : public testing::Test {
  protected:
    support::SampleApplication sample;
    support::Caller caller{sample, {add_export_routes}};
};

TEST_F(ExportRoutes, SendALayerAsGeoJson) {
    const auto reply = caller.get("/export/roads.geojson");

    ASSERT_EQ(reply.status, 200);
    EXPECT_EQ(reply.field("Content-Type"), "application/geo+json");
    EXPECT_EQ(reply.field("Content-Disposition"), "attachment; filename=\"roads.geojson\"");
    EXPECT_EQ(reply.field("Luming-Features"), "5");
    const auto document = reply.json();
    ASSERT_EQ(document["features"].size(), 5U);
    EXPECT_EQ(document["features"][0]["properties"]["name"], "安宁街");
}

TEST_F(ExportRoutes, EveryFormatBeginsAsItsKindDoes) {
    EXPECT_THAT(caller.get("/export/villages.gpkg").body, testing::StartsWith("SQLite format 3"));
    EXPECT_THAT(caller.get("/export/villages.fgb").body, testing::StartsWith("fgb"));
    EXPECT_THAT(caller.get("/export/addresses.csv").body, testing::HasSubstr("address_id"));
    EXPECT_THAT(caller.get("/export/roads.shp.zip").body, testing::StartsWith("PK\x03\x04"));
}

TEST_F(ExportRoutes, AnArchiveUnpacksToAWholeShapefile) {
    const auto archive = sample.folder.file("roads.zip");
    std::ofstream(archive, std::ios::binary) << caller.get("/export/roads.shp.zip").body;
    const auto unpacked = sample.folder.file("unpacked");

    const auto command = "python3 -m zipfile -t " + archive + " > " + unpacked +
                         " && python3 -m zipfile -l " + archive + " >> " + unpacked;
    ASSERT_EQ(std::system(command.c_str()), 0);

    std::ifstream stream(unpacked);
    const std::string listing{std::istreambuf_iterator<char>(stream), {}};
    for (const auto* part : {"roads.shp", "roads.shx", "roads.dbf", "roads.prj", "roads.cpg"})
        EXPECT_THAT(listing, testing::HasSubstr(part));
}

TEST_F(ExportRoutes, TakeAnAreaAndASystem) {
    const auto part = caller.get("/export/roads.geojson?village=370502104202").json();
    const auto projected = caller.get("/export/roads.geojson?crs=EPSG:4549").json();

    EXPECT_EQ(part["features"].size(), 2U);
    EXPECT_GT(projected["features"][0]["geometry"]["coordinates"][0][0].get<double>(), 180.0);
}

TEST_F(ExportRoutes, WhatIsUnknownIsSaid) {
    const auto layer = caller.get("/export/rivers.gpkg", in_english);
    const auto format = caller.get("/export/roads.exe", in_english);
    const auto system = caller.get("/export/roads.gpkg?crs=EPSG:4214", in_english);
    const auto village = caller.get("/export/roads.csv?village=1", in_english);

    EXPECT_EQ(layer.status, 404);
    EXPECT_EQ(layer.json()["detail"],
              "There is no layer 'rivers' to export; there are villages, roads, addresses, "
              "signs.");
    EXPECT_EQ(format.status, 404);
    EXPECT_THAT(format.json()["detail"], testing::HasSubstr("gpkg, geojson, fgb, csv, shp.zip"));
    EXPECT_EQ(system.status, 400);
    EXPECT_EQ(village.status, 404);
}

TEST_F(ExportRoutes, NoNameLeadsOutOfTheFolder) {
    for (const auto* path : {"/export/..%2F..%2Fetc%2Fpasswd.csv", "/export/%2Fvsicurl%2Fx.gpkg",
                             "/export/roads.csv%2F..%2Fx", "/export/roads.", "/export/roads"})
        EXPECT_EQ(caller.get(path).status, 404) << path;
    EXPECT_EQ(caller.get("/export/roads.csv?path=/tmp/x").status, 400);
}

TEST_F(ExportRoutes, LeaveNothingBehind) {
    const OwnTemporaryFolder temporary;

    const auto archive = caller.get("/export/roads.shp.zip");
    const auto refused = caller.get("/export/roads.gpkg?village=1");

    EXPECT_EQ(archive.status, 200);
    EXPECT_EQ(refused.status, 404);
    EXPECT_TRUE(temporary.is_empty());
}

}  // namespace
}  // namespace api::http
