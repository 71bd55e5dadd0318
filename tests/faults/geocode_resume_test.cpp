// SPDX-License-Identifier: Apache-2.0
// A table of addresses whose work is killed half-way, again and again: the same command ends in the
// same table, to the byte. The real program is run, as a user runs it.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/program.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

namespace fs = std::filesystem;

constexpr int row_count = 1'000'000;

class GeocodeResume : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(LUMING_BINARY)) GTEST_SKIP() << LUMING_BINARY << " has not been built";
        ASSERT_EQ(run({"init"}).exit_code, 0);
        std::ofstream file{in};
        file << "id,address\n";
        for (int i = 0; i < row_count; ++i)
            file << i << ",东营市史口镇三里村安宁街" << i % 400 << "号\n";
    }
    support::ProgramResult run(const std::vector<std::string>& arguments) const {
        std::vector<std::string> words{LUMING_BINARY, "--db", registry};
        words.insert(words.end(), arguments.begin(), arguments.end());
        return support::run_program(fs::path{registry}.parent_path().string(), words);
    }
    std::vector<std::string> geocode(const std::string& out) const {
        return {"geocode", "--file", in, "--out", out, "--threads", "1"};
    }
    /// \returns false when it was done before it could be killed.
    bool kill_half_way(const std::string& out, int signal) const {
        const pid_t child = fork();
        if (child == 0) {
            for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
                dup2(open("/dev/null", O_WRONLY), stream);
            execl(LUMING_BINARY, LUMING_BINARY, "--db", registry.c_str(), "geocode", "--file",
                  in.c_str(), "--out", out.c_str(), "--threads", "2", nullptr);
            _exit(127);
        }
        const auto before = fs::exists(out + ".part.state")
                                ? fs::last_write_time(out + ".part.state")
                                : fs::file_time_type::min();
        int status = 0;
        while (waitpid(child, &status, WNOHANG) == 0) {
            std::error_code ignored;
            const auto now = fs::last_write_time(out + ".part.state", ignored);
            if (!ignored && now > before) {
                kill(child, signal);
                waitpid(child, &status, 0);
                break;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
        return !fs::exists(out);
    }
    static std::string content(const std::string& path) {
        std::ifstream file{path, std::ios::binary};
        return {std::istreambuf_iterator<char>(file), {}};
    }

    support::ScratchFolder folder;
    std::string registry = folder.file("r.sqlite");
    std::string in = folder.file("in.csv");
};

TEST_F(GeocodeResume, KilledTwiceItEndsInTheSameTable) {
    const std::string out = folder.file("out.csv"), undisturbed = folder.file("whole.csv");
    ASSERT_EQ(run(geocode(undisturbed)).exit_code, 0);

    for (const int signal : {SIGKILL, SIGINT})
        if (!kill_half_way(out, signal)) GTEST_SKIP() << "too fast to be interrupted";
    const auto last = run(geocode(out));

    EXPECT_EQ(last.exit_code, 0) << last.err;
    EXPECT_TRUE(content(out) == content(undisturbed)) << "the tables differ";
    EXPECT_FALSE(fs::exists(out + ".part"));
    EXPECT_FALSE(fs::exists(out + ".part.state"));
}

TEST_F(GeocodeResume, ATableThatChangedMeanwhileBeginsAnew) {
    const std::string out = folder.file("out.csv"), undisturbed = folder.file("whole.csv");
    if (!kill_half_way(out, SIGKILL)) GTEST_SKIP() << "too fast to be interrupted";
    {
        std::fstream file{in, std::ios::in | std::ios::out};
        file.seekp(11);
        file << "9";
    }
    ASSERT_EQ(run(geocode(undisturbed)).exit_code, 0);

    EXPECT_EQ(run(geocode(out)).exit_code, 0);

    EXPECT_TRUE(content(out) == content(undisturbed)) << "the tables differ";
}

}  // namespace
