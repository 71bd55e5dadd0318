// SPDX-License-Identifier: Apache-2.0
#include "geo/numbering/house_number.hpp"

#include <gtest/gtest.h>

namespace geo::numbering {
namespace {

std::string canonical(std::string_view text) {
    const auto number = parse_house_number(text);
    return number ? number->text() : "nothing";
}

TEST(HouseNumber, ReadsWhatStandsOnPlates) {
    EXPECT_EQ(canonical("12"), "12");
    EXPECT_EQ(canonical("12号"), "12");
    EXPECT_EQ(canonical("１２號"), "12");
    EXPECT_EQ(canonical(" 012 "), "12");
    EXPECT_EQ(canonical("12附1"), "12附1");
    EXPECT_EQ(canonical("12号附1"), "12附1");
    EXPECT_EQ(canonical("12附1号"), "12附1");
    EXPECT_EQ(canonical("8之2"), "8之2");
    EXPECT_EQ(canonical("8-2"), "8-2");
    EXPECT_EQ(canonical("99999"), "99999");
}

TEST(HouseNumber, LeavesAloneWhatDoesNotCount) {
    for (const char* text : {"", "0", "号", "甲3", "A座", "-1", "12附", "12附0", "12附1附2", "12 1",
                             "100000", "99999999999999999999", "12x", "+3", "\xff\xfe"})
        EXPECT_EQ(canonical(text), "nothing") << text;
    EXPECT_EQ(canonical(std::string(1'000'000, '1')), "nothing");
}

TEST(HouseNumber, SortsByMainThenSub) {
    EXPECT_LT(*parse_house_number("2"), *parse_house_number("10"));
    EXPECT_LT(*parse_house_number("12"), *parse_house_number("12附1"));
    EXPECT_LT(*parse_house_number("12附2"), *parse_house_number("12附10"));
    EXPECT_LT(*parse_house_number("12附10"), *parse_house_number("13"));
}

}  // namespace
}  // namespace geo::numbering
