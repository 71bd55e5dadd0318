// SPDX-License-Identifier: Apache-2.0
#include "geo/search/slip.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "geo/search/slip_keys.hpp"

namespace geo::search {
namespace {

How how(std::u32string_view written, std::u32string_view registered) {
    return compare_names(written, registered).how;
}

TEST(Slips, AreNamed) {
    EXPECT_EQ(how(U"安宁街", U"安宁街"), How::exact);
    EXPECT_EQ(how(U"安凝街", U"安宁街"), How::homophone);
    EXPECT_EQ(how(U"鞍凝街", U"安宁街"), How::homophone);
    EXPECT_EQ(how(U"安定街", U"安宁街"), How::spelling);
    EXPECT_EQ(how(U"安街", U"安宁街"), How::spelling);
    EXPECT_EQ(how(U"安宁大街", U"安宁街"), How::spelling);
    EXPECT_EQ(how(U"安宁路", U"安宁大街"), How::spelling);
    EXPECT_EQ(how(U"安宁", U"安宁大街"), How::spelling);
    EXPECT_EQ(how(U"宁安街", U"安宁街"), How::spelling);
    EXPECT_EQ(how(U"永和街", U"安宁街"), How::not_found);
    EXPECT_EQ(how(U"", U"安宁街"), How::not_found);
}

TEST(Slips, AreWeakWhereHalfOfAShortNameDiffers) {
    EXPECT_EQ(compare_names(U"王家村", U"李家村").weakness, Weakness::replaced);
    EXPECT_EQ(compare_names(U"里村", U"三里村").weakness, Weakness::left_out);
    EXPECT_EQ(compare_names(U"吕甲村", U"吕家村").weakness, Weakness::firm);
    EXPECT_EQ(compare_names(U"老原官庄村", U"老袁官庄村").weakness, Weakness::firm);  // by sound
    EXPECT_EQ(compare_names(U"老高官庄村", U"老袁官庄村").weakness, Weakness::slight);
    EXPECT_EQ(compare_names(U"智仁仁巷", U"智仁巷").weakness, Weakness::firm);
}

TEST(Slips, AreWorthMoreTheSurerTheyAre) {
    const auto worth = [](std::u32string_view written) {
        return compare_names(written, U"安宁街").worth;
    };
    EXPECT_GT(worth(U"安宁街"), worth(U"安凝街"));
    EXPECT_GT(worth(U"安凝街"), worth(U"安街"));
    EXPECT_GT(worth(U"安街"), worth(U"安定街"));
}

TEST(SlipKeys, LeadFromEverySlipToItsName) {
    const std::array<std::u32string_view, 3> names{U"安宁街", U"吕家村", U"老袁官庄村"};
    const SlipKeys keys(names);
    const auto finds = [&](std::u32string_view written, SlipKeys::Name name) {
        bool found = false;
        keys.for_each(written, [&](SlipKeys::Name one) { found = found || one == name; });
        return found;
    };

    for (const std::u32string_view slip : {U"安凝街", U"鞍凝街", U"安定街", U"安街", U"宁街",
                                           U"安宁", U"安宁大街", U"宁安街", U"安安宁街"})
        EXPECT_TRUE(finds(slip, 0));
    EXPECT_TRUE(finds(U"里家村", 1));
    EXPECT_TRUE(finds(U"老袁官村", 2));
    EXPECT_FALSE(finds(U"永和路", 0));
    EXPECT_FALSE(finds(U"", 0));
    EXPECT_FALSE(SlipKeys().memory_bytes() > 100);
}

}  // namespace
}  // namespace geo::search
