// SPDX-License-Identifier: Apache-2.0
#include "geo/search/syllables.hpp"

#include <gtest/gtest.h>

#include "geo/search/slip.hpp"

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

TEST(Sounds, KnowCharactersOfOneSound) {
    Sounds sounds;
    sounds.learn(U"安宁街", {"an", "ning", "jie"});
    sounds.learn(U"凝香路", {"ning", "xiang", "lu"});

    EXPECT_TRUE(sounds.alike(U'宁', U'凝'));
    EXPECT_FALSE(sounds.alike(U'安', U'宁'));
    EXPECT_FALSE(sounds.alike(U'宁', U'拧'));  // never heard
}

TEST(Slips, AreNamed) {
    Sounds sounds;
    sounds.learn(U"宁凝", {"ning", "ning"});

    EXPECT_EQ(compare_names(U"安宁街", U"安宁街", sounds), How::exact);
    EXPECT_EQ(compare_names(U"安凝街", U"安宁街", sounds), How::homophone);
    EXPECT_EQ(compare_names(U"安定街", U"安宁街", sounds), How::spelling);
    EXPECT_EQ(compare_names(U"安街", U"安宁街", sounds), How::spelling);
    EXPECT_EQ(compare_names(U"安宁大街", U"安宁街", sounds), How::spelling);
    EXPECT_EQ(compare_names(U"宁安街", U"安宁街", sounds), How::spelling);
    EXPECT_EQ(compare_names(U"永和街", U"安宁街", sounds), How::not_found);
    EXPECT_EQ(compare_names(U"", U"安宁街", sounds), How::not_found);
}

}  // namespace
}  // namespace geo::search
