// SPDX-License-Identifier: Apache-2.0
// A registry from nothing to published layers, by the real binary as a person in an office runs it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/program.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

using Json = nlohmann::json;
using support::ProgramResult;

class CliJourney : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(LUMING_BINARY)) GTEST_SKIP() << "no binary in this build";
    }

    ProgramResult luming(std::vector<std::string> arguments, const std::string& actor = "李明") {
        std::vector<std::string> words{LUMING_BINARY, "--db", folder.file("r.sqlite"), "--actor",
                                       actor};
        words.insert(words.end(), arguments.begin(), arguments.end());
        return support::run_program(folder.file("."), words);
    }

    ProgramResult shell(const std::string& command) {
        return support::run_program(folder.file("."), {"sh", "-c", command});
    }

    void make_world() {
        const auto made = shell("python3 -B '" LUMING_SOURCE_DIR
                                "/tests/support/gen_world.py' --scale S --villages 12 --roads 90 "
                                "--addresses 500 --queries 50 --seed 7 --out '" +
                                folder.file("w") + "'");
        ASSERT_EQ(made.exit_code, 0) << made.err;
    }

    /// Imports and gives the report.
    Json import(const std::string& kind, const std::string& file) {
        const auto result = luming({"--json", "import", kind, folder.file("w/" + file)});
        EXPECT_EQ(result.exit_code, 0) << result.err;
        return Json::parse(result.out);
    }

    void import_world() {
        make_world();
        ASSERT_EQ(luming({"init"}).exit_code, 0);
        EXPECT_EQ(import("villages", "villages.geojson")["stored"], 12);
        EXPECT_EQ(import("roads", "roads.geojsonl")["stored"], 90);
        EXPECT_EQ(import("addresses", "addresses.csv")["stored"], 500);
    }

    /// A road without a name near the first door of the world.
    void write_nameless_road(const std::string& name) {
        std::ifstream doors{folder.file("w/addresses.csv")};
        std::string line;
        std::getline(doors, line);
        std::getline(doors, line);
        std::vector<std::string> cells;
        for (std::istringstream row{line}; std::getline(row, line, ',');) cells.push_back(line);
        const double lon = std::stod(cells.at(8)), lat = std::stod(cells.at(9));
        const Json road{
            {"type", "Feature"},
            {"properties", {{"road_id", "new-1"}}},
            {"geometry",
             {{"type", "LineString"}, {"coordinates", {{lon, lat}, {lon + 0.0005, lat}}}}}};
        std::ofstream{folder.file(name)} << road.dump() << "\n";
    }

    Json stats() { return Json::parse(luming({"--json", "stats"}).out); }

    support::ScratchFolder folder;
};

TEST_F(CliJourney, ImportsAWorldWithoutAnyMap) {
    import_world();

    EXPECT_EQ(stats()["roads"], 90);
    EXPECT_EQ(stats()["addresses"], 500);
    EXPECT_EQ(stats()["unassigned"], 0);
}

TEST_F(CliJourney, TheSameFilesAgainChangeNothing) {
    import_world();
    const auto before = stats();

    EXPECT_EQ(import("villages", "villages.geojson")["unchanged"], 12);
    EXPECT_EQ(import("roads", "roads.geojson")["unchanged"], 90);
    EXPECT_EQ(import("addresses", "addresses.csv")["unchanged"], 500);
    EXPECT_EQ(stats(), before);
}

TEST_F(CliJourney, ARoadGetsItsNameAndTheClerkFindsIt) {
    import_world();
    write_nameless_road("w/new.geojsonl");
    const Json report = import("roads", "new.geojsonl");
    ASSERT_EQ(report["stored"], 1) << report;
    const Json road = Json::parse(shell("sqlite3 -json '" + folder.file("r.sqlite") +
                                        "' \"SELECT id, village FROM roads WHERE source_id = "
                                        "'new-1'\"")
                                      .out)[0];
    const std::string village = road["village"], id = std::to_string(road["id"].get<int>());

    const auto bad = luming({"proposal", "submit", "--village", village, "--road", id, "--name",
                             "3号路", "--meaning", "m", "--origin", "o"});
    EXPECT_EQ(bad.exit_code, 1);
    EXPECT_NE(bad.out.find("C01 B"), std::string::npos) << bad.out;

    const auto good =
        luming({"--json", "proposal", "submit", "--village", village, "--road", id, "--name",
                "荻花巷", "--meaning", "黄河口的荻花", "--origin", "村民代表会议议定"});
    ASSERT_EQ(good.exit_code, 0) << good.out << good.err;
    const std::string proposal = std::to_string(Json::parse(good.out)["id"].get<int>());

    EXPECT_EQ(luming({"proposal", "approve", proposal}).exit_code, 1) << "approved their own";
    EXPECT_EQ(luming({"proposal", "approve", proposal}, "王审核").exit_code, 0);
    EXPECT_EQ(luming({"proposal", "approve", proposal}, "王审核").exit_code, 4) << "twice";
    const auto found = luming({"geocode", "荻花巷"});
    EXPECT_NE(found.out.find("荻花巷\tstreet"), std::string::npos) << found.out;
}

TEST_F(CliJourney, CheckSaysWhyAndExitsWithOneWhenBlocked) {
    import_world();
    const Json road = Json::parse(
        shell("sqlite3 -json '" + folder.file("r.sqlite") +
              "' \"SELECT n.full, r.village FROM names n JOIN roads r ON r.id = n.road WHERE "
              "n.status = 'in_force' LIMIT 1\"")
            .out)[0];

    const auto result = luming({"--json", "check", road["full"].get<std::string>(), "--village",
                                road["village"].get<std::string>()});

    EXPECT_EQ(result.exit_code, 1);
    const Json answer = Json::parse(result.out);
    EXPECT_EQ(answer["verdict"], "block");
    EXPECT_EQ(answer["findings"][0]["rule"], "U01");
}

TEST_F(CliJourney, EveryFormatOpensAgainWithTheSameRows) {
    import_world();
    for (const std::string format : {"gpkg", "geojson", "shp", "fgb", "csv"})
        for (const std::string crs : {"EPSG:4490", "EPSG:4326", "EPSG:4548", "EPSG:4549"}) {
            const std::string file = folder.file("roads_" + crs.substr(5) + "." + format);
            ASSERT_EQ(luming({"export", "roads", file, "--crs", crs}).exit_code, 0) << file;
            const auto info = shell("ogrinfo -so -al '" + file + "'");
            EXPECT_NE(info.out.find("Feature Count: 90"), std::string::npos) << file << info.out;
        }
}

TEST_F(CliJourney, ExitCodesAreThoseOfTheContract) {
    EXPECT_EQ(luming({}).exit_code, 2);
    EXPECT_EQ(luming({"no-such-verb"}).exit_code, 2);
    EXPECT_EQ(luming({"import", "ponds", "x"}).exit_code, 2);
    EXPECT_EQ(luming({"stats"}).exit_code, 3) << "no registry";
    EXPECT_EQ(luming({"init"}).exit_code, 0);
    EXPECT_EQ(luming({"init"}).exit_code, 4);
    EXPECT_EQ(luming({"import", "roads", "/no/such/file.geojson"}).exit_code, 3);
    EXPECT_EQ(luming({"check", "安宁街", "--village", "000000000000"}).exit_code, 1);
    EXPECT_EQ(luming({"serve", "--listen", "nonsense"}).exit_code, 2);
    EXPECT_EQ(luming({"--help"}).exit_code, 0);
    EXPECT_EQ(luming({"export", "roads", "/no/such/folder/x.gpkg"}).exit_code, 3);
}

TEST_F(CliJourney, SpeaksChineseUnlessAskedForEnglish) {
    EXPECT_NE(luming({"stats"}).err.find("找不到登记库"), std::string::npos);
    EXPECT_NE(luming({"--lang", "en", "stats"}).err.find("There is no registry"),
              std::string::npos);
    EXPECT_NE(luming({"--lang=en", "--help"}).out.find("registry file"), std::string::npos);
}

}  // namespace
