// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/ordinals.hpp"

#include <gtest/gtest.h>

namespace geo::naming {
namespace {

TEST(Numerals, AreRead) {
    EXPECT_EQ(parse_numeral(U"一"), 1);
    EXPECT_EQ(parse_numeral(U"十"), 10);
    EXPECT_EQ(parse_numeral(U"十二"), 12);
    EXPECT_EQ(parse_numeral(U"二十"), 20);
    EXPECT_EQ(parse_numeral(U"三十三"), 33);
    EXPECT_EQ(parse_numeral(U"一百零八"), 108);
    EXPECT_EQ(parse_numeral(U"二零二五"), 2025);
}

TEST(Numerals, WhatIsNoNumberIsNotRead) {
    for (const auto* text :
         {U"", U"安", U"零", U"一安", U"十百", U"十十", U"二三十", U"一二三四五六"})
        EXPECT_EQ(parse_numeral(text), std::nullopt);
}

TEST(OrdinalFinder, FindsTheNumberOfARoad) {
    const OrdinalFinder finder("word\n三八\n东四\n");

    EXPECT_EQ(finder.find(U"大川淀一")->value, 1);
    EXPECT_EQ(finder.find(U"东四十二")->value, 12);
    EXPECT_EQ(finder.find(U"二马")->value, 2);
    EXPECT_EQ(finder.find(U"东三环中")->begin, 1U);
    EXPECT_EQ(finder.find(U"东三环中")->end, 2U);
    EXPECT_EQ(finder.find(U"十号")->value, 10);
    EXPECT_FALSE(finder.find(U"东三环河"));
    EXPECT_FALSE(finder.find(U"东环"));
    EXPECT_FALSE(finder.find(U"东"));
    EXPECT_FALSE(finder.find(U"三八"));
    EXPECT_FALSE(finder.find(U"三眼井"));
    EXPECT_FALSE(finder.find(U"安宁"));
    EXPECT_FALSE(finder.find(U""));
}

}  // namespace
}  // namespace geo::naming
