// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/sound_likeness.hpp"

#include <gtest/gtest.h>

#include "geo/base/error.hpp"

namespace geo::naming {
namespace {

TEST(SoundLikeness, WithoutGroupsEverySoundIsItself) {
    const SoundLikeness likeness;

    EXPECT_TRUE(likeness.is_empty());
    for (const char* syllable : {"zhang", "a", "lv", "er", "", "ng", "路", "A"})
        EXPECT_EQ(likeness.fold(syllable), syllable);
}

TEST(SoundLikeness, FoldsInitials) {
    const SoundLikeness likeness({{"zh", "z"}, {"n", "l"}});

    EXPECT_EQ(likeness.fold("zhong"), likeness.fold("zong"));
    EXPECT_EQ(likeness.fold("niu"), likeness.fold("liu"));
    EXPECT_EQ(likeness.fold("nv"), likeness.fold("lv"));
    EXPECT_NE(likeness.fold("zhong"), likeness.fold("chong"));
    EXPECT_NE(likeness.fold("zhong"), likeness.fold("zheng"));
    EXPECT_NE(likeness.fold("lan"), likeness.fold("lang")) << "a final's n is no initial";
}

TEST(SoundLikeness, FoldsFinalsBehindAMedialToo) {
    const SoundLikeness likeness({{"an", "ang"}, {"in", "ing"}});

    EXPECT_EQ(likeness.fold("an"), likeness.fold("ang"));
    EXPECT_EQ(likeness.fold("wan"), likeness.fold("wang"));
    EXPECT_EQ(likeness.fold("lian"), likeness.fold("liang"));
    EXPECT_EQ(likeness.fold("zhuan"), likeness.fold("zhuang"));
    EXPECT_EQ(likeness.fold("yin"), likeness.fold("ying"));
    EXPECT_NE(likeness.fold("jian"), likeness.fold("jin"));
    EXPECT_NE(likeness.fold("jin"), likeness.fold("jun"));
}

TEST(SoundLikeness, GroupsWithACommonMemberAreOne) {
    const SoundLikeness likeness({{"n", "l"}, {"r", "y"}, {"l", "r"}});

    EXPECT_EQ(likeness.fold("ning"), likeness.fold("ying"));
    EXPECT_EQ(likeness.fold("ling"), likeness.fold("ring"));
}

TEST(SoundLikeness, FoldingTwiceChangesNothing) {
    const SoundLikeness likeness({{"z", "zh"}, {"ing", "in"}, {"eng", "en"}});

    for (const char* syllable : {"zhong", "zing", "zheng", "xing", "weng", "yuan", "er"})
        EXPECT_EQ(likeness.fold(likeness.fold(syllable)), likeness.fold(syllable)) << syllable;
}

TEST(SoundLikeness, WhatIsNoSyllableComesBack) {
    const SoundLikeness likeness({{"zh", "z"}, {"ing", "in"}});

    for (const char* text : {"路", "2", "😀", "Z", "q"}) EXPECT_EQ(likeness.fold(text), text);
    EXPECT_EQ(likeness.fold(std::string(10'000, 'q')).size(), 10'000U);
}

TEST(SoundLikeness, RefusesGroupsThatMeanNothing) {
    const auto make = [](std::vector<std::vector<std::string>> groups) {
        return SoundLikeness(groups);
    };

    EXPECT_THROW(make({{}}), Error);
    EXPECT_THROW(make({{"zh"}}), Error);
    EXPECT_THROW(make({{"zh", "ing"}}), Error);
    EXPECT_THROW(make({{"zh", ""}}), Error);
    EXPECT_THROW(make({{"zh", "zha"}}), Error);
    EXPECT_THROW(make({{"声", "z"}}), Error);
    EXPECT_THROW(make({{"ing", "inginging"}}), Error);
}

}  // namespace
}  // namespace geo::naming
