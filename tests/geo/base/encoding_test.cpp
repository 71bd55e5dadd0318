// SPDX-License-Identifier: Apache-2.0
#include "geo/base/encoding.hpp"

#include <gtest/gtest.h>

#include "geo/base/error.hpp"

namespace geo::text {
namespace {

constexpr const char* dongying_gbk = "\xB6\xAB\xD3\xAA";  // 东营

TEST(Encoding, KnowsTheSpellingsOfCodePages) {
    EXPECT_EQ(canonical_encoding("utf8"), "UTF-8");
    EXPECT_EQ(canonical_encoding("65001"), "UTF-8");
    EXPECT_EQ(canonical_encoding("gb2312"), "GB18030");
    EXPECT_EQ(canonical_encoding("CP936"), "GB18030");
    EXPECT_EQ(canonical_encoding("Big5"), "CP950");
    EXPECT_EQ(canonical_encoding(" KOI8-R "), "KOI8-R");
}

TEST(Encoding, DecodesChinese) {
    EXPECT_EQ(Decoder("GBK").decode(dongying_gbk), "东营");
    EXPECT_EQ(Decoder("UTF-8").decode("东营"), "东营");
    EXPECT_EQ(Decoder("GB18030").decode(""), "");
}

TEST(Encoding, SaysSoWhenBytesAreOfAnotherEncoding) {
    EXPECT_FALSE(Decoder("UTF-8").decode(dongying_gbk));
    EXPECT_FALSE(Decoder("GB18030").decode("\xB6"));
    EXPECT_FALSE(Decoder("GB18030").decode("\xFF\xFF"));
}

TEST(Encoding, DropsTheHalfCharacterOfATextCutOff) {
    EXPECT_EQ(Decoder("GBK").decode_cut_off("\xB6\xAB\xD3"), "东");
    EXPECT_EQ(Decoder("UTF-8").decode_cut_off("东\xE8\x90"), "东");
    EXPECT_FALSE(Decoder("UTF-8").decode_cut_off("\xFF\xFF\xFF\xFF\xFF"));
}

TEST(Encoding, TakesATextPieceByPiece) {
    const std::string gbk = "\xB6\xAB\xD3\xAA", utf8 = "东营", utf16 = "\x1C\x4E\x25\x84";
    for (const auto& [encoding, bytes] :
         {std::pair{"GB18030", gbk}, std::pair{"UTF-8", utf8}, std::pair{"UTF-16LE", utf16}}) {
        const Decoder decoder(encoding);
        std::string out, rest;
        for (const char byte : bytes) {
            rest += byte;
            const auto taken = decoder.decode_start(rest, out);
            ASSERT_TRUE(taken) << encoding;
            rest.erase(0, *taken);
        }
        EXPECT_EQ(out, "东营") << encoding;
        EXPECT_EQ(rest, "") << encoding;
    }
}

TEST(Encoding, APieceOfAnotherEncodingIsNotTaken) {
    std::string out;

    EXPECT_FALSE(Decoder("UTF-8").decode_start("\xB6\xAB, ", out));
    EXPECT_FALSE(Decoder("GB18030").decode_start("\xFF\xFF", out));
}

TEST(Encoding, ForgetsAFailureBeforeTheNextText) {
    const Decoder decoder("GB18030");

    EXPECT_FALSE(decoder.decode("\xB6"));
    EXPECT_EQ(decoder.decode(dongying_gbk), "东营");
}

TEST(Encoding, RefusesAnUnknownOne) { EXPECT_THROW(Decoder("MARTIAN-7"), Error); }

}  // namespace
}  // namespace geo::text
