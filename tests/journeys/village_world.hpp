// SPDX-License-Identifier: Apache-2.0
// A village of three nameless roads, and the real binary as the people of its county use it.
//
//        118.503   118.506   118.510   118.514
//                     |
//           1 --------+---------+ 3 -----      37.410
//                     | 2
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/program.hpp"
#include "tests/support/scratch_folder.hpp"

namespace support {

class VillageWorld : public testing::Test {
  protected:
    using Json = nlohmann::json;
    static constexpr const char* village = "370502104201";

    void SetUp() override {
        if (!std::filesystem::exists(LUMING_BINARY)) GTEST_SKIP() << "no binary in this build";
    }

    /// Splits at blanks; "~" stands for a blank within a word.
    ProgramResult luming(const std::string& words, const std::string& actor = "李建国") {
        std::vector<std::string> all{
            LUMING_BINARY, "--db", folder.file("r.sqlite"), "--actor", actor, "--lang", language};
        std::istringstream text{words};
        for (std::string word; text >> word;) {
            std::replace(word.begin(), word.end(), '~', ' ');
            all.push_back(word);
        }
        return run_program(folder.file("."), std::move(all));
    }

    /// Runs it, and holds its exit code and what it says to what is expected.
    ProgramResult expect(int exit_code, const std::string& words, const std::string& told = {},
                         const std::string& actor = "李建国") {
        auto result = luming(words, actor);
        EXPECT_EQ(result.exit_code, exit_code) << words << "\n" << result.out << result.err;
        EXPECT_NE((result.out + result.err).find(told), std::string::npos)
            << words << "\n does not say: " << told << "\n"
            << result.out << result.err;
        return result;
    }
    Json json(const std::string& words) {
        const auto result = luming("--json " + words);
        EXPECT_EQ(result.exit_code, 0) << words << "\n" << result.err;
        return Json::parse(result.out, nullptr, false);
    }
    std::string say(const char* zh, const char* en) const { return language == "zh" ? zh : en; }

    std::string file(const std::string& name) const { return folder.file(name); }

    /// The words of a PDF without its blanks. \returns nothing when it cannot be read.
    std::string words_of(const std::string& pdf) const {
        auto text = run_program(folder.file("."), {"pdftotext", "-raw", file(pdf), "-"}).out;
        std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
        return text;
    }

    void write_world() const {
        std::ofstream{file("divisions.csv")} << "code,name,township,county,city,province\n"
                                             << village
                                             << ",和顺村村民委员会,史口镇,东营区,东营市,山东省\n";
        const Json outline{
            {{118.50, 37.40}, {118.52, 37.40}, {118.52, 37.42}, {118.50, 37.42}, {118.50, 37.40}}};
        std::ofstream{file("villages.geojsonl")}
            << feature({{"code", village}, {"name", "和顺村"}}, "Polygon", outline);
        std::ofstream roads{file("roads.geojsonl")};
        roads << road("w-1", {{118.503, 37.410}, {118.510, 37.410}})
              << road("w-2", {{118.506, 37.404}, {118.506, 37.416}})
              << road("w-3", {{118.510, 37.410}, {118.514, 37.410}});
    }

    void import_world() {
        write_world();
        expect(0, "init", say("已新建登记库", "made the registry"));
        expect(0, "import divisions " + file("divisions.csv"));
        expect(0, "import villages " + file("villages.geojsonl"));
        expect(0, "import roads " + file("roads.geojsonl"), say("新增 3", "3"));
    }

    std::string submit_words(int road, const std::string& name) const {
        return std::string{"proposal submit --village "} + village + " --road " +
               std::to_string(road) + " --name " + name +
               " --meaning 寓意美好 --origin 村民代表会议议定";
    }

    /// Proposals 1 to 3 for roads 1 to 3.
    void propose() {
        const char* names[] = {"祥和街", "兴学路", "德馨街"};
        for (int road = 1; road <= 3; ++road)
            expect(0, submit_words(road, names[road - 1]), names[road - 1], "张敏");
    }

    std::string whole_village(const std::string& action, const std::string& details = {}) const {
        return "proposal " + action + " --village " + village + " " + details;
    }

    void approve() {
        expect(0, whole_village("approve",
                                "--authority 东营市人民政府 --authority-kind government "
                                "--document-no 东政字〔2026〕8号"));
    }

    std::string language = "zh";
    ScratchFolder folder;

  private:
    static std::string feature(const Json& properties, const char* type, const Json& coordinates) {
        return Json{{"type", "Feature"},
                    {"properties", properties},
                    {"geometry", {{"type", type}, {"coordinates", coordinates}}}}
                   .dump() +
               "\n";
    }
    static std::string road(const char* id, const Json& line) {
        return feature(
            {{"road_id", id}, {"village_code", village}, {"width_m", 6}, {"surface", "沥青"}},
            "LineString", line);
    }
};

}  // namespace support
