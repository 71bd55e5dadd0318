// SPDX-License-Identifier: Apache-2.0
#include "geo/search/door_number.hpp"

#include <gtest/gtest.h>

#include <string>

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
}

TEST(DoorNumber, SortsAsPeopleCount) {
    EXPECT_LT(DoorNumber::parse("8"), DoorNumber::parse("8附1"));
    EXPECT_LT(DoorNumber::parse("8附1"), DoorNumber::parse("9"));
    EXPECT_LT(DoorNumber::parse("9"), DoorNumber::parse("10"));
    EXPECT_LT(DoorNumber::parse("8-2"), DoorNumber::parse("8甲"));
    EXPECT_LT(DoorNumber::parse("8甲"), DoorNumber::parse("9"));
    EXPECT_LT(DoorNumber::parse("99999"), DoorNumber::parse("甲3"));
    EXPECT_LT(DoorNumber::parse("甲3"), DoorNumber::parse("甲12"));
    EXPECT_LT(DoorNumber::parse("甲12"), DoorNumber::parse("乙3"));
}

TEST(DoorNumber, SortsPlatesWithMoreOnThemByTheirNumbers) {
    const auto plates = {"1",  "1號二樓", "1號三樓",    "1號三樓之2",  "1號三樓之10", "2",
                         "12", "12巷3號", "12巷3弄5號", "12巷3弄12號", "12巷21號",    "13"};
    DoorNumber before;
    for (const char* plate : plates) {
        const DoorNumber number = DoorNumber::parse(plate);
        EXPECT_LT(before, number) << plate;
        before = number;
    }
}

TEST(DoorNumber, ReadsAPlateWithMoreOnItHoweverItIsWritten) {
    for (const char* text : {"1号3楼之2", "1號三樓之二", "１號三樓之2號"})
        EXPECT_EQ(DoorNumber::parse(text), DoorNumber::parse("1號三樓之2")) << text;
    for (const char* text : {"18A号", "18a", "18號A"})
        EXPECT_EQ(DoorNumber::parse(text), DoorNumber::parse("18A")) << text;
    EXPECT_NE(DoorNumber::parse("12巷3弄5号"), DoorNumber::parse("12弄3巷5号"));
    EXPECT_NE(DoorNumber::parse("18甲"), DoorNumber::parse("甲18"));
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

TEST(NumberReading, IsNoPostalCodeNorTheBeginningOfAName) {
    EXPECT_FALSE(read_number(FoldedText("257000"), 0));
    const auto reading = read_number(FoldedText("2号-二分场"), 0);
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->number, DoorNumber::of(2));
    EXPECT_EQ(reading->end, 2);
}

TEST(NumberReading, DoesNotVanishInWhatTrailsIt) {
    for (const char* trail : {"大门口", "大门", "道口", "路口", "路灯旁", "胡家", "巷口", "之家",
                              "附近", "甲栋", "弄堂口", "街坊", "大院", "路东", "-张三收"}) {
        const auto reading = read_number(FoldedText(std::string("18号") + trail), 0);
        ASSERT_TRUE(reading) << trail;
        EXPECT_EQ(reading->number, DoorNumber::of(18)) << trail;
    }
    EXPECT_FALSE(read_number(FoldedText("18号大门口"), 0)->begins_street);
    EXPECT_TRUE(read_number(FoldedText("四号路"), 0)->begins_street);
    EXPECT_TRUE(read_number(FoldedText("二号大街"), 0)->begins_street);
}

TEST(NumberReading, ReadsWhatIsWrittenBeforeAndBehind) {
    const auto behind_no = read_number(FoldedText("街NO.12"), 4);
    ASSERT_TRUE(behind_no);
    EXPECT_TRUE(behind_no->marked);
    EXPECT_EQ(behind_no->begin, 1);
    EXPECT_TRUE(read_number(FoldedText("12 号"), 0)->marked);
    EXPECT_EQ(read_number(FoldedText("壹佰零伍号"), 0)->number, DoorNumber::of(105));
    const auto plate = read_number(FoldedText("1號三樓之2"), 0);
    EXPECT_EQ(plate->number, DoorNumber::parse("1號三樓之2"));
    EXPECT_EQ(plate->main, DoorNumber::of(1));
    EXPECT_EQ(plate->main_end, 2);
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
