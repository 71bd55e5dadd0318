// SPDX-License-Identifier: Apache-2.0
// Addresses as people write them, by the hundred, through the real binary: how many are found, and
// that hardly any is found wrongly. The floors are those of tests/bench/search_accuracy.py, which
// measures larger worlds and prints every kind of slip by itself.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/support/program.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

namespace fs = std::filesystem;

class GeocodingJourney : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(LUMING_BINARY)) GTEST_SKIP() << "no binary in this build";
        setenv("LUMING_BINARY", LUMING_BINARY, 1);
    }

    support::ProgramResult measured(const std::string& script, std::vector<std::string> options) {
        std::vector<std::string> words{"python3", "-B", LUMING_SOURCE_DIR "/tests/bench/" + script,
                                       "--check"};
        words.insert(words.end(), options.begin(), options.end());
        return support::run_program(folder.file("."), words);
    }

    support::ScratchFolder folder;
};

TEST_F(GeocodingJourney, MessyAddressesOfAWorldAreFoundAndAbsentOnesAreNot) {
    const auto result = measured("search_accuracy.py", {"--scale", "S", "--seeds", "4711",
                                                        "--messy", "1500", "--absent", "900"});

    EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
}

TEST_F(GeocodingJourney, TheSameHoldsWhereNamesFollowNoPattern) {
    const auto result =
        measured("search_accuracy.py", {"--scale", "S", "--seeds", "4712", "--messy", "1500",
                                        "--absent", "900", "--world-option=--irregular"});

    EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
}

TEST_F(GeocodingJourney, RealDoorsAreFoundAgainFromTheirOwnTexts) {
    const auto result =
        measured("search_accuracy_doors.py", {"--counties", "kinmen", "--dropped", "4000"});

    if (result.out.rfind("skipped", 0) == 0) GTEST_SKIP() << result.out;
    EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
}

}  // namespace
