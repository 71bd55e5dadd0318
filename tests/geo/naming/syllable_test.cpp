// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/syllable.hpp"

#include <gtest/gtest.h>

#include "geo/base/error.hpp"

namespace geo::naming {
namespace {

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

TEST(Syllable, WhatIsNoSyllableIsRefused) {
    for (const char* text : {"", " ", "lù ", "路", "lu4", "zhuangs"})
        EXPECT_THROW(make_syllable(text), Error) << text;
}

TEST(SyllableTable, KeepsEachSyllableOnce) {
    SyllableTable table;
    const SyllableId first = table.intern("lǜ");

    EXPECT_EQ(table.intern("lǜ"), first);
    EXPECT_NE(table.intern("lù"), first);
    EXPECT_EQ(table[first].sound, "lv4");
}

}  // namespace
}  // namespace geo::naming
