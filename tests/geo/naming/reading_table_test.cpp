// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/reading_table.hpp"

#include <gtest/gtest.h>

#include <string>

#include "geo/base/error.hpp"

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
        "character\treading\tscope\n解\txiè\talone\n"};
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

TEST(ReadingTable, AWordGivesWayToAPlaceThatBeginsInsideIt) {
    ReadingTexts texts = small_tables();
    texts.phrase_readings = "phrase\treadings\n音乐\tyīn yuè\n";
    const ReadingTable table(texts);

    EXPECT_EQ(sounds(table, U"音乐"), "yin1 yue4 ");
    EXPECT_EQ(sounds(table, U"音乐亭"), "yin1 lao4 ting2 ");
}

TEST(ReadingTable, ThePlaceOfACharacterInTheNameTells) {
    ReadingTexts texts = small_tables();
    texts.place_readings = "phrase\treadings\talternatives\n-乐\tyuè\tlè\n";
    const ReadingTable table(texts);

    EXPECT_EQ(sounds(table, U"亭乐"), "ting2 yue4 ");
    EXPECT_EQ(sounds(table, U"亭乐村"), "ting2 yue4 cun1 ");
    EXPECT_EQ(sounds(table, U"乐"), "le4 ");
    EXPECT_EQ(sounds(table, U"乐亭"), "le4 ting2 ");
}

TEST(ReadingTable, ASurnameStandsBeforeAHouseOrAloneWithADirection) {
    const ReadingTable table(small_tables());

    EXPECT_EQ(sounds(table, U"解楼"), "xie4 lou2 ");
    EXPECT_EQ(sounds(table, U"东解村"), "- xie4 cun1 ");
    EXPECT_EQ(sounds(table, U"解一"), "xie4 - ");
    EXPECT_EQ(sounds(table, U"东解音"), "- jie3 yin1 ");
}

TEST(ReadingTable, ReadingsKnowTheirSource) {
    const ReadingTable table(small_tables());
    std::vector<Readings> readings;

    table.read(U"乐亭音乐解家解岺东", readings);

    std::string sources;
    for (const Readings& each : readings) sources += std::string(name_of(each.source())) + ' ';
    EXPECT_EQ(sources, "place place phrase phrase surname surname place_character character none ");
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

    ReadingTexts no_alternatives = small_tables();
    no_alternatives.place_readings = "phrase\treadings\n乐亭\tlào tíng\n";
    EXPECT_THROW(ReadingTable{no_alternatives}, Error);

    ReadingTexts two_surnames = small_tables();
    two_surnames.surname_readings = "character\treading\tscope\n令狐\tlíng hú\thouse\n";
    EXPECT_THROW(ReadingTable{two_surnames}, Error);

    ReadingTexts unknown_scope = small_tables();
    unknown_scope.surname_readings = "character\treading\tscope\n解\txiè\tnowhere\n";
    EXPECT_THROW(ReadingTable{unknown_scope}, Error);

    ReadingTexts empty_reading = small_tables();
    empty_reading.place_characters = "character\treadings\n解\t\n";
    EXPECT_THROW(ReadingTable{empty_reading}, Error);
}

}  // namespace
}  // namespace geo::naming
