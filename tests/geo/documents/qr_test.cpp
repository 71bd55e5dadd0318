// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/qr.hpp"

#include <gtest/gtest.h>

#include <string>

#include "geo/base/error.hpp"

namespace geo::documents {
namespace {

TEST(QrCodes, HaveTheirFinderPatternInThreeCorners) {
    const QrCode code = encode_qr("https://luming.example/p/17");

    ASSERT_EQ(code.dark.size(), static_cast<std::size_t>(code.size * code.size));
    EXPECT_EQ((code.size - 21) % 4, 0);
    const int last = code.size - 1;
    for (int i = 0; i < 7; ++i) {
        EXPECT_TRUE(code.is_dark(i, 0));
        EXPECT_TRUE(code.is_dark(0, last - i));
        EXPECT_TRUE(code.is_dark(last - i, 6));
    }
    EXPECT_FALSE(code.is_dark(7, 0));
}

TEST(QrCodes, GrowWithTheirText) {
    EXPECT_LT(encode_qr("a").size, encode_qr(std::string(300, 'a')).size);
}

TEST(QrCodes, HoldBytesOfAnyKind) { EXPECT_GT(encode_qr(std::string("路\0名", 7)).size, 0); }

TEST(QrCodes, RefuseNothingAndTooMuch) {
    EXPECT_THROW(encode_qr(""), Error);
    EXPECT_THROW(encode_qr(std::string(301, 'a')), Error);
}

}  // namespace
}  // namespace geo::documents
