// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/percent.hpp"

#include <gtest/gtest.h>

namespace api::http {
namespace {

std::optional<std::string> decode(std::string_view text, PlusSign plus = PlusSign::literal) {
    DecodingArena arena;
    arena.reset(text.size());
    const auto decoded = arena.decode(text, plus);
    return decoded ? std::optional<std::string>{*decoded} : std::nullopt;
}

TEST(PercentDecoding, DecodesChineseNames) { EXPECT_EQ(decode("%E4%B8%AD%e5%b1%b1"), "中山"); }

TEST(PercentDecoding, TakesAPlusForASpaceInAQueryOnly) {
    EXPECT_EQ(decode("a+b", PlusSign::literal), "a+b");
    EXPECT_EQ(decode("a+b%2B", PlusSign::space), "a b+");
}

TEST(PercentDecoding, RefusesBrokenEscapes) {
    for (const auto* text : {"%", "%4", "%zz", "a%4", "%%41", "%-1"}) {
        EXPECT_EQ(decode(text), std::nullopt) << text;
    }
}

TEST(PercentDecoding, RefusesNulAndWhatIsNotUtf8) {
    for (const auto* text :
         {"%00", "a%00b", "%FF", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%E4%B8", "\xD6\xD0"}) {
        EXPECT_EQ(decode(text), std::nullopt) << text;
    }
}

TEST(PercentDecoding, PassesUtf8ThatNobodyEncoded) { EXPECT_EQ(decode("中山路"), "中山路"); }

TEST(PercentDecoding, KeepsEarlierViewsValid) {
    DecodingArena arena;
    arena.reset(12);
    const auto first = arena.decode("%41%42", PlusSign::literal);
    const auto second = arena.decode("%43", PlusSign::literal);

    EXPECT_EQ(first, "AB");
    EXPECT_EQ(second, "C");
}

TEST(PercentEncoding, GivesBackWhatWasDecoded) {
    const std::string text = "路 名/?&=+%~_";

    EXPECT_EQ(decode(percent_encoded(text)), text);
    EXPECT_EQ(percent_encoded("中 a"), "%E4%B8%AD%20a");
}

}  // namespace
}  // namespace api::http
