// SPDX-License-Identifier: Apache-2.0
#include "geo/search/geocoder.hpp"

#include <gtest/gtest.h>

#include <string>

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
