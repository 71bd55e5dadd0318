// SPDX-License-Identifier: Apache-2.0
// The sample addresses (vectors_address_match.tsv) against a registry of the prefecture's real
// divisions and villages and the few roads of the sample registry.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "geo/naming/table_reader.hpp"
#include "geo/search/geocoder.hpp"

namespace geo::search {
namespace {

const std::string shared_data = std::string(LUMING_SOURCE_DIR) + "/../shared/data/";

std::vector<std::vector<std::string>> rows_of(const std::string& file, char separator) {
    std::ifstream in(shared_data + file);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        std::vector<std::string> row;
        for (const auto field : naming::split(line, separator)) row.emplace_back(field);
        rows.push_back(std::move(row));
    }
    if (!rows.empty()) rows.erase(rows.begin());
    return rows;
}

constexpr std::string_view lu_of_shikou = "370502104237", lu_of_longju = "370502105234",
                           san_of_shikou = "370502104236";

/// 吕家村 stands twice, each with its 安宁街 12: the sample says that the text cannot tell them
/// apart.
class Samples : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        for (const auto& row : rows_of("divisions/dongying_villages.csv", ',')) {
            if (row.size() < 4) continue;
            codes_[row[0]] = {row[0].substr(0, 9), row[0].substr(0, 6)};
            villages_.push_back(row);
        }
        if (!villages_.empty()) build();
    }
    static void TearDownTestSuite() { index_.reset(); }
    void SetUp() override {
        if (!index_) GTEST_SKIP() << "no ../shared/data/divisions";
    }

    static void build() {
        std::vector<VillageEntry> entries;
        std::map<std::string_view, std::uint32_t> place;
        for (const auto& row : villages_) {
            place[row[0]] = static_cast<std::uint32_t>(entries.size());
            VillageEntry entry;
            entry.code = row[0];
            entry.name = row[1];
            entry.town = row[2];
            entry.county = row[3];
            entry.town_code = codes_[row[0]].first;
            entry.county_code = codes_[row[0]].second;
            entry.city = "东营市";
            entry.province = "山东省";
            entries.push_back(entry);
        }
        const auto road = [&](int id, std::string_view village, std::string_view name) {
            RoadEntry entry;
            entry.id = RoadId(id);
            entry.village = place.at(village);
            entry.name = name;
            return entry;
        };
        static const std::vector<std::string> old_name{"老槐街"};
        std::vector<RoadEntry> roads{
            road(1, lu_of_shikou, "安宁街"), road(2, lu_of_longju, "安宁街"),
            road(3, san_of_shikou, "人民路"), road(4, lu_of_shikou, "幸福路")};
        roads[0].aliases = old_name;
        const auto door = [](int id, std::string_view village, int on, std::string_view number) {
            return DoorEntry{AddressId(id), village, RoadId(on), number, {118.3, 37.4}};
        };
        const std::vector<DoorEntry> doors{
            door(1, lu_of_shikou, 1, "12"), door(2, lu_of_longju, 2, "12"),
            door(3, san_of_shikou, 3, "8"), door(4, san_of_shikou, 3, "8-2")};
        index_ = AddressIndex::build(entries, roads, DoorTable::build(doors));
    }

    /// "370502104237|安宁街|12" of a hit, as the samples write it.
    static std::string words_of(const Hit& hit) {
        static const std::map<std::int64_t, std::string> doors{
            {1, "安宁街|12"}, {2, "安宁街|12"}, {3, "人民路|8"}, {4, "人民路|8-2"}};
        std::string words =
            hit.village.value().empty() ? hit.division.value() : hit.village.value();
        if (hit.address) words += "|" + doors.at(hit.address->value());
        return words;
    }

    static bool is_as_expected(const std::string& text, const std::string& expected) {
        Query query;
        query.text = text;
        const auto hits = index_->search(query);
        const Geocoded answer = Geocoder(index_).locate(text);
        if (expected == "NOT_FOUND") return hits.empty() && answer.verdict == Verdict::none;
        const auto references = answer.references.all();
        if (expected.find("intersection") == 0)
            return !references.empty() && references[0].kind == ReferenceKind::crossing;
        if (hits.empty()) return false;
        if (expected.find("AMBIGUOUS") == 0)
            return answer.verdict == Verdict::ambiguous && hits.size() == 2 &&
                   expected.find(hits[0].village.value()) != std::string::npos &&
                   expected.find(hits[1].village.value()) != std::string::npos;
        if (expected.find("village ") == 0)
            return !hits[0].address && !hits[0].road &&
                   expected.find(hits[0].village.value()) != std::string::npos;
        const std::string place = expected.substr(0, expected.find(" + "));
        const bool has_more = place.size() < expected.size();
        return words_of(hits[0]) == place && !(has_more && references.empty());
    }

    static std::vector<std::vector<std::string>> villages_;
    static std::map<std::string, std::pair<std::string, std::string>> codes_;
    static std::shared_ptr<const AddressIndex> index_;
};

std::vector<std::vector<std::string>> Samples::villages_;
std::map<std::string, std::pair<std::string, std::string>> Samples::codes_;
std::shared_ptr<const AddressIndex> Samples::index_;

TEST_F(Samples, AreFound) {
    int asked = 0, right = 0;
    for (const auto& row : rows_of("rules/vectors_address_match.tsv", '\t')) {
        if (row.size() < 2) continue;
        ++asked;
        const bool good = is_as_expected(row[0], row[1]);
        right += good ? 1 : 0;
        if (good) continue;
        const Geocoded got = Geocoder(index_).locate(row[0]);
        std::printf("not as expected: %s -> %s, but %s\n", row[0].c_str(), row[1].c_str(),
                    got.place ? words_of(*got.place).c_str() : "none");
    }

    ASSERT_EQ(asked, 21);
    EXPECT_GE(right, 20);
}

TEST_F(Samples, KeepTheOffsetApart) {
    const std::string text = "史口镇三里村人民路8号路北50米";

    const Geocoded answer = Geocoder(index_).locate(text);

    EXPECT_EQ(answer.verdict, Verdict::match);
    ASSERT_EQ(answer.references.all().size(), 1U);
    const Reference& offset = answer.references.all()[0];
    EXPECT_EQ(offset.kind, ReferenceKind::offset);
    EXPECT_EQ(offset.direction, Direction::north);
    EXPECT_EQ(offset.metres, 50U);
    EXPECT_EQ(text.substr(offset.begin, offset.end - offset.begin), "路北50米");
}

}  // namespace
}  // namespace geo::search
