// SPDX-License-Identifier: Apache-2.0
#include "geo/search/characters.hpp"

#include <gtest/gtest.h>

namespace geo::search {
namespace {

TEST(Characters, ComeInTheirStandardForm) {
    const Characters& characters = Characters::shared();

    EXPECT_EQ(characters.folded(U'東'), U'东');
    EXPECT_EQ(characters.folded(U'鄰'), U'邻');
    EXPECT_EQ(characters.folded(U'號'), U'号');
    EXPECT_EQ(characters.folded(U'〇'), U'零');
    EXPECT_EQ(characters.folded(U'Ａ'), U'a');
    EXPECT_EQ(characters.folded(U'～'), U'-');
    EXPECT_EQ(characters.folded(U'，'), Characters::gap);
    EXPECT_EQ(characters.folded(U'\u200B'), Characters::unseen);
    EXPECT_EQ(characters.folded(U'\U0002F800'), U'丽');  // a compatibility form beyond the plane
    EXPECT_EQ(characters.folded(U'\U00020000'), U'\U00020000');
}

TEST(Characters, SoundAlikeByAnyOfTheirReadings) {
    const Characters& characters = Characters::shared();

    EXPECT_TRUE(characters.sound_alike(U'宁', U'凝'));
    EXPECT_TRUE(characters.sound_alike(U'长', U'常'));
    EXPECT_TRUE(characters.sound_alike(U'长', U'掌'));
    EXPECT_TRUE(characters.sound_alike(U'中', U'宗'));  // many speakers do not tell them apart
    EXPECT_FALSE(characters.sound_alike(U'安', U'宁'));
    EXPECT_FALSE(characters.sound_alike(U'a', U'a'));  // a letter has no reading
}

}  // namespace
}  // namespace geo::search
