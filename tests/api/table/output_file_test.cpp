// SPDX-License-Identifier: Apache-2.0
#include "api/table/output_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "geo/base/error.hpp"
#include "tests/support/scratch_folder.hpp"

namespace api::table {
namespace {

namespace fs = std::filesystem;

std::string content(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::size_t files_in(const std::string& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

TEST(OutputFile, StandsInItsPlaceOnceItIsWhole) {
    const support::ScratchFolder folder;
    const std::string path = folder.file("out.csv");
    OutputFile file{path};
    file.write("a,b\n");
    EXPECT_FALSE(fs::exists(path));

    file.commit();

    EXPECT_EQ(content(path), "a,b\n");
    EXPECT_EQ(files_in(folder.file("")), 1U);
}

TEST(OutputFile, GivenUpItLeavesWhatWasThere) {
    const support::ScratchFolder folder;
    const std::string path = folder.file("out.csv");
    std::ofstream{path} << "before";
    {
        OutputFile file{path};
        file.write(std::string(1 << 20, 'x'));
    }

    EXPECT_EQ(content(path), "before");
    EXPECT_EQ(files_in(folder.file("")), 1U);
}

TEST(OutputFile, ALinkStaysALink) {
    const support::ScratchFolder folder;
    std::ofstream{folder.file("real.csv")} << "before";
    fs::create_symlink("real.csv", folder.file("link.csv"));

    OutputFile file{folder.file("link.csv")};
    file.write("after");
    file.commit();

    EXPECT_TRUE(fs::is_symlink(folder.file("link.csv")));
    EXPECT_EQ(content(folder.file("real.csv")), "after");
}

TEST(OutputFile, SaysWhereItCannotWrite) {
    const support::ScratchFolder folder;

    EXPECT_THROW(OutputFile{folder.file("no/such/folder/out.csv")}, geo::Error);
    EXPECT_THROW(OutputFile{folder.file("")}, geo::Error);
}

}  // namespace
}  // namespace api::table
