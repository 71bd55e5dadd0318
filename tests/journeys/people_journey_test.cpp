// SPDX-License-Identifier: Apache-2.0
// The first administrator, then others, by the real binary; and a program that writes with a token.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/program.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

using Json = nlohmann::json;
using support::ProgramResult;

class PeopleJourney : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(LUMING_BINARY)) GTEST_SKIP() << "no binary in this build";
        ASSERT_EQ(luming("init").exit_code, 0);
    }

    ProgramResult shell(const std::string& command) {
        return support::run_program(folder.file("."), {"sh", "-c", command});
    }
    ProgramResult luming(const std::string& words, const std::string& input = {}) {
        const auto call = "'" LUMING_BINARY "' --db '" + folder.file("r.sqlite") +
                          "' --lang en --actor 站长 " + words;
        return shell("printf '%s\\n' '" + input + "' | " + call);
    }

    support::ScratchFolder folder;
};

TEST_F(PeopleJourney, UsersComeFromTheCommandLine) {
    EXPECT_EQ(luming("user add 李明 --role admin --password-stdin", "a good password").exit_code,
              0);
    EXPECT_EQ(luming("user add 王芳 --role surveyor").exit_code, 0);

    const auto list = luming("user list");
    EXPECT_EQ(list.out, "李明\tadmin\t*\tactive\n王芳\tsurveyor\t*\tactive\n");
    EXPECT_EQ(luming("user disable 王芳").exit_code, 0);
    EXPECT_EQ(luming("user token 王芳").exit_code, 4);
    EXPECT_EQ(luming("user enable 王芳").exit_code, 0);
    EXPECT_EQ(luming("user password 王芳", "another good one").exit_code, 0);
    EXPECT_TRUE(Json::parse(shell("'" LUMING_BINARY "' --db '" + folder.file("r.sqlite") +
                                  "' --json user list | tail -n 1")
                                .out)["has_password"]);
}

TEST_F(PeopleJourney, MistakesAreToldApart) {
    EXPECT_EQ(luming("user add 李明 --role admin --password-stdin", "short").exit_code, 1);
    EXPECT_EQ(luming("user add 李明 --role king").exit_code, 2);
    EXPECT_EQ(luming("user add 李明 --role town --area 999999").exit_code, 1);
    EXPECT_EQ(luming("user add 李明 --role admin").exit_code, 0);
    EXPECT_EQ(luming("user add 李明 --role admin").exit_code, 4);
    EXPECT_EQ(luming("user disable 无此人").exit_code, 1);
    EXPECT_EQ(luming("user token 李明 --days 0").exit_code, 1);
    EXPECT_EQ(luming("user token 李明 --revoke 77").exit_code, 1);
}

TEST_F(PeopleJourney, ATokenIsToldOnceListedAndRevoked) {
    ASSERT_EQ(luming("user add 程序 --role gis").exit_code, 0);

    const auto issued = luming("user token 程序 --days 30");
    const auto listed = luming("user token 程序 --list");

    EXPECT_EQ(issued.exit_code, 0);
    EXPECT_EQ(issued.out.size(), 47U);
    EXPECT_EQ(issued.out.substr(0, 3), "lm_");
    EXPECT_EQ(listed.out.find("lm_"), std::string::npos);
    EXPECT_NE(listed.out.find("never used"), std::string::npos);
    EXPECT_EQ(luming("user token 程序 --revoke 1").exit_code, 0);
    EXPECT_NE(luming("user token 程序 --list").out.find("revoked"), std::string::npos);
    EXPECT_EQ(shell("grep -c " + issued.out.substr(0, 46) + " '" + folder.file("r.sqlite") + "'")
                  .exit_code,
              1);
}

}  // namespace
