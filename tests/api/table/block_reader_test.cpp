// SPDX-License-Identifier: Apache-2.0
#include "api/table/block_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>

#include <array>

#include "geo/base/error.hpp"

namespace api::table {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// What the bytes say in UTF-8, in another encoding.
std::string encoded(std::string_view text, const char* encoding) {
    iconv_t handle = iconv_open(encoding, "UTF-8");
    std::string out(text.size() * 4 + 4, '\0');
    std::string in{text};
    char* from = in.data();
    char* to = out.data();
    std::size_t from_left = in.size(), to_left = out.size();
    iconv(handle, &from, &from_left, &to, &to_left);
    iconv_close(handle);
    out.resize(out.size() - to_left);
    return out;
}

struct Told {
    TableShape shape;
    std::vector<std::string> rows;
    std::vector<Fault> faults;
    std::int64_t blocks = 0;
};

Told read(std::string_view text, const ReaderOptions& options = {}) {
    MemoryBytes bytes{text, "in.csv"};
    BlockReader reader{bytes, options};
    Told told;
    told.shape = reader.shape();
    for (Block block; reader.next(block); ++told.blocks) {
        EXPECT_EQ(block.number, told.blocks);
        for (const Record& record : block.records) {
            told.rows.push_back(block.text.substr(record.begin, record.end - record.begin));
            told.faults.push_back(record.fault);
        }
    }
    return told;
}

std::string refusal(std::string_view text, const ReaderOptions& options = {}) {
    try {
        read(text, options);
    } catch (const geo::Error& error) {
        EXPECT_FALSE(error.text().zh.empty());
        return error.what();
    }
    return {};
}

TEST(BlockReader, TellsTheShapeAndTheRows) {
    const auto told = read("id;地址\r\n1;甲\r\n\r\n2;\"乙;\"\r\n");

    EXPECT_THAT(told.shape.columns, ElementsAre("id", "地址"));
    EXPECT_EQ(told.shape.separator, ';');
    EXPECT_EQ(told.shape.line_end, "\r\n");
    EXPECT_THAT(told.rows, ElementsAre("1;甲", "2;\"乙;\""));
}

TEST(BlockReader, UnderstandsTabsAndTheSeparatorItIsTold) {
    EXPECT_THAT(read("a\tb\n1\t2\n").shape.columns, ElementsAre("a", "b"));
    EXPECT_THAT(read("a|b,c\n", {{}, ','}).shape.columns, ElementsAre("a|b", "c"));
}

TEST(BlockReader, UnderstandsLoneReturns) {
    const auto told = read("a,b\r1,2\r3,4");

    EXPECT_EQ(told.shape.line_end, "\r");
    EXPECT_THAT(told.rows, ElementsAre("1,2", "3,4"));
}

TEST(BlockReader, FindsOutEveryEncoding) {
    const std::string simple = "编号,地址\n1,山东省东营市史口镇安宁街12号\n2,利津县陈庄镇\n";
    const std::string traditional = "編號,地址\n1,花蓮縣鳳林鎮中正路二段12號\n2,金門縣金湖鎮\n";

    for (const char* encoding : {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"}) {
        const auto told = read(encoded(simple, encoding));
        EXPECT_THAT(told.rows, ElementsAre("1,山东省东营市史口镇安宁街12号", "2,利津县陈庄镇"))
            << encoding;
        EXPECT_EQ(told.shape.encoding, encoding);
    }
    const auto big5 = read(encoded(traditional, "CP950"));
    EXPECT_EQ(big5.shape.encoding, "CP950");
    EXPECT_THAT(big5.rows, ElementsAre("1,花蓮縣鳳林鎮中正路二段12號", "2,金門縣金湖鎮"));
}

TEST(BlockReader, AMarkSaysTheEncodingAndIsNoPartOfTheHeader) {
    const auto utf8 = read(
        "\xEF\xBB\xBF"
        "a,b\n1,2\n");
    EXPECT_TRUE(utf8.shape.has_mark);
    EXPECT_THAT(utf8.shape.columns, ElementsAre("a", "b"));

    const auto utf16 = read("\xFF\xFE" + encoded("地,址\n一,二\n", "UTF-16LE"));
    EXPECT_THAT(utf16.shape.columns, ElementsAre("地", "址"));
    EXPECT_THAT(utf16.rows, ElementsAre("一,二"));
}

TEST(BlockReader, ALineOfAnotherEncodingSpoilsItselfAlone) {
    const std::string text =
        "id,地址\n1,山东省东营市\n" + encoded("2,利津县陈庄镇\n", "GB18030") + "3,垦利区永安镇\n";

    const auto told = read(text);

    EXPECT_EQ(told.shape.encoding, "UTF-8");
    ASSERT_EQ(told.rows.size(), 3U);
    EXPECT_EQ(told.rows[0], "1,山东省东营市");
    EXPECT_EQ(told.rows[2], "3,垦利区永安镇");
}

TEST(BlockReader, WhatIsNotOfTheEncodingIsMarkedAndNotLost) {
    const auto told = read("a,b\nx,\xFF\xFFy\n", {"GB18030"});

    ASSERT_EQ(told.rows.size(), 1U);
    EXPECT_EQ(told.rows[0],
              "x,\xFF"
              "FF"
              "\xFF"
              "FFy");
}

TEST(BlockReader, RowsAreWholeWhateverTheSizeOfABlock) {
    std::string text = "id,地址\n";
    for (int i = 0; i < 500; ++i) text += std::to_string(i) + ",\"东营\n市\"\n";
    const auto whole = read(text);

    for (const std::size_t block_bytes : {1U, 7U, 64U, 4096U}) {
        const auto pieces = read(text, {{}, '\0', block_bytes});
        EXPECT_EQ(pieces.rows, whole.rows) << block_bytes;
        EXPECT_GT(pieces.blocks, 0);
    }
    EXPECT_EQ(whole.rows.size(), 500U);
}

TEST(BlockReader, ABrokenQuoteKeepsTheRowsAroundIt) {
    const auto told = read("a,b\n1,x\n2,\"broken\n3,y\n");

    EXPECT_THAT(told.rows, ElementsAre("1,x", "2,\"broken", "3,y"));
    EXPECT_THAT(told.faults, ElementsAre(Fault::none, Fault::open_quote, Fault::none));
}

TEST(BlockReader, SaysWhatIsWrongWithAHeader) {
    EXPECT_THAT(refusal(""), HasSubstr("empty"));
    EXPECT_THAT(refusal("\n1,2\n"), HasSubstr("empty"));
    EXPECT_THAT(refusal("\"a,b\n1,2\n"), HasSubstr("quote"));
    EXPECT_THAT(refusal("a,\xFF\n1,2\n", {"UTF-8"}), HasSubstr("encoding"));
    EXPECT_THAT(refusal("a,b\n", {"KLINGON"}), HasSubstr("KLINGON"));
}

TEST(BlockReader, TakesTenThousandColumnsAndACellOfAMegabyte) {
    std::string text = "c0";
    for (int i = 1; i < 10'000; ++i) text += ",c" + std::to_string(i);
    text += "\n" + std::string(std::size_t{1} << 20U, 'x') + "\n\"" +
            std::string(std::size_t{1} << 20U, 'y') + "\"\n";

    const auto told = read(text);

    EXPECT_EQ(told.shape.columns.size(), 10'000U);
    EXPECT_EQ(told.rows.size(), 2U);
    EXPECT_THAT(told.faults, ElementsAre(Fault::none, Fault::none));
}

TEST(BlockReader, NamesTheColumnsThereAreButNotTenThousandOfThem) {
    const auto told = read("名称,地址,地址\n");
    const std::array<std::string_view, 1> missing{"address"}, twice{"地址"};

    try {
        (void)told.shape.get_column(missing);
        FAIL() << "there is no such column";
    } catch (const geo::Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("名称, 地址"));
    }
    EXPECT_THROW((void)told.shape.get_column(twice), geo::Error);
    std::string wide(9999, ',');
    try {
        (void)read(wide + "\n").shape.get_column(missing);
        FAIL() << "there is no such column";
    } catch (const geo::Error& error) {
        EXPECT_LT(std::string_view{error.what()}.size(), 1000U);
    }
}

TEST(BlockReader, BinaryIsATableOfNothingInParticular) {
    std::string noise;
    for (unsigned i = 0, state = 1; i < 100'000; ++i)
        noise += static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);

    try {
        read(noise);
    } catch (const geo::Error& error) {
        EXPECT_EQ(error.kind(), geo::ErrorKind::invalid_input);
    }
}

}  // namespace
}  // namespace api::table
