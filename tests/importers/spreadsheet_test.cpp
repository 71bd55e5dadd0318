// SPDX-License-Identifier: Apache-2.0
#include "importers/spreadsheet.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "geo/base/error.hpp"
#include "tests/support/scratch_folder.hpp"

namespace importers {
namespace {

TEST(Spreadsheet, IsKnownByItsEnding) {
    EXPECT_TRUE(is_spreadsheet("a.xlsx"));
    EXPECT_TRUE(is_spreadsheet("A.XLSX"));
    EXPECT_FALSE(is_spreadsheet("a.xls"));
    EXPECT_FALSE(is_spreadsheet("xlsx"));
}

TEST(Spreadsheet, ComesBackAsItWasWritten) {
    const support::ScratchFolder folder;
    const std::string path = folder.file("t.xlsx");
    {
        SpreadsheetWriter book{path, {"编号", "地址", "note"}};
        book.add({"007", "史口镇\"三里\"村, 安宁街", "=1+1"});
        book.add({"-5", "two\nlines"});
        book.commit();
    }

    EXPECT_EQ(spreadsheet_as_csv(path),
              "编号,地址,note\n"
              "007,\"史口镇\"\"三里\"\"村, 安宁街\",=1+1\n"
              "-5,\"two\nlines\"\n");
}

TEST(Spreadsheet, IsThereWholeOrNotAtAll) {
    const support::ScratchFolder folder;
    const std::string path = folder.file("t.xlsx");
    {
        SpreadsheetWriter book{path, {"a"}};
        book.add({"1"});
    }

    EXPECT_TRUE(std::filesystem::is_empty(std::filesystem::path{path}.parent_path()));
}

TEST(Spreadsheet, WhatIsNoneIsRefused) {
    const support::ScratchFolder folder;
    const std::string path = folder.file("t.xlsx");
    std::ofstream{path} << "a,b\n1,2\n";

    EXPECT_THROW(spreadsheet_as_csv(path), geo::Error);
    EXPECT_THROW(spreadsheet_as_csv(folder.file("none.xlsx")), geo::Error);
}

TEST(Spreadsheet, MoreColumnsThanASheetHoldsAreRefused) {
    const support::ScratchFolder folder;
    const std::vector<std::string> columns(SpreadsheetWriter::most_columns + 1, "c");

    EXPECT_THROW(SpreadsheetWriter(folder.file("t.xlsx"), columns), geo::Error);
}

}  // namespace
}  // namespace importers
