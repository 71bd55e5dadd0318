// SPDX-License-Identifier: Apache-2.0
#include "api/table/row_writer.hpp"

#include <gtest/gtest.h>

#include <array>

namespace api::table {
namespace {

constexpr std::array<std::string_view, 2> added{"result_label", "result_status"};

TableShape shape_of(std::vector<std::string> columns, char separator = ',') {
    TableShape shape;
    shape.separator = separator;
    for (const auto& column : columns)
        shape.header += (shape.header.empty() ? "" : std::string(1, separator)) + column;
    shape.columns = std::move(columns);
    return shape;
}

std::string written(const TableShape& shape, std::string_view raw, std::string_view label,
                    Formulas formulas = Formulas::defuse) {
    const RowWriter writer{shape, added, formulas};
    std::vector<std::string_view> cells;
    std::vector<char> scratch;
    split_cells(raw, shape.separator, cells, scratch);
    Cells more;
    more.add(label);
    more.add("match");
    std::string out;
    writer.append(out, raw, cells, more);
    return out;
}

TEST(RowWriter, WhatCameInGoesOutByteForByte) {
    EXPECT_EQ(written(shape_of({"a", "b"}), "\"x\", y ", "甲"), "\"x\", y ,甲,match\n");
}

TEST(RowWriter, AShortRowIsFilledUp) {
    EXPECT_EQ(written(shape_of({"a", "b", "c"}), "x", "甲"), "x,,,甲,match\n");
}

TEST(RowWriter, AnAddedCellIsQuotedWhereItMustBe) {
    EXPECT_EQ(written(shape_of({"a"}), "x", "a,\"b\""), "x,\"a,\"\"b\"\"\",match\n");
    EXPECT_EQ(written(shape_of({"a", "b"}, '\t'), "x\ty", "a,b"), "x\ty\ta,b\tmatch\n");
}

TEST(RowWriter, AnAnswerSentInAgainIsFilledInWhereItStands) {
    const auto shape = shape_of({"result_status", "a"});

    EXPECT_EQ(RowWriter(shape, added, Formulas::defuse).header(), "result_status,a,result_label\n");
    EXPECT_EQ(written(shape, "old,x", "甲"), "match,x,甲\n");
}

TEST(RowWriter, AFormulaOfTheInputIsNoFormulaOfTheOutput) {
    const auto shape = shape_of({"a", "b"});

    EXPECT_EQ(written(shape, "=1+1,x", "甲"), "'=1+1,x,甲,match\n");
    EXPECT_EQ(written(shape, "\"=HYPERLINK(\"\"x\"\")\",x", "甲"),
              "\"'=HYPERLINK(\"\"x\"\")\",x,甲,match\n");
    EXPECT_EQ(written(shape, "@SUM(A1),-cmd|'/c'", "甲"), "'@SUM(A1),'-cmd|'/c',甲,match\n");
    EXPECT_EQ(written(shape, "=1+1,x", "甲", Formulas::verbatim), "=1+1,x,甲,match\n");
}

TEST(RowWriter, ANumberOrATelephoneNumberIsNoFormula) {
    EXPECT_EQ(written(shape_of({"a", "b"}), "-5,+86 546-8888888", "甲"),
              "-5,+86 546-8888888,甲,match\n");
    EXPECT_FALSE(is_formula(""));
    EXPECT_TRUE(is_formula("-2+A1"));
    EXPECT_TRUE(is_formula("\tx"));
}

TEST(RowWriter, ARowThatCannotBeReadStandsInOneCell) {
    const auto shape = shape_of({"a", "b"});
    const RowWriter writer{shape, added, Formulas::defuse};
    Cells more;
    more.add("");
    more.add("error");
    std::string out;

    writer.append_unread(out, "x,\"open \xE4", more);

    EXPECT_EQ(out, "\"x,\"\"open \\xE4\",,,error\n");
}

TEST(RowWriter, BytesOfNoEncodingAreShown) {
    EXPECT_EQ(readable("东\xE4营"), "东\\xE4营");
    EXPECT_EQ(readable("\xFF"
                       "A1x"),
              "\\xA1x")
        << "as the decoder marks them";
    EXPECT_EQ(readable("\xFF"), "\\xFF");
    EXPECT_EQ(readable(""), "");
}

}  // namespace
}  // namespace api::table
