// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "api/table/table_reader.hpp"
#include "api/table/table_writer.hpp"
#include "geo/base/error.hpp"

namespace api::table {
namespace {

using testing::HasSubstr;

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text, const std::string& encoding = {}) {
    MemoryBytes bytes{text, "in.csv"};
    TableReader reader{bytes, encoding};
    Rows rows{reader.columns()};
    while (const Row* row = reader.next()) {
        rows.emplace_back();
        for (const auto cell : row->cells) rows.back().emplace_back(cell);
    }
    return rows;
}

/// What comes out when the column is added with the same cell in every row.
std::string with_column(std::string_view text, const std::string& column, const std::string& cell) {
    MemoryBytes bytes{text, "in.csv"};
    TableReader reader{bytes};
    std::string out;
    TableWriter writer{reader, {column}, [&](std::string_view piece) { out += piece; }};
    while (const Row* row = reader.next()) writer.write(*row, {cell});
    return out;
}

std::string message_of(std::string_view text) {
    try {
        rows_of(text);
    } catch (const geo::Error& error) {
        return error.what();
    }
    return "no error";
}

const std::string gbk = "name,n\n\xB0\xB2\xC4\xFE\xBD\xD6,1\n";  // 安宁街

TEST(Table, ReadsRowsAndCells) {
    EXPECT_EQ(rows_of("a,b\n1,2\n\n3,\n"), (Rows{{"a", "b"}, {"1", "2"}, {"3", ""}}));
    EXPECT_EQ(rows_of("a,b\r\n1,2"), (Rows{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(rows_of("a\tb\n1,x\t2\n"), (Rows{{"a", "b"}, {"1,x", "2"}}));
    EXPECT_EQ(rows_of("a;b\r1;2\r"), (Rows{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(rows_of("a,b\n"), (Rows{{"a", "b"}}));
}

TEST(Table, QuotesHoldSeparatorsQuotesAndLineEnds) {
    EXPECT_EQ(rows_of("a,b\n\"1,\"\"x\"\"\",\"two\r\nlines\n\"\n"),
              (Rows{{"a", "b"}, {"1,\"x\"", "two\r\nlines\n"}}));
}

TEST(Table, SpacesAndFormulasAreText) {
    EXPECT_EQ(rows_of("a,b\n =1+1 ,@x\n"), (Rows{{"a", "b"}, {" =1+1 ", "@x"}}));
}

TEST(Table, FindsOutTheEncoding) {
    const Rows expected{{"name", "n"}, {"安宁街", "1"}};
    const std::string utf16_le(
        "n\0a\0m\0e\0,\0n\0\n\0\x89\x5b\x81\x5b\x57\x88,\0"
        "1\0\n\0",
        26);
    std::string utf16_be;
    for (std::size_t i = 0; i < utf16_le.size(); i += 2) {
        utf16_be += utf16_le[i + 1];
        utf16_be += utf16_le[i];
    }

    EXPECT_EQ(rows_of("name,n\n安宁街,1\n"), expected);
    EXPECT_EQ(rows_of("\xEF\xBB\xBFname,n\n安宁街,1\n"), expected);
    EXPECT_EQ(rows_of(gbk), expected);
    EXPECT_EQ(rows_of(utf16_le), expected);
    EXPECT_EQ(rows_of(utf16_be), expected);
    EXPECT_EQ(rows_of("\xFF\xFE" + utf16_le), expected);
    EXPECT_EQ(rows_of("\xFE\xFF" + utf16_be), expected);
    EXPECT_EQ(rows_of(gbk, "GBK"), expected);
}

TEST(Table, ChineseIsWholeWhereTwoPiecesOfAFileMeet) {
    const std::string row = "安宁街,370502104201\n";
    for (const std::size_t padding : {0U, 1U, 2U}) {
        std::string text = std::string(padding, 'x') + ",n\n";
        while (text.size() < 600'000) text += row;
        MemoryBytes bytes{text, "in.csv"};
        TableReader reader{bytes};
        std::size_t rows = 0;
        while (const Row* read = reader.next()) {
            ASSERT_EQ(read->raw, "安宁街,370502104201") << "line " << read->line;
            ++rows;
        }
        EXPECT_EQ(rows, (text.size() - padding - 3) / row.size());
    }
}

TEST(Table, SaysWhereTheFileIsAtFault) {
    EXPECT_THAT(message_of(""), HasSubstr("empty"));
    EXPECT_THAT(message_of("\n\r\n\n"), HasSubstr("empty"));
    EXPECT_THAT(message_of("a,b\n1,2\n\"3,4\n5,6\n"), HasSubstr("line 3: opens a quote"));
    EXPECT_THAT(message_of("a,b\n1,2,3\n"), HasSubstr("line 2: has 3 cells"));
    EXPECT_THAT(message_of("a,b\n\xB0\xB2\xFF\xFF\n"), HasSubstr("GB18030"));
    EXPECT_THAT(message_of("a,b\n\"" + std::string(TableReader::longest_row_bytes + 9, 'x')),
                HasSubstr("line 2"));
}

TEST(Table, ZerosAndEmojiAreCellsLikeAnyOther) {
    const std::string zero("a,b\n1\0x,\xF0\x9F\x98\x80\n", 13);

    EXPECT_EQ(rows_of(zero)[1], (std::vector<std::string>{std::string("1\0x", 3), "😀"}));
}

TEST(Table, ColumnsAreFoundByAnyOfTheirNamesButOnlyOnce) {
    constexpr std::array<std::string_view, 2> names{"name", "路名"};
    const auto column_in = [&](std::string_view text) {
        MemoryBytes bytes{text, "in.csv"};
        return TableReader{bytes}.get_column(names);
    };

    EXPECT_EQ(column_in("x, name \n"), 1U);
    EXPECT_EQ(column_in("路名,x\n"), 0U);
    EXPECT_THROW(column_in("name,x,name\n"), geo::Error);
    EXPECT_THROW(column_in("x,y\n"), geo::Error);
}

TEST(Table, WhatCameInGoesOutByteForByte) {
    EXPECT_EQ(with_column("a,b\r\n\"1\", 2\r\n=1+1,\"x\"\"\r\ny\"\r\n", "c", "pass"),
              "a,b,c\r\n\"1\", 2,pass\r\n=1+1,\"x\"\"\r\ny\",pass\r\n");
    EXPECT_EQ(with_column("\xEF\xBB\xBF"
                          "a\tb\n1",
                          "c", "p"),
              "\xEF\xBB\xBF"
              "a\tb\tc\n1\t\tp\n");
    EXPECT_EQ(with_column(gbk, "c", "甲"), "name,n,c\n安宁街,1,甲\n");
}

TEST(Table, AnAddedCellIsQuotedWhereItMustBe) {
    EXPECT_EQ(with_column("a\n1\n", "c", "x,\"y\""), "a,c\n1,\"x,\"\"y\"\"\"\n");
}

TEST(Table, AnAnswerSentInAgainIsFilledInWhereItStands) {
    EXPECT_EQ(with_column("a,verdict,b\n1,\"old,er\",\"x,y\"\n", "verdict", "pass"),
              "a,verdict,b\n1,pass,\"x,y\"\n");
}

TEST(Table, AFormulaOfOursStaysText) {
    EXPECT_EQ(formula_safe("=1+1"), "'=1+1");
    EXPECT_EQ(formula_safe("@x"), "'@x");
    EXPECT_EQ(formula_safe("Ānníng Jiē"), "Ānníng Jiē");
    EXPECT_EQ(formula_safe(""), "");
}

}  // namespace
}  // namespace api::table
