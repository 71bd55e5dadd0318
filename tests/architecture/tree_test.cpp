// SPDX-License-Identifier: Apache-2.0
// The tree as it stands, held against the rules.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "tests/architecture/include_rules.hpp"

namespace architecture {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using ::testing::Not;

const fs::path& tree() {
    static const fs::path root = LUMING_SOURCE_DIR;
    return root;
}

std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<SourceFile> sources_under(const std::string& folder) {
    std::vector<SourceFile> files;
    for (const auto& entry : fs::recursive_directory_iterator(tree() / folder)) {
        const auto ending = entry.path().extension();
        if (entry.is_regular_file() && (ending == ".hpp" || ending == ".cpp")) {
            files.push_back({fs::relative(entry.path(), tree()).string(), read(entry.path())});
        }
    }
    return files;
}

std::vector<SourceFile> sources_under(const std::vector<std::string>& folders) {
    std::vector<SourceFile> all;
    for (const auto& folder : folders) {
        auto files = sources_under(folder);
        std::move(files.begin(), files.end(), std::back_inserter(all));
    }
    return all;
}

const std::vector<std::string> house = {"geo", "api", "importers", "tiles"};

void expect_none(const std::vector<Violation>& violations) {
    for (const auto& violation : violations) {
        ADD_FAILURE() << violation.file << ":" << violation.line << ": " << violation.rule;
    }
}

TEST(Tree, KeepsTheIncludeRules) {
    const auto files = sources_under(house);

    ASSERT_THAT(files, Not(IsEmpty()));
    for (const auto& file : files) {
        expect_none(check_includes(file));
    }
}

TEST(Tree, HasNoIncludeCircles) { expect_none(check_circles(sources_under(house))); }

TEST(Tree, KeepsTheFormOfItsFiles) {
    for (const auto& file : sources_under({"geo", "api", "importers", "tiles", "data", "tests"})) {
        expect_none(check_form(file));
    }
}

TEST(Tree, KeepsThePagesFilesShort) {
    for (const auto& entry : fs::recursive_directory_iterator(tree() / "web" / "src")) {
        const auto ending = entry.path().extension();
        if (ending == ".ts" || ending == ".vue") {
            const auto text = read(entry.path());
            EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 400) << entry.path();
        }
    }
}

TEST(Tree, HasARoomTableWithoutCircles) {
    std::set<std::string_view> below = {"data"};

    // Each row names only rooms of earlier rows: then no path leads back up.
    for (const auto& room : rooms()) {
        for (const auto other : room.may_include) {
            EXPECT_TRUE(below.contains(other)) << room.folder << " -> " << other;
        }
        below.insert(room.folder);
    }
}

TEST(Tree, HasNoStrayTopLevelEntries) {
    const std::set<std::string> known = {// the house plan
                                         "CMakeLists.txt", "README.md", "CMakePresets.json",
                                         ".clang-format", ".clang-tidy", ".ci", "dev", "geo", "api",
                                         "importers", "tiles", "data", "web", "docs", "tests",
                                         // added by decision 0001
                                         "LICENSE", "CHANGELOG.md", ".gitignore",
                                         // never committed
                                         ".git", ".cache", "build"};

    for (const auto& entry : fs::directory_iterator(tree())) {
        const auto name = entry.path().filename().string();
        EXPECT_TRUE(known.contains(name) || name.find(".sqlite") != std::string::npos)
            << name << ": not in the house plan; give it a room, or record it in docs/decisions/";
    }
}

}  // namespace
}  // namespace architecture
