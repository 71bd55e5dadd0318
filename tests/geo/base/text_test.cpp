// SPDX-License-Identifier: Apache-2.0
#include "geo/base/text.hpp"

#include <gtest/gtest.h>

#include "geo/base/error.hpp"

namespace geo {
namespace {

using std::string_literals::operator""s;

TEST(Utf8, WellFormedTextIsValid) {
    EXPECT_TRUE(text::is_valid_utf8(""));
    EXPECT_TRUE(text::is_valid_utf8("安宁街 𪚥 😀"));
    EXPECT_TRUE(text::is_valid_utf8("a\0b"s));
}

TEST(Utf8, MalformedTextIsNot) {
    for (const auto& bad : {"\xff"s, "安\xe5\xae"s, "\xc0\xaf"s, "\xed\xa0\x80"s,
                            "\xf4\x90\x80\x80"s, "\xb0\xb2\xc4\xfe"s}) {
        EXPECT_FALSE(text::is_valid_utf8(bad));
        EXPECT_THROW(text::code_points(bad), Error);
        EXPECT_THROW(text::nfc(bad), Error);
        EXPECT_THROW(text::fold_width(bad), Error);
        EXPECT_THROW(text::strip_invisible(bad), Error);
    }
}

TEST(Utf8, TheErrorSaysWhichByte) {
    try {
        text::require_utf8("安\xff");
        FAIL() << "accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::invalid_input);
        EXPECT_NE(error.text().en.find("byte 4"), std::string::npos) << error.text().en;
    }
}

TEST(Utf8, CodePointsComeBack) {
    EXPECT_EQ(text::code_points("安a𪚥"), U"安a𪚥");
    EXPECT_EQ(text::to_utf8(U"安a𪚥"), "安a𪚥");
    EXPECT_EQ(text::length("安a𪚥"), 3U);
    EXPECT_EQ(text::length(""), 0U);
}

TEST(Nfc, ComposesAndReplacesCompatibilityIdeographs) {
    EXPECT_EQ(text::nfc("u\u0308"), "ü");
    EXPECT_EQ(text::nfc("\uF900"), "\u8C48");
    EXPECT_EQ(text::nfc("安宁街"), "安宁街");
}

TEST(Width, FullWidthBecomesAscii) { EXPECT_EQ(text::fold_width("１２Ａ号　街～"), "12A号 街~"); }

TEST(Classes, OnlyUnifiedIdeographsAreHan) {
    for (const char32_t han : {U'安', U'𪚥', U'㵐'})
        EXPECT_TRUE(text::is_han(han)) << std::hex << static_cast<unsigned>(han);
    for (const char32_t other :
         {U'〇', U'々', U'A', U'１', U'⼭', U'\uF900', U'\uE000', U'😀', U' '})
        EXPECT_FALSE(text::is_han(other)) << std::hex << static_cast<unsigned>(other);
}

TEST(Classes, InvisibleCharactersAreFound) {
    for (const char32_t hidden :
         {U'\0', U'\u200B', U'\u200F', U'\u202E', U'\u2066', U'\uFEFF', U'\uFE0F', U'\U000E0100',
          U'\u00AD', U'\u3164', U'\uFFFF', U'\u007F'})
        EXPECT_TRUE(text::is_invisible(hidden)) << std::hex << static_cast<unsigned>(hidden);
    for (const char32_t seen : {U'安', U'a', U' ', U'\n', U'　', U'😀', U'〇', U'\uE000'})
        EXPECT_FALSE(text::is_invisible(seen)) << std::hex << static_cast<unsigned>(seen);
}

TEST(Classes, CompatibilityFormsHaveAStandardForm) {
    EXPECT_TRUE(text::is_compatibility_form(U'⼭'));
    EXPECT_EQ(text::standard_form(U'⼭'), U'山');
    EXPECT_EQ(text::standard_form(U'\uF900'), U'\u8C48');
    EXPECT_EQ(text::standard_form(U'\uE000'), U'\uE000');
    EXPECT_EQ(text::standard_form(U'山'), U'山');
}

TEST(Strip, InvisibleCharactersGo) {
    EXPECT_EQ(text::strip_invisible("人\u200B民\u202E路\0"s), "人民路");
}

TEST(Trim, WhiteSpaceOfAnyWidthGoesAtTheEndsOnly) {
    EXPECT_EQ(text::trimmed(" 　幸福 里\t\n"), "幸福 里");
    EXPECT_EQ(text::trimmed("　 "), "");
    EXPECT_EQ(text::trimmed(" \xff "), "\xff");
    EXPECT_EQ(text::trimmed("a \x80"), "a \x80");
}

}  // namespace
}  // namespace geo
