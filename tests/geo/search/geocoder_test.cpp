// SPDX-License-Identifier: Apache-2.0
#include "geo/search/geocoder.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "small_registry.hpp"

namespace geo::search {
namespace {

Geocoded locate(std::string_view text) {
    static const auto index = testing::small_index();
    return Geocoder(index).locate(text);
}

class MessyWays : public ::testing::TestWithParam<std::string_view> {};

TEST_P(MessyWays, LeadToAnningStreet12) {
    const Geocoded answer = locate(GetParam());

    ASSERT_TRUE(answer.place) << GetParam();
    EXPECT_EQ(answer.place->address, AddressId(101)) << GetParam();
    EXPECT_EQ(answer.verdict, Verdict::match) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(TwoSlipsAtOnce, MessyWays,
                         ::testing::Values("東營區史口鎮呂家村安凝街十二號",
                                           "史口镇吕家村3组安宁宁街12号",
                                           "史口吕家安宁街门牌12号（放门口）",
                                           "吕家村，安宁路，0012#，史口镇", "安凝街12号，史口",
                                           "中国山东东营区史口镇呂家村委会老槐街12号"));

INSTANTIATE_TEST_SUITE_P(WhateverTrailsTheNumber, MessyWays,
                         ::testing::Values("史口镇吕家村安宁街12号大门口",
                                           "吕家村安宁街12号大门口张三收", "吕家村安宁街12号道口",
                                           "吕家村安宁街12号路灯旁",
                                           "吕家村安宁街12号院3号楼2单元501", "安宁街12号三楼之2",
                                           "安宁街12号 B座1203室", "安宁街12号弄堂里",
                                           "史口镇吕家村安宁街12号往北200米",
                                           "12号大门口，安宁街，吕家村，史口镇"));

INSTANTIATE_TEST_SUITE_P(
    WhereOnTheRoad, MessyWays,
    ::testing::Values("史口镇吕家村安宁街东段12号", "史口镇吕家村安宁街路北12号",
                      "吕家村安宁街（东段路北）12号", "吕家村安宁街西首门牌号：12",
                      "吕家村安宁街的12号", "吕家村安宁街路北No.12号", "史口镇吕家村里的安凝街12号",
                      "呂家村裡的安寧街12號", "吕家村安宁街沿街编号12", "吕家村安凝街南侧十二号",
                      "史口镇吕家村里的安宁街12号", "史口镇吕家村东头安宁街12号",
                      "史口镇吕家村（原东风村）安宁街12号",
                      "史口镇吕家村（曾用名：跃进大队）安宁街12号", "吕家村2 组安宁街12号",
                      "吕家村第三网格安宁街12号", "吕家行政村安宁街12号", "吕家大队安宁街12号"));

INSTANTIATE_TEST_SUITE_P(AsSpokenOrScanned, MessyWays,
                         ::testing::Values("我家住在史口镇吕家村安宁街12号", "到史口镇安宁街12号",
                                           "安宁街幺二号", "史口镇吕家村安宁街12号楼上",
                                           "史口镇吕家村安宁街12号楼下",
                                           "史 口 镇 吕 家 村 安 宁 街 1 2 号",
                                           "东 营 区 史 口 镇 安 宁 街 十 二 号"));

INSTANTIATE_TEST_SUITE_P(
    OnParcels, MessyWays,
    ::testing::Values(
        "张三 13800001111 山东省东营市东营区史口镇吕家村安宁街12号",
        "收货地址：山东省东营市东营区史口镇吕家村安宁街12号 联系人：张三 电话：13800001111",
        "联系人:张三;联系电话:138-0000-1111;地址:史口镇吕家村安宁街12号",
        "所在地区：山东省东营市东营区史口镇 详细地址：吕家村安宁街12号",
        "东营区史口镇 吕家村委会 安宁街12号 张三收", "257000 史口镇吕家村安宁街12号",
        "史口镇吕家村安宁街12号史口镇吕家村安宁街12号",
        "史口镇吕家村安宁街12号 史口镇吕家村安宁街12号", "吕家村安宁街（原老槐街）12号",
        "吕家村老槐街(现安宁街)12号", "吕家村安宁街（原建设路）12号", "吕家村安宁街12＃",
        "吕家村安宁街 No 12", "吕家村安宁街NO:12", "吕家村安宁街№12", "安宁街壹拾贰号",
        "史口镇安宁街12 号", "史口镇 吕家 村 安宁 街 12 号",
        "東營市東營區史口鎮呂家村民委員會安寧街十二號", "【顺丰】史口镇吕家村安宁街12号，请放门口",
        "史口镇吕家村安宁街12号\n张三\n13800001111"));

TEST(Geocoder, TakesANameThatBeginsWithAFormersMarkForARoadBehindAVillage) {
    const Geocoded answer = locate("吕家村·原宁街·35号");

    EXPECT_NE(answer.verdict, Verdict::match);  // not the house 35 of the village
}

TEST(Geocoder, TakesASideBehindAVillageForTheBeginningOfARoadsName) {
    const Geocoded answer = locate("史口镇吕家村吕家中35号");

    EXPECT_NE(answer.verdict, Verdict::match);  // 吕家中街, not the house 35 of the village
}

TEST(Geocoder, KeepsWhereOnTheRoadTheDoorIsAsAReference) {
    const Geocoded answer = locate("史口镇吕家村安宁街东段路北12号");

    ASSERT_FALSE(answer.references.all().empty());
}

TEST(Geocoder, TakesAWordOfPlaceBeforeAnUnknownRoadForItsName) {
    const Geocoded answer = locate("史口镇吕家村东头路12号");

    EXPECT_NE(answer.verdict, Verdict::match);
}

TEST(Geocoder, FindsALaneThatLostACharacter) {
    const std::vector<RoadEntry> roads{
        {RoadId(8), 0, "经二十八巷", "jingershibaxiang", "Jīng'èrshíbā Xiàng", {}, {118.3, 37.4}}};
    const std::vector<DoorEntry> doors{testing::door(301, "370502104237", 8, "4", 118.301, 37.401)};
    const auto index =
        AddressIndex::build(testing::small_villages(), roads, DoorTable::build(doors));

    const Geocoded answer = Geocoder(index).locate("史口镇吕家村二十八巷4号");

    ASSERT_TRUE(answer.place);
    EXPECT_EQ(answer.place->address, AddressId(301));
}

TEST(Geocoder, NeverLosesANumberItDoesNotFind) {
    for (const char* text :
         {"吕家村安宁街99号大门口", "安宁街99号路灯旁", "安宁街12巷3弄5号", "安宁街甲12号",
          "安宁街12号甲", "东营区·史口镇·吕家村·原田七巷·12号", "史口镇/虚构村委会",
          "柳路艺八条，吕家村，史口镇", "吕家村、学幸、NO.12", "吕家村 佳挑路一条",
          "99号大门口，吕家村，龙居镇"}) {
        const Geocoded answer = locate(text);

        EXPECT_EQ(answer.verdict, Verdict::partial) << text;
    }
}

TEST(Geocoder, FindsPlatesWithMoreThanANumber) {
    auto doors = testing::small_doors();
    doors.push_back(testing::door(201, "370502104237", 1, "1號三樓之2", 118.3, 37.4));
    doors.push_back(testing::door(202, "370502104237", 1, "12巷3弄5號", 118.3, 37.4));
    doors.push_back(testing::door(203, "370502104237", 1, "甲12", 118.3, 37.4));
    doors.push_back(testing::door(204, "370502104237", 1, "12A", 118.3, 37.4));
    const auto index = AddressIndex::build(testing::small_villages(), testing::small_roads(),
                                           DoorTable::build(doors));
    const std::pair<const char*, std::int64_t> asked[] = {
        {"安宁街1号3楼之2", 201}, {"安寧街12巷3弄5號", 202}, {"安宁街甲12号", 203},
        {"安宁街12A号", 204},     {"安宁街12a", 204},        {"安宁街12号", 101}};
    for (const auto& [text, id] : asked) {
        const Geocoded answer = Geocoder(index).locate(text);

        ASSERT_EQ(answer.verdict, Verdict::match) << text;
        EXPECT_EQ(answer.place->address, AddressId(id)) << text;
    }
}

TEST(Geocoder, NeverPicksBetweenTwoDoorsOfOneNumber) {
    auto doors = testing::small_doors();
    doors.push_back(testing::door(201, "370502104237", 0, "35", 118.31, 37.41));
    doors.push_back(testing::door(202, "370502104237", 1, "12", 118.31, 37.41));
    const auto index = AddressIndex::build(testing::small_villages(), testing::small_roads(),
                                           DoorTable::build(doors));
    for (const char* text : {"史口镇吕家村35号", "史口镇吕家村安宁街12号"})
        EXPECT_EQ(Geocoder(index).locate(text).verdict, Verdict::ambiguous) << text;
}

TEST(Geocoder, DoesNotGoBelowADivisionThatIsNotOurs) {
    for (const char* text : {"山东省济南市历下区人民路8号", "历下区三里村人民路8号",
                             "人民路8号，三里村，历下区，济南市"}) {
        const Geocoded answer = locate(text);

        EXPECT_NE(answer.verdict, Verdict::match) << text;
        EXPECT_TRUE(!answer.place || answer.place->type == HitType::municipality) << text;
    }
    EXPECT_EQ(locate("山西省").verdict, Verdict::none);
}

TEST(Geocoder, IsNotSureOfAnInventedVillage) {
    for (const char* text : {"史口镇虚构村安宁街12号", "东营区史口镇西庙村人民路8号"}) {
        const Geocoded answer = locate(text);

        EXPECT_EQ(answer.verdict, Verdict::partial) << text;
        EXPECT_LT(answer.place->score, 0.9) << text;
    }
}

TEST(Geocoder, FindsNothingInAnotherProvince) {
    EXPECT_EQ(locate("四川省绵阳市盐亭县鹅溪镇谭崖村山俊路19号").verdict, Verdict::none);
    EXPECT_EQ(locate("").verdict, Verdict::none);
    EXPECT_EQ(locate(std::string(1 << 20, '\xFF')).verdict, Verdict::none);
}

TEST(Geocoder, StaysInsideItsArea) {
    Geocoder geocoder(testing::small_index());
    for (const char* area : {"龙居镇", "370502105000", "370502105234"}) {
        geocoder.limit_to(area);
        const Geocoded answer = geocoder.locate("吕家村");
        ASSERT_EQ(answer.verdict, Verdict::match) << area;
        EXPECT_EQ(answer.place->village, VillageCode("370502105234"));
    }
    geocoder.limit_to("");
    EXPECT_EQ(geocoder.locate("吕家村").verdict, Verdict::ambiguous);
}

}  // namespace
}  // namespace geo::search
