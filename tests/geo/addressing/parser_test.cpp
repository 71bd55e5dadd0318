// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/parser.hpp"

#include <gtest/gtest.h>

#include "tests/geo/addressing/shipped_lexicon.hpp"

namespace {

using namespace geo::addressing;

/// "东营区:county 史口镇:town …", without separators.
std::string told(std::string_view text) {
    std::string result;
    for (const Part& part : parse(shipped_lexicon(), text)) {
        if (part.kind == PartKind::redundant && part.text.size() <= 3) continue;
        if (!result.empty()) result += ' ';
        result += std::string(part.text) + ':' + std::string(to_string(part.kind));
    }
    return result;
}

void expect_whole(std::string_view text) {
    std::string whole;
    std::size_t character = 0;
    for (const Part& part : parse(shipped_lexicon(), text)) {
        EXPECT_EQ(part.byte, whole.size());
        EXPECT_EQ(part.character, character);
        EXPECT_FALSE(part.text.empty());
        whole += part.text;
        character += part.length;
    }
    EXPECT_EQ(whole, text);
}

TEST(Parser, ReadsAVillageAddress) {
    EXPECT_EQ(told("山东省东营市东营区史口镇吕家村安宁街12号"),
              "山东省:province 东营市:city 东营区:county 史口镇:town 吕家村:village 安宁街:street "
              "12号:door_number");
}

TEST(Parser, ReadsNamesOfDivisionsWithoutTheirEndings) {
    EXPECT_EQ(told("新疆伊犁州新源县"), "新疆:province 伊犁州:city 新源县:county");
    EXPECT_EQ(told("山东东营利津县陈庄镇"), "山东:province 东营:city 利津县:county 陈庄镇:town");
}

TEST(Parser, ReadsFormerNames) {
    EXPECT_EQ(told("山东省东营市垦利县黄河口镇"),
              "山东省:province 东营市:city 垦利县:county 黄河口镇:town");
}

TEST(Parser, ReadsAnyWidthAndScript) {
    EXPECT_EQ(told("東營區史口鎮呂家村安寧街１２號"),
              "東營區:county 史口鎮:town 呂家村:village 安寧街:street １２號:door_number");
}

TEST(Parser, TakesARepeatedPrefixForRedundant) {
    EXPECT_EQ(told("东营区东营市东营区史口镇"),
              "东营区:redundant 东营市:city 东营区:county 史口镇:town");
    EXPECT_EQ(told("山东省东营市东营区山东省东营市东营区史口镇"),
              "山东省:redundant 东营市:redundant 东营区:redundant 山东省:province 东营市:city "
              "东营区:county 史口镇:town");
}

TEST(Parser, TellsNumbersByWhatStandsBefore) {
    EXPECT_EQ(told("神树家园34号楼1单元901"),
              "神树家园:estate 34号楼:building_number 1单元:unit 901:room");
    EXPECT_EQ(told("安宁街12号附1号"), "安宁街:street 12号附1号:door_number");
    EXPECT_EQ(told("安宁街12之1号"), "安宁街:street 12之1号:door_number");
    EXPECT_EQ(told("蓝海馨园6～2～203"), "蓝海馨园:estate 6:building_number 2:unit 203:room");
    EXPECT_EQ(told("春雨路669弄14号1102室"),
              "春雨路:street 669弄:door_number 14号:building_number 1102室:room");
}

TEST(Parser, KeepsWhatIsNoAddressApart) {
    EXPECT_EQ(told("安宁街12号路北50米"), "安宁街:street 12号:door_number 路北50米:relative");
    EXPECT_EQ(told("安宁街12号 13812345678"), "安宁街:street 12号:door_number 13812345678:phone");
    EXPECT_EQ(told("安宁街12号 257000"), "安宁街:street 12号:door_number 257000:postcode");
    EXPECT_EQ(told("西四路与北二路交叉口"),
              "西四路:street 与:intersection 北二路:street 交叉口:intersection");
}

TEST(Parser, HasNothingToSayOfNothing) {
    EXPECT_TRUE(parse(shipped_lexicon(), "").empty());
    EXPECT_EQ(told("  ，。"), "  ，。:redundant");
    expect_whole("  ，。");
}

TEST(Parser, ReadsAnyBytes) {
    std::string bytes;
    for (int i = 0; i < 1024; ++i) bytes += static_cast<char>((i * 131) ^ (i >> 3));

    expect_whole(bytes);
    expect_whole("\xe4\xb8\xff\x80号\xc0\x80路\xf4\x90\x80\x80 12号");
    expect_whole("𠀀村👨‍👩‍👧路12号");
}

TEST(Parser, ReadsBracketsHoweverMany) {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "【(（安宁街";
    expect_whole(text);
    expect_whole(std::string(3000, '('));
}

TEST(Parser, ReadsTheHeadOfAMegabyte) {
    const std::string line = "山东省东营市东营区史口镇吕家村安宁街12号";
    std::string text;
    while (text.size() < (1U << 20U)) text += line;

    const ParsedAddress parts = parse(shipped_lexicon(), text);

    expect_whole(text);
    ASSERT_EQ(parts.back().kind, PartKind::unread);
    EXPECT_EQ(parts.back().character, longest_read);
    EXPECT_LT(parts.size(), longest_read);
    EXPECT_EQ(parts.front().text, "山东省");
}

TEST(Parser, ReadsLongRunsOfOneCharacter) {
    for (const char* each : {"村", "路", "号", "一", "1", "A", "东", "楼"}) {
        std::string text;
        for (int i = 0; i < 400; ++i) text += each;
        expect_whole(text);
    }
}

TEST(Parser, GivesTheSameAnswerTwice) {
    const std::string text = "东营区史口镇吕家村安宁街12号";
    const std::string first = told(text);
    told(std::string(4000, '7'));

    EXPECT_EQ(told(text), first);
}

}  // namespace
