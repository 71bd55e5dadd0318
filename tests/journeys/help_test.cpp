// SPDX-License-Identifier: Apache-2.0
// The help of every command, in both languages: each ends with an example, and what an example says
// is understood.
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
#include <vector>

#include "tests/support/program.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

class Help : public testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(LUMING_BINARY)) GTEST_SKIP() << "no binary in this build";
        std::filesystem::create_directory(folder.file("docs"));  // an example writes there
    }

    /// In an empty folder, with a registry that is not there.
    support::ProgramResult shell(const std::string& words) {
        return support::run_program(
            folder.file("."),
            {"sh", "-c",
             "cd '" + folder.file(".") + "' && LUMING_DB=none.sqlite LUMING_LANG=" + GetParam() +
                 " '" LUMING_BINARY "' " + words});
    }

    static std::vector<std::string> lines_of(const std::string& text) {
        std::vector<std::string> lines;
        std::istringstream in{text};
        for (std::string line; std::getline(in, line);) lines.push_back(line);
        return lines;
    }

    /// What stands under "Subcommands:".
    static std::vector<std::string> subcommands_in(const std::string& help) {
        std::vector<std::string> names;
        bool is_list = false;
        for (const std::string& line : lines_of(help)) {
            if (line == "Subcommands:" || line == "子命令:")
                is_list = true;
            else if (!line.empty() && line[0] != ' ')
                is_list = false;
            else if (is_list && line.size() > 2 && line[2] != ' ')
                names.push_back(line.substr(2, line.find(' ', 2) - 2));
        }
        return names;
    }

    /// The words after "luming" on the lines from "Example" on.
    static std::vector<std::string> examples_in(const std::string& help) {
        std::vector<std::string> examples;
        const auto start = std::min(help.rfind("Example"), help.rfind("例："));
        if (start == help.npos) return examples;
        for (const std::string& line : lines_of(help.substr(start))) {
            const auto at = line.find("luming ");
            if (at != line.npos) examples.push_back(line.substr(at + 7));
        }
        return examples;
    }

    void walk(const std::string& command) {
        const auto help = shell(command + " --help");
        ASSERT_EQ(help.exit_code, 0) << command << help.err;
        const auto examples = examples_in(help.out);
        EXPECT_FALSE(examples.empty()) << "luming " << command << " shows no example\n" << help.out;
        for (const std::string& example : examples) {
            // What waits for clients would wait here.
            if (example.find("serve") != example.npos) continue;
            const auto tried = shell(example);
            EXPECT_NE(tried.exit_code, 2) << "luming " << example << "\n" << tried.err;
        }
        ++commands;
        for (const std::string& name : subcommands_in(help.out))
            walk(command.empty() ? name : command + " " + name);
    }

    support::ScratchFolder folder;
    int commands = 0;
};

TEST_P(Help, EveryCommandShowsAnExampleThatIsUnderstood) {
    walk("");

    EXPECT_GT(commands, 60);
}

INSTANTIATE_TEST_SUITE_P(Languages, Help, testing::Values("zh", "en"),
                         [](const auto& language) { return std::string{language.param}; });

}  // namespace
