// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/spelling.hpp"

#include <gtest/gtest.h>

namespace geo::naming {
namespace {

TEST(Spelling, PutsWordsTogetherInEveryForm) {
    Spelling spelling;
    spelling.begin_word();
    spelling.add(make_syllable("lǜ"));
    spelling.add(make_syllable("ān"));
    spelling.begin_word();
    spelling.add(make_syllable("ē"));

    const Pinyin pinyin = spelling.take(true);

    EXPECT_EQ(pinyin.toned, "Lǜ'ān Ē");
    EXPECT_EQ(pinyin.untoned, "Lü'an E");
    EXPECT_EQ(pinyin.sign, "LÜ'AN E");
    EXPECT_EQ(pinyin.key, "lvane");
    EXPECT_TRUE(pinyin.needs_review);
}

TEST(Spelling, DigitsAndHyphensAreNoSyllables) {
    Spelling spelling;
    spelling.begin_word();
    spelling.add(make_syllable("dì"));
    spelling.add_hyphen();
    spelling.add_number(9);
    spelling.begin_word();
    spelling.add(make_syllable("lù"));

    const Pinyin pinyin = spelling.take(false);

    EXPECT_EQ(pinyin.toned, "Dì-9 Lù");
    EXPECT_EQ(pinyin.key, "di9lu");
    EXPECT_FALSE(pinyin.needs_review);
}

TEST(Spelling, ALiteralStaysAndTheKeyIsLowerCase) {
    Spelling spelling;
    spelling.begin_word();
    spelling.add_literal(U'A');
    spelling.add_literal(U'😀');
    spelling.add(make_syllable("ān"));

    const Pinyin pinyin = spelling.take(false);

    EXPECT_EQ(pinyin.toned, "A😀Ān");
    EXPECT_EQ(pinyin.key, "a😀an");
}

TEST(Spelling, NothingIsEmpty) { EXPECT_EQ(Spelling().take(false), Pinyin()); }

}  // namespace
}  // namespace geo::naming
