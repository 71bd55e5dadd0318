// SPDX-License-Identifier: Apache-2.0
#include "geo/search/door_number.hpp"

#include <gtest/gtest.h>

#include "geo/search/folded_text.hpp"

namespace geo::search {
namespace {

using Joint = DoorNumber::Joint;

TEST(DoorNumber, ReadsOneNumberHoweverItIsWritten) {
    for (const char* text : {"8", "8号", "08", "０８", "八", "八号", "8#", "8號"})
        EXPECT_EQ(DoorNumber::parse(text), DoorNumber::of(8)) << text;
    for (const char* text : {"105", "一百零五", "一〇五", "１０５号"})
        EXPECT_EQ(DoorNumber::parse(text), DoorNumber::of(105)) << text;
    EXPECT_EQ(DoorNumber::parse("十"), DoorNumber::of(10));
    EXPECT_EQ(DoorNumber::parse("二十"), DoorNumber::of(20));
    EXPECT_EQ(DoorNumber::parse("一千二百三十四"), DoorNumber::of(1234));
}

TEST(DoorNumber, KeepsTheKindsOfSubNumbersApart) {
    EXPECT_EQ(DoorNumber::parse("8-2"), DoorNumber::of(8, Joint::dash, 2));
    EXPECT_EQ(DoorNumber::parse("8号附2号"), DoorNumber::of(8, Joint::attached, 2));
    EXPECT_EQ(DoorNumber::parse("8附2"), DoorNumber::parse("8号附2号"));
    EXPECT_EQ(DoorNumber::parse("8之2"), DoorNumber::of(8, Joint::of, 2));
    EXPECT_NE(DoorNumber::parse("8-2"), DoorNumber::parse("8附2"));
    EXPECT_EQ(DoorNumber::parse("8-2").main(), DoorNumber::of(8));
}

TEST(DoorNumber, SortsAsPeopleCount) {
    EXPECT_LT(DoorNumber::parse("8"), DoorNumber::parse("8附1"));
    EXPECT_LT(DoorNumber::parse("8附1"), DoorNumber::parse("9"));
    EXPECT_LT(DoorNumber::parse("9"), DoorNumber::parse("10"));
    EXPECT_LT(DoorNumber::parse("99999"), DoorNumber::parse("甲3"));
}

TEST(DoorNumber, KeepsWhatIsNoNumberByItsText) {
    EXPECT_NE(DoorNumber::parse("甲3"), DoorNumber::parse("乙3"));
    EXPECT_EQ(DoorNumber::parse("甲3"), DoorNumber::parse("甲3号"));
    EXPECT_TRUE(DoorNumber::parse("").is_empty());
    EXPECT_TRUE(DoorNumber::parse("号").is_empty());
    EXPECT_FALSE(DoorNumber::of(0).is_empty());
}

TEST(NumberReading, IsNotWhatCountsSomethingElse) {
    for (const char* text : {"3单元", "50米", "301室", "2楼", "13800001111", "三里村", "12组"})
        EXPECT_FALSE(read_number(FoldedText(text), 0)) << text;
    for (const char* text : {"3", "3号", "三号", "3号路北50米", "三"})
        EXPECT_EQ(read_number(FoldedText(text), 0)->number, DoorNumber::of(3)) << text;
}

TEST(NumberReading, EndsBehindItsMark) {
    const auto reading = read_number(FoldedText("安宁街8号附2号3单元"), 3);

    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->begin, 3);
    EXPECT_EQ(reading->end, 8);
    EXPECT_TRUE(reading->marked);
}

}  // namespace
}  // namespace geo::search
