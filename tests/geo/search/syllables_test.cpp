// SPDX-License-Identifier: Apache-2.0
#include "geo/search/syllables.hpp"

#include <gtest/gtest.h>

namespace geo::search {
namespace {

using Syllables = std::vector<std::string>;

TEST(Syllables, BeginAtTheConsonantBeforeAVowel) {
    EXPECT_EQ(split_syllables("Ānníng Jiē"), (Syllables{"an", "ning", "jie"}));
    EXPECT_EQ(split_syllables("Lè'ān Dàjiē"), (Syllables{"le", "an", "da", "jie"}));
    EXPECT_EQ(split_syllables("Zhōngshān Běilù"), (Syllables{"zhong", "shan", "bei", "lu"}));
    EXPECT_EQ(split_syllables("Fángǎn"), (Syllables{"fan", "gan"}));
    EXPECT_EQ(split_syllables("Èrhuán Lù"), (Syllables{"er", "huan", "lu"}));
    EXPECT_EQ(split_syllables("Lǜyuán"), (Syllables{"lv", "yuan"}));
    EXPECT_EQ(split_syllables("xing fu lu"), (Syllables{"xing", "fu", "lu"}));
    EXPECT_TRUE(split_syllables("").empty());
    EXPECT_TRUE(split_syllables("\xFF").empty());
}

}  // namespace
}  // namespace geo::search
