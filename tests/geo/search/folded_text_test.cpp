// SPDX-License-Identifier: Apache-2.0
#include "geo/search/folded_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace geo::search {
namespace {

TEST(FoldedText, FoldsWidthCaseAndNumberSigns) {
    EXPECT_EQ(FoldedText("Ａｂ１２號").view(), U"ab12号");
    EXPECT_EQ(FoldedText("6～2－3").view(), U"6-2-3");
    EXPECT_EQ(FoldedText("一〇").view(), U"一零");
}

TEST(FoldedText, MakesOneGapOfWhatSeparates) {
    EXPECT_EQ(FoldedText(" 史口镇，　【吕家村】").view(), U"史口镇 吕家村 ");
}

TEST(FoldedText, DropsWhatNobodySees) {
    EXPECT_EQ(FoldedText("\uFEFF史\u200B口\u202E镇").view(), U"史口镇");
}

TEST(FoldedText, ReplacesCompatibilityIdeographs) {
    EXPECT_EQ(FoldedText("\u2F29\uF90A").view(), U"小金");
}

TEST(FoldedText, TakesBytesThatAreNotUtf8ForGaps) {
    EXPECT_EQ(FoldedText("史\xFF口").view(), U"史 口");
    EXPECT_EQ(FoldedText("\xED\xA0\x80").size(), 0U);  // a lone surrogate
    EXPECT_EQ(FoldedText("\xE5\x8F").size(), 0U);      // cut in half
    EXPECT_EQ(FoldedText("\xC0\x80").size(), 0U);      // overlong
}

TEST(FoldedText, JoinsATextWhoseCharactersAllStandApart) {
    EXPECT_EQ(FoldedText("史 口 镇 安 宁 街 1 2 号").view(), U"史口镇安宁街12号");
    EXPECT_EQ(FoldedText("史口镇 安宁街 12号").view(), U"史口镇 安宁街 12号");
    EXPECT_EQ(FoldedText("a b c").view(), U"a b c");
}

TEST(FoldedText, ConsidersNoMoreThanItsCapacity) {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "村";

    EXPECT_EQ(FoldedText(text).size(), FoldedText::capacity);
    EXPECT_EQ(static_cast<std::size_t>(FoldedText(text).han().count()), FoldedText::capacity);
}

TEST(PositionSet, CutsRangesAcrossItsTwoWords) {
    const auto set = PositionSet::range(60, 70);

    EXPECT_EQ(set.count(), 10);
    EXPECT_TRUE(set.has(60) && set.has(69));
    EXPECT_FALSE(set.has(59) || set.has(70));
    EXPECT_EQ((set - PositionSet::below(64)).count(), 6);
    EXPECT_TRUE(PositionSet::range(5, 5).empty());
    EXPECT_EQ(PositionSet::below(128).count(), 128);
}

}  // namespace
}  // namespace geo::search
