// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/table_reader.hpp"

#include <gtest/gtest.h>

#include "geo/base/error.hpp"

namespace geo::naming {
namespace {

TEST(TableReader, RemarksAndBlankLinesAreSkipped) {
    const auto rows = read_table("# remark\na\tb\n\n1\t\r\n# x\n2\t3");

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0], (TableRow{"1", ""}));
    EXPECT_EQ(rows[1], (TableRow{"2", "3"}));
    EXPECT_TRUE(read_table("").empty());
}

TEST(TableReader, BadTablesAreRefused) {
    EXPECT_THROW(read_table("a\tb\n1\n"), Error);
    EXPECT_THROW(read_table("a\n1\n", 2), Error);
    EXPECT_THROW(only_character(""), Error);
    EXPECT_THROW(only_character("二字"), Error);
    EXPECT_THROW(only_character("\xff"), Error);
    EXPECT_EQ(only_character("字"), U'字');
}

}  // namespace
}  // namespace geo::naming
