// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "geo/base/error.hpp"
#include "small_registry.hpp"

namespace geo::search {
namespace {

std::vector<Hit> search(std::string_view text, bool autocomplete = false) {
    static const auto index = testing::small_index();
    Query query;
    query.text = text;
    query.autocomplete = autocomplete;
    return index->search(query);
}

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

TEST(HostileQuery, IsEmptyOrOnlySeparators) {
    for (const char* text : {"", " ", "，。、", "\u200F\u200E", "\xFF\xFE\xFD", "----", "###"}) {
        EXPECT_TRUE(search(text).empty()) << text;
        EXPECT_TRUE(search(text, true).empty()) << text;
    }
}

TEST(HostileQuery, IsDigitsOnly) {
    EXPECT_TRUE(search("1234567890123456789012345678901234567890").empty());
    EXPECT_TRUE(search("一二三四五六七八九十百千一二三四五六七八九十百千号").empty());
}

TEST(HostileQuery, IsTooLong) {
    for (const std::string& text : {std::string(1 << 20, 'a'), repeated("村", 1001)}) {
        try {
            search(text);
            FAIL() << "a text of " << text.size() << " bytes was taken";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::too_large);
            EXPECT_NE(error.text().zh.find("1000"), std::string::npos);
            EXPECT_NE(error.text().en.find("1000"), std::string::npos);
        }
    }
    EXPECT_NO_THROW(search(repeated("村", 1000)));
}

TEST(HostileQuery, RepeatsItsPrefixTenfold) {
    const auto hits = search(repeated("史口镇", 10) + "吕家村安宁街12号");

    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].address, AddressId(101));
}

TEST(HostileQuery, RepeatsItsPrefixPastTheCapacity) {
    const auto hits = search(repeated("史口镇吕家村", 160));

    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].village, VillageCode("370502104237"));
}

TEST(HostileQuery, AnswersSoonWhateverTheText) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 100; ++i) {
        search(repeated("东营", 500));
        search(repeated("吕家", 500), true);
        search(repeated("幸福", 500));
        search(repeated("1号", 500));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(HostileQuery, IsBytesAtRandom) {
    std::mt19937 random(20240601);
    const std::string pieces = "史口镇吕家村安宁街12号#-附之 \xFF\xE5\xED\xA0\x80";
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto i = random() % 60; i > 0; --i)
            text +=
                random() % 4 == 0 ? static_cast<char>(random()) : pieces[random() % pieces.size()];
        for (const Hit& hit : search(text, round % 2 == 0)) {
            EXPECT_GE(hit.score, 0.0);
            EXPECT_LE(hit.score, 1.0);
        }
    }
}

TEST(HostileEntries, HaveNoNamesOrNoVillage) {
    const std::vector<VillageEntry> villages{VillageEntry{},
                                             {"x", "，", {}, "", "", "", "", "", "", {}}};
    const std::vector<RoadEntry> roads{
        {RoadId(1), no_village, "", "", "", {}, {}},
        {RoadId(2), 99, "\xFF\xFE", "??", "1 2", {}, {}},
        {RoadId(3), no_village, "无村路", "wucunlu", "Wúcūn Lù", {}, {118, 37}}};

    const auto index = AddressIndex::build(villages, roads, DoorTable::build({}));

    Query query;
    query.text = "无村路";
    const auto hits = index->search(query);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].road, RoadId(3));
    EXPECT_TRUE(hits[0].village.value().empty());
}

}  // namespace
}  // namespace geo::search
