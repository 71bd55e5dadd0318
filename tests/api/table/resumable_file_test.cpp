// SPDX-License-Identifier: Apache-2.0
#include "api/table/resumable_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "geo/base/error.hpp"
#include "tests/support/scratch_folder.hpp"

namespace api::table {
namespace {

namespace fs = std::filesystem;

class ResumableFiles : public testing::Test {
  protected:
    std::string content(const std::string& path) const {
        std::ifstream file{path, std::ios::binary};
        return {std::istreambuf_iterator<char>(file), {}};
    }
    support::ScratchFolder folder;
    std::string out = folder.file("out.csv");
};

TEST_F(ResumableFiles, StandsInItsPlaceWhenAllOfItIsThere) {
    {
        ResumableFile file{out, "work"};
        file.write("all");
        EXPECT_FALSE(fs::exists(out));
        file.commit();
    }
    EXPECT_EQ(content(out), "all");
    EXPECT_FALSE(fs::exists(out + ".part"));
    EXPECT_FALSE(fs::exists(out + ".part.state"));
}

TEST_F(ResumableFiles, GoesOnWhereItWasSaved) {
    {
        ResumableFile file{out, "work"};
        file.write("one ");
        file.save("4 rows");
        file.write("this is lost");
    }
    ResumableFile file{out, "work"};

    ASSERT_EQ(file.saved_state(), "4 rows");
    ASSERT_TRUE(file.resume_at(4));
    file.write("two");
    file.commit();

    EXPECT_EQ(content(out), "one two");
}

TEST_F(ResumableFiles, AnotherWorkBeginsAnew) {
    {
        ResumableFile file{out, "work"};
        file.write("one");
        file.save("state");
    }
    ResumableFile file{out, "other work"};

    EXPECT_FALSE(file.saved_state());
    file.start_over();
    file.write("x");
    file.commit();

    EXPECT_EQ(content(out), "x");
}

TEST_F(ResumableFiles, AFileThatLostItsEndIsNotTakenUp) {
    {
        ResumableFile file{out, "work"};
        file.write("four");
        file.save("state");
    }
    fs::resize_file(out + ".part", 2);
    ResumableFile file{out, "work"};

    EXPECT_FALSE(file.resume_at(4));
}

TEST_F(ResumableFiles, GivenUpBeforeAnythingWasSavedItLeavesNothing) {
    { ResumableFile file{out, "work"}; }
    EXPECT_TRUE(fs::is_empty(fs::path{out}.parent_path()));
}

TEST_F(ResumableFiles, TwoProgramsDoNotWriteOneFile) {
    const ResumableFile first{out, "work"};

    try {
        const ResumableFile second{out, "work"};
        FAIL() << "both would write it";
    } catch (const geo::Error& error) {
        EXPECT_EQ(error.kind(), geo::ErrorKind::conflict);
    }
}

TEST_F(ResumableFiles, SaysWhereItCannotWrite) {
    EXPECT_THROW(ResumableFile(folder.file("no/x.csv"), "w"), geo::Error);
    EXPECT_THROW(ResumableFile(fs::path{out}.parent_path().string(), "w"), geo::Error);
}

}  // namespace
}  // namespace api::table
