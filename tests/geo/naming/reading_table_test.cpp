// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/reading_table.hpp"

#include <gtest/gtest.h>

#include <string>

#include "geo/base/error.hpp"
#include "geo/naming/table_reader.hpp"

namespace geo::naming {
namespace {

/// 乐 alone is lè, in 音乐 yuè, in 乐亭 lào; 解 before 家 is the surname.
ReadingTexts small_tables() {
    return {
        "character\tlevel\treadings\n乐\t1\tlè/yuè\n音\t1\tyīn\n亭\t1\ttíng\n解\t1\tjiě/xiè\n"
        "家\t1\tjiā\n庄\t1\tzhuāng\n楼\t1\tlóu\n屯\t1\ttún\n寨\t1\tzhài\n村\t1\tcūn\n营\t1\tyíng\n"
        "店\t1\tdiàn\n",
        "character\treadings\n岺\tlíng\n",
        "character\treadings\n解\tjiě\n",
        "phrase\treadings\talternatives\n乐亭\tlào tíng\tlè tíng\n",
        "phrase\treadings\n音乐\tyīn yuè\n乐亭\tlè tíng\n",
        "character\treading\n解\txiè\n"};
}

std::string sounds(const ReadingTable& table, std::u32string_view text) {
    std::vector<Readings> readings;
    table.read(text, readings);
    std::string out;
    for (const Readings& each : readings)
        out += (each.empty() ? "-" : table.syllable(each.front()).sound) + ' ';
    return out;
}

TEST(ReadingTable, PlacesStandBeforeWordsAndWordsBeforeCharacters) {
    const ReadingTable table(small_tables());

    EXPECT_EQ(sounds(table, U"乐"), "le4 ");
    EXPECT_EQ(sounds(table, U"音乐"), "yin1 yue4 ");
    EXPECT_EQ(sounds(table, U"乐亭"), "lao4 ting2 ");
    EXPECT_EQ(sounds(table, U"解"), "jie3 ");
    EXPECT_EQ(sounds(table, U"解家"), "xie4 jia1 ");
    EXPECT_EQ(sounds(table, U"岺A𪚥"), "ling2 - - ");
    EXPECT_EQ(sounds(table, U""), "");
}

TEST(ReadingTable, AlternativesFollowTheChosenReading) {
    const ReadingTable table(small_tables());
    std::vector<Readings> readings;

    table.read(U"乐亭", readings);

    ASSERT_EQ(readings.at(0).size(), 2U);
    EXPECT_EQ(table.syllable(readings[0][1]).toned, "lè");
    EXPECT_EQ(readings.at(1).size(), 1U);
}

TEST(ReadingTable, ACharacterOfAnotherPlaneIsNotTakenForItsLowHalf) {
    const ReadingTable table(small_tables());
    const std::u32string look_alike{U'音', static_cast<char32_t>(0x20000 + U'乐')};

    EXPECT_EQ(sounds(table, look_alike), "yin1 - ");
}

TEST(ReadingTable, BadTablesAreRefused) {
    ReadingTexts short_reading = small_tables();
    short_reading.phrase_readings = "phrase\treadings\n音乐\tyīn\n";
    EXPECT_THROW(ReadingTable{short_reading}, Error);

    ReadingTexts no_pinyin = small_tables();
    no_pinyin.place_characters = "character\treadings\n解\t解\n";
    EXPECT_THROW(ReadingTable{no_pinyin}, Error);

    ReadingTexts empty_reading = small_tables();
    empty_reading.place_characters = "character\treadings\n解\t\n";
    EXPECT_THROW(ReadingTable{empty_reading}, Error);
}

TEST(Syllable, IsWrittenInEveryForm) {
    const Syllable syllable = make_syllable("lǜ");

    EXPECT_EQ(syllable.toned_capital, "Lǜ");
    EXPECT_EQ(syllable.untoned, "lü");
    EXPECT_EQ(syllable.untoned_capital, "Lü");
    EXPECT_EQ(syllable.sign, "LÜ");
    EXPECT_EQ(syllable.key, "lv");
    EXPECT_EQ(syllable.sound, "lv4");
    EXPECT_FALSE(syllable.opens_with_vowel);
    EXPECT_EQ(make_syllable("zi").sound, "zi5");
    EXPECT_TRUE(make_syllable("ēn").opens_with_vowel);
    EXPECT_EQ(make_syllable("ēn").toned_capital, "Ēn");
}

TEST(TableReader, RemarksAndBlankLinesAreSkipped) {
    const auto rows = read_table("# remark\na\tb\n\n1\t\r\n# x\n2\t3");

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0], (TableRow{"1", ""}));
    EXPECT_EQ(rows[1], (TableRow{"2", "3"}));
    EXPECT_TRUE(read_table("").empty());
}

}  // namespace
}  // namespace geo::naming
