// SPDX-License-Identifier: Apache-2.0
// The rules are changed on the command line beside a running server: its answers follow.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/program.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

class RulesJourney : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(LUMING_BINARY)) GTEST_SKIP() << "no binary in this build";
        std::ofstream{folder.file("jia.toml")}
            << "name = \"甲县\"\n[[generic_name]]\ntext = \"陌\"\n";
    }
    support::ProgramResult shell(const std::string& script) {
        return support::run_program(
            folder.file("."),
            {"sh", "-c",
             "cd '" + folder.file(".") +
                 "'; luming() { '" LUMING_BINARY "' --db r.sqlite --lang en \"$@\"; }; " + script});
    }

    support::ScratchFolder folder;
};

TEST_F(RulesJourney, ARunningServerTakesUpTheRulesThatAreSetBesideIt) {
    // 安宁陌 has no generic name by the shipped profile. Looked for every 0.2 s, at most 20 s long.
    const auto result = shell(R"(luming init 2>/dev/null
        (exec ')" LUMING_BINARY R"(' --db r.sqlite --lang en serve --listen 127.0.0.1:0 2> talk) &
        server=$!
        trap 'kill $server' EXIT
        for i in $(seq 100); do grep -q http: talk && break; sleep 0.2; done
        url=$(sed -n 's|.*\(http://[0-9.:]*\).*|\1|p' talk | head -n 1)
        ask() { curl -s -m 5 "$url/naming/pinyin?name=%E5%AE%89%E5%AE%81%E9%99%8C"; }
        ask > before
        luming config set --profile jia.toml 2>/dev/null || exit 9
        for i in $(seq 100); do ask > after; grep -q '"generic":"陌"' after && break; sleep 0.2; done
        grep -c '"generic":"陌"' before; grep -c '"generic":"陌"' after)");

    EXPECT_EQ(result.out, "0\n1\n") << result.err;
}

TEST_F(RulesJourney, AProfileThatIsNoneIsRefusedAndTheOldOneStays) {
    const auto result = shell(R"(luming init 2>/dev/null
        printf 'name = [' > broken.toml
        luming config set --profile broken.toml 2>/dev/null; echo $?
        luming config check)");

    EXPECT_EQ(result.out, "1\nthe rule profile is sound: r.sqlite\n");
}

TEST_F(RulesJourney, WhatTimeBringsAboutIsDoneOnce) {
    const auto result = shell(R"(luming init --profile jia.toml 2>/dev/null
        luming --json tick; luming --json tick; ls r.sqlite.key; luming audit verify >/dev/null; echo $?)");

    EXPECT_EQ(
        result.out,
        "{\"closed_notices\":0,\"ended_sessions\":0,\"dropped_receipts\":0,\"checkpoint\":1}\n"
        "{\"closed_notices\":0,\"ended_sessions\":0,\"dropped_receipts\":0,"
        "\"checkpoint\":null}\nr.sqlite.key\n0\n");
}

}  // namespace
