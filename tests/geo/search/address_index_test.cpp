// SPDX-License-Identifier: Apache-2.0
#include "geo/search/address_index.hpp"

#include <gtest/gtest.h>

#include "small_registry.hpp"

namespace geo::search {
namespace {

std::vector<Hit> search(std::string_view text) {
    static const auto index = testing::small_index();
    Query query;
    query.text = text;
    return index->search(query);
}

std::int64_t address_of(const std::vector<Hit>& hits) {
    return hits.empty() || !hits[0].address ? 0 : hits[0].address->value();
}

std::int64_t road_of(const std::vector<Hit>& hits) {
    return hits.empty() || !hits[0].road ? 0 : hits[0].road->value();
}

TEST(AddressSearch, FindsTheDoorOfACompleteAddress) {
    const auto hits = search("山东省东营市东营区史口镇吕家村安宁街12号");

    ASSERT_EQ(address_of(hits), 101);
    EXPECT_EQ(hits[0].type, HitType::housenumber);
    EXPECT_EQ(hits[0].road, RoadId(1));
    EXPECT_EQ(hits[0].village, VillageCode("370502104237"));
    EXPECT_EQ(hits[0].division, DivisionCode("370502104000"));
    EXPECT_EQ(hits[0].status, HitStatus::match);
    EXPECT_DOUBLE_EQ(hits[0].score, 1.0);
    for (const How how : hits[0].matched) EXPECT_EQ(how, How::exact);
}

class WaysToWriteADoor : public ::testing::TestWithParam<std::string_view> {};

TEST_P(WaysToWriteADoor, AllMeanAnningStreet12) {
    const auto hits = search(GetParam());

    ASSERT_EQ(address_of(hits), 101) << GetParam();
    EXPECT_EQ(hits[0].status, HitStatus::match);
    EXPECT_FALSE(hits[0].ambiguous);
}

INSTANTIATE_TEST_SUITE_P(
    Spellings, WaysToWriteADoor,
    ::testing::Values("史口吕家村安宁街12号", "安宁街12号", "东营区史口镇吕家村安宁街１２號",
                      "史口镇吕家村委会安宁街12号", "史口镇吕家村村民委员会安宁街12号",
                      "安宁街12号，吕家村，史口镇，东营区", "安宁街十二号", "安宁街一二号",
                      "山东 东营-东营区/史口镇 吕家 安宁街 NO.12", "安宁街0012号",
                      "东营市东营区东营市东营区史口镇吕家村安宁街12号", "安宁街12#",
                      "史口镇吕家村安宁街12号3单元301室（张三收）13800001111",
                      "收件人：李先生 13800001111 地址：史口镇吕家村安宁街12号",
                      "史口\u200F镇吕家\u200B村安宁街12号", "史口镇吕家村老槐街12号"));

TEST(AddressSearch, SaysThatAFormerNameWasUsed) {
    EXPECT_EQ(search("史口镇老槐街12号").at(0).how(Component::road), How::alias);
}

TEST(AddressSearch, SaysThatANumeralWasRead) {
    const auto hits = search("安宁街一百零五号");

    ASSERT_EQ(address_of(hits), 102);
    EXPECT_EQ(hits[0].how(Component::number), How::numeral);
}

TEST(AddressSearch, NeverPicksSilentlyBetweenVillagesOfOneName) {
    const auto hits = search("东营区吕家村");

    ASSERT_EQ(hits.size(), 2U);
    EXPECT_NE(hits[0].village, hits[1].village);
    for (const Hit& hit : hits) {
        EXPECT_EQ(hit.type, HitType::locality);
        EXPECT_EQ(hit.status, HitStatus::ambiguous);
        EXPECT_TRUE(hit.ambiguous);
    }
}

TEST(AddressSearch, NeverPicksSilentlyBetweenRoadsOfOneName) {
    const auto hits = search("东营区吕家村幸福路");

    ASSERT_EQ(hits.size(), 2U);
    EXPECT_TRUE(hits[0].ambiguous && hits[1].ambiguous);
}

TEST(AddressSearch, LetsTheDoorDecideBetweenRoadsOfOneName) {
    const auto hits = search("东营区吕家村幸福路3号");

    EXPECT_EQ(address_of(hits), 106);
    EXPECT_EQ(hits[0].status, HitStatus::match);
}

TEST(AddressSearch, NeverPicksSilentlyBetweenUnnamedRoadsOfAVillage) {
    const auto hits = search("史口镇南一村6号");

    ASSERT_EQ(hits.size(), 2U);
    EXPECT_EQ(hits[0].address, AddressId(107));
    EXPECT_EQ(hits[1].address, AddressId(108));
    EXPECT_TRUE(hits[0].ambiguous && hits[1].ambiguous);
}

TEST(AddressSearch, PutsTheNearerOfEqualsFirst) {
    const auto index = testing::small_index();
    Query query;
    query.text = "吕家村";
    query.bias = Coordinate{118.40, 37.40};

    const auto hits = index->search(query);

    ASSERT_EQ(hits.size(), 2U);
    EXPECT_EQ(hits[0].village, VillageCode("370502105234"));
    EXPECT_TRUE(hits[0].ambiguous);
}

TEST(AddressSearch, FindsADoorOfAVillageWithoutRoads) {
    EXPECT_EQ(address_of(search("史口镇吕家村35号")), 105);
}

TEST(AddressSearch, ReturnsTheRoadWhenTheNumberIsNotOnIt) {
    const auto hits = search("史口镇吕家村安宁街99号");

    ASSERT_EQ(road_of(hits), 1);
    EXPECT_EQ(hits[0].type, HitType::street);
    EXPECT_EQ(hits[0].status, HitStatus::partial);
    EXPECT_EQ(hits[0].how(Component::number), How::not_found);
}

TEST(AddressSearch, DoesNotTakeAVillageDoorForOneOnAnUnknownRoad) {
    const auto hits = search("史口镇吕家村凤凰大街35号");

    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].type, HitType::locality);
    EXPECT_EQ(hits[0].status, HitStatus::partial);
    EXPECT_EQ(hits[0].how(Component::number), How::not_found);
}

TEST(AddressSearch, KeepsSubNumbersApart) {
    EXPECT_EQ(address_of(search("史口镇三里村人民路8-2号")), 104);
    EXPECT_EQ(address_of(search("史口镇三里村人民路8号")), 103);
}

TEST(AddressSearch, FallsBackToTheMainNumberAndSaysSo) {
    const auto hits = search("史口镇三里村人民路8号附9号");

    ASSERT_EQ(address_of(hits), 103);
    EXPECT_EQ(hits[0].status, HitStatus::partial);
}

TEST(AddressSearch, ReadsTheLongerNameWhereTwoBeginAlike) {
    EXPECT_EQ(search("胜利街道").at(0).type, HitType::municipality);
    EXPECT_EQ(road_of(search("胜利街")), 5);
    EXPECT_EQ(address_of(search("胜利街道胜利街1号")), 109);
}

TEST(AddressSearch, ReadsAVillageNamedLikeARoad) {
    EXPECT_EQ(search("史口镇南一村").at(0).village, VillageCode("370502104201"));
}

TEST(AddressSearch, FindsAVillageRegisteredByItsCommittee) {
    EXPECT_EQ(search("龙居镇韩楼村").at(0).village, VillageCode("370502105236"));
    EXPECT_EQ(search("龙居韩楼").at(0).village, VillageCode("370502105236"));
}

TEST(AddressSearch, ForgivesAHomophoneAndSaysSo) {
    const auto hits = search("史口镇吕家村安凝街12号");

    ASSERT_EQ(address_of(hits), 101);
    EXPECT_EQ(hits[0].how(Component::road), How::homophone);
    EXPECT_LT(hits[0].score, 0.9);
}

TEST(AddressSearch, ForgivesAWrongCharacterAndSaysSo) {
    const auto hits = search("史口镇吕家村安定街12号");

    ASSERT_EQ(address_of(hits), 101);
    EXPECT_EQ(hits[0].how(Component::road), How::spelling);
    EXPECT_LT(hits[0].score, 0.9);
}

TEST(AddressSearch, ForgivesAMissingCharacterInTheVillage) {
    const auto hits = search("史口镇里村人民路8号");

    ASSERT_EQ(address_of(hits), 103);
    EXPECT_EQ(hits[0].how(Component::village), How::spelling);
}

TEST(AddressSearch, IsPartialWhenTheTextContradictsThePlace) {
    const auto hits = search("龙居镇三里村人民路8号");

    ASSERT_FALSE(hits.empty());
    EXPECT_NE(hits[0].status, HitStatus::match);
}

TEST(AddressSearch, IsNotSureOfAnotherPrefecture) {
    for (const Hit& hit : search("山东省济南市历下区人民路8号"))
        EXPECT_EQ(hit.status, HitStatus::partial);
}

TEST(AddressSearch, FindsNothingInANumberAlone) { EXPECT_TRUE(search("12号").empty()); }

TEST(AddressSearch, LimitsToAnAreaByCodeOrName) {
    const auto index = testing::small_index();
    for (const std::string_view town : {"龙居镇", "370502105000"}) {
        Query query;
        query.text = "吕家村";
        query.town = town;

        const auto hits = index->search(query);

        ASSERT_EQ(hits.size(), 1U) << town;
        EXPECT_EQ(hits[0].village, VillageCode("370502105234"));
        EXPECT_EQ(hits[0].status, HitStatus::match);
    }
}

TEST(AddressSearch, LimitsToAType) {
    const auto index = testing::small_index();
    Query query;
    query.text = "史口镇吕家村安宁街12号";
    query.type = HitType::street;

    const auto hits = index->search(query);

    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].type, HitType::street);
    EXPECT_EQ(hits[0].road, RoadId(1));
}

TEST(AddressSearch, HonoursTheLimit) {
    const auto index = testing::small_index();
    Query query;
    query.text = "吕家村";
    query.limit = 1;
    EXPECT_EQ(index->search(query).size(), 1U);
    query.limit = 0;
    EXPECT_TRUE(index->search(query).empty());
}

TEST(AddressSearch, AnEmptyIndexFindsNothing) {
    const AddressIndex index;
    Query query;
    query.text = "史口镇吕家村";

    EXPECT_TRUE(index.search(query).empty());
    EXPECT_TRUE(index.reverse(118.3, 37.4).empty());
}

TEST(AddressSearch, SharesTheDoorsBetweenIndexes) {
    const auto before = testing::small_index();

    const auto after = AddressIndex::build(testing::small_villages(), {}, before->doors());

    EXPECT_EQ(after->doors(), before->doors());
    Query query;
    query.text = "吕家村安宁街12号";
    const auto hits = after->search(query);
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].type, HitType::locality);
    EXPECT_EQ(hits[0].status, HitStatus::partial);
}

}  // namespace
}  // namespace geo::search
