// SPDX-License-Identifier: Apache-2.0
// Names by the real binary as an office works with them: one, a table, the whole registry; their
// spelling; better ones; and what happens when the work is broken off.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "tests/support/program.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

using Json = nlohmann::json;
using support::ProgramResult;
namespace fs = std::filesystem;

/// The rows of a file without quotes, header first.
std::vector<std::vector<std::string>> rows_of(const std::string& path) {
    std::vector<std::vector<std::string>> rows;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        rows.emplace_back();
        std::istringstream cells{line + ","};
        for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
    }
    return rows;
}

class NamingJourney : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(LUMING_BINARY)) GTEST_SKIP() << "no binary in this build";
        const auto made = support::run_program(
            folder.file("."), {"python3", "-B", LUMING_SOURCE_DIR "/tests/support/gen_world.py",
                               "--scale", "S", "--villages", "20", "--roads", "150", "--addresses",
                               "200", "--seed", "11", "--out", folder.file("w")});
        ASSERT_EQ(made.exit_code, 0) << made.err;
        ASSERT_EQ(luming({"init"}).exit_code, 0);
        for (const char* kind : {"villages", "roads"})
            ASSERT_EQ(luming({"import", kind, folder.file("w/" + std::string{kind} + ".geojson")})
                          .exit_code,
                      0);
        proposals = rows_of(folder.file("w/proposals.csv"));
    }

    ProgramResult luming(std::vector<std::string> arguments) {
        std::vector<std::string> words{LUMING_BINARY, "--db", folder.file("r.sqlite")};
        words.insert(words.end(), arguments.begin(), arguments.end());
        return support::run_program(folder.file("."), words);
    }
    /// The first proposal of a kind: pid,expect,name,town,county,village_code,like_id,wkt
    const std::vector<std::string>& proposal(const std::string& kind) const {
        for (const auto& row : proposals)
            if (row.at(1) == kind) return row;
        throw std::logic_error("the world has no proposal of kind " + kind);
    }
    std::vector<std::string> leftovers() const {
        std::vector<std::string> files;
        for (const auto& entry : fs::directory_iterator{folder.file(".")})
            if (entry.path().filename().string().find(".part-") != std::string::npos)
                files.push_back(entry.path());
        return files;
    }

    support::ScratchFolder folder;
    std::vector<std::vector<std::string>> proposals;
};

TEST_F(NamingJourney, ATableIsAnsweredRowByRowAsOneNameIs) {
    const std::string in = folder.file("w/proposals.csv"), out = folder.file("out.csv");

    const auto checked = luming({"check", "--file", in, "--out", out});

    EXPECT_EQ(checked.exit_code, 1) << "some names block: " << checked.err;
    const auto answers = rows_of(out);
    ASSERT_EQ(answers.size(), proposals.size());
    std::map<std::string, std::pair<int, int>> blocked_of;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        ASSERT_GE(answers[i].size(), proposals[i].size() + 2);
        EXPECT_TRUE(std::equal(proposals[i].begin(), proposals[i].end(), answers[i].begin()));
        // A line of so small a world may run along a road of it; a name is never taken.
        if (proposals[i][1] == "ok") {
            EXPECT_EQ(answers[i][proposals[i].size() + 1].find("U01"), std::string::npos);
        }
        auto& [blocked, all] = blocked_of[proposals[i][1]];
        blocked += answers[i][proposals[i].size()] == "block" ? 1 : 0;
        ++all;
    }
    EXPECT_LT(blocked_of["ok"].first * 20, blocked_of["ok"].second);
    EXPECT_EQ(blocked_of["dup_town"].first, blocked_of["dup_town"].second);
    const auto& taken = proposal("dup_town");
    const auto single =
        luming({"--json", "check", taken[2], "--village", taken[5], "--line", taken[7]});
    EXPECT_EQ(single.exit_code, 1);
    EXPECT_EQ(Json::parse(single.out)["verdict"], "block");
    EXPECT_TRUE(leftovers().empty());
}

TEST_F(NamingJourney, ATableOfGoodNamesEndsWell) {
    const auto& good = proposal("ok");
    std::ofstream{folder.file("in.csv")} << "村代码,路名\n" << good[5] << "," << good[2] << "\n";

    const auto checked =
        luming({"check", "--file", folder.file("in.csv"), "--out", folder.file("in.csv")});

    EXPECT_EQ(checked.exit_code, 0) << checked.err;
    EXPECT_EQ(rows_of(folder.file("in.csv")).at(0).at(2), "verdict") << "in its own place";
}

TEST_F(NamingJourney, TheWholeRegistryIsCheckedAgain) {
    const auto checked = luming({"--json", "check", "--registry"});

    const Json audit = Json::parse(checked.out);
    EXPECT_GT(audit["names"], 0);
    EXPECT_LE(audit["passed"], audit["names"]);
    std::int64_t counted = 0, listed = 0;
    bool blocks = false;
    for (const auto& county : audit["counties"])
        for (const auto& count : county["findings"]) counted += count.get<std::int64_t>();
    for (const auto& name : audit["affected"])
        for (const auto& finding : name["findings"]) {
            ++listed;
            blocks = blocks || finding["severity"] == "B";
        }
    EXPECT_GE(listed, counted) << "by rule each name counts once";
    EXPECT_EQ(checked.exit_code, blocks ? 1 : 0);
    EXPECT_NE(luming({"--lang", "en", "check", "--registry"}).out.find("names in force"),
              std::string::npos);
}

TEST_F(NamingJourney, SpellsATableOfNames) {
    std::ofstream{folder.file("in.csv")} << "id\tvillage\n1\t三里庄村\n2\t牛庄镇\n";

    const auto spelled = luming({"pinyin", "--file", folder.file("in.csv"), "--column", "village",
                                 "--out", "-", "--kind", "settlement"});

    ASSERT_EQ(spelled.exit_code, 0) << spelled.err;
    EXPECT_EQ(spelled.out.substr(0, spelled.out.find('\n')),
              "id\tvillage\ttoned\tuntoned\tsign\tkey\treview");
    EXPECT_NE(spelled.out.find("\tNiúzhuāng Zhèn\t"), std::string::npos) << spelled.out;
    EXPECT_EQ(luming({"pinyin", "--file", folder.file("in.csv"), "--column", "road", "--out",
                      folder.file("out.csv")})
                  .exit_code,
              1)
        << "there is no such column";
    EXPECT_FALSE(fs::exists(folder.file("out.csv")));
}

TEST_F(NamingJourney, WhatIsSuggestedPasses) {
    const auto& good = proposal("ok");

    const auto suggested = luming({"--json", "suggest", "--village", good[5], "--line", good[7]});

    ASSERT_EQ(suggested.exit_code, 0) << suggested.err;
    const Json names = Json::parse(suggested.out)["suggestions"];
    ASSERT_FALSE(names.empty());
    for (const auto& suggestion : names) {
        const std::string name = suggestion["name"]["full"];
        const auto checked =
            luming({"--json", "check", name, "--village", good[5], "--line", good[7]});
        EXPECT_EQ(checked.exit_code, 0) << name << checked.out;
    }
    EXPECT_EQ(luming({"suggest", "--village", "000000000000"}).exit_code, 1);
    EXPECT_EQ(luming({"suggest", "--village", good[5], "--all", "--count", "3"}).exit_code, 2);
}

TEST_F(NamingJourney, TheRulesAndTheProfileSpeakForThemselves) {
    const Json rules = Json::parse(luming({"--json", "rules"}).out)["rules"];
    EXPECT_GT(rules.size(), 8U);
    EXPECT_EQ(rules[0]["id"], "C01");
    EXPECT_EQ(luming({"config", "check"}).exit_code, 0);
    EXPECT_EQ(
        luming({"config", "check", "--profile", LUMING_SOURCE_DIR "/data/profiles/dongying.toml"})
            .exit_code,
        0);
    std::ofstream{folder.file("bad.toml")} << "name = \"x\"\nno_such_key = 1\n";

    const auto bad = luming({"config", "check", "--profile", folder.file("bad.toml")});

    EXPECT_EQ(bad.exit_code, 1);
    EXPECT_NE(bad.err.find("no_such_key"), std::string::npos) << bad.err;
    const std::string other = folder.file("other.sqlite");
    const auto made = support::run_program(
        folder.file("."),
        {LUMING_BINARY, "--db", other, "init", "--profile", folder.file("bad.toml")});
    EXPECT_EQ(made.exit_code, 1) << made.err;
    EXPECT_FALSE(fs::exists(other)) << "a bad profile leaves no registry behind";
}

TEST_F(NamingJourney, BrokenOffHalfWayThereIsNoHalfFile) {
    const std::string in = folder.file("big.csv"), out = folder.file("out.csv");
    {
        std::ofstream big{in};
        big << "name,village_code,wkt\n";
        const auto& row = proposal("ok");
        for (int i = 0; i < 400'000; ++i) big << row[2] << "," << row[5] << "," << row[7] << "\n";
    }
    for (const auto& [signal, exit_code] : {std::pair{SIGKILL, 128 + SIGKILL}, {SIGINT, 130}}) {
        const pid_t child = fork();
        if (child == 0) {
            execl(LUMING_BINARY, LUMING_BINARY, "--db", folder.file("r.sqlite").c_str(), "check",
                  "--file", in.c_str(), "--out", out.c_str(), nullptr);
            _exit(127);
        }
        for (int tries = 0; tries < 500 && leftovers().empty(); ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        std::this_thread::sleep_for(std::chrono::milliseconds{200});
        kill(child, signal);
        int status = 0;
        waitpid(child, &status, 0);

        EXPECT_EQ(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), exit_code);
        EXPECT_FALSE(fs::exists(out));
        if (signal == SIGINT) {
            EXPECT_TRUE(leftovers().empty());
        }
        for (const auto& file : leftovers()) fs::remove(file);
    }
}

}  // namespace
