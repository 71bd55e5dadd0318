// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/particulars.hpp"

#include <gtest/gtest.h>

#include "geo/addressing/parser.hpp"
#include "tests/geo/addressing/shipped_lexicon.hpp"

namespace {

using namespace geo::addressing;

Particulars read(std::string_view text) {
    return particulars_of(shipped_lexicon(), parse(shipped_lexicon(), text));
}

Particulars tail(std::string_view text) { return read_tail(shipped_lexicon(), text); }

std::string counted(const Particulars& read) {
    return read.place + "|" + read.building + "|" + read.unit + "|" + read.floor + "|" + read.room;
}

// the texts of vectors_address_match.tsv that say more than a door
TEST(Particulars, CountBuildingUnitAndRoomInTheirEstate) {
    EXPECT_EQ(counted(read("西四路与北二路神树家园34号楼1单元901")), "神树家园|34|1||901");
    EXPECT_EQ(counted(read("东营市东营区东城街道东城街道丰收家园11#楼1单元1001")),
              "丰收家园|11|1||1001");
    EXPECT_EQ(counted(read("山东东营东营区东营市东营区全区蓝海馨园6～2～203")),
              "蓝海馨园|6|2||203");
}

TEST(Particulars, NameTheStreetsThatMeet) {
    const std::vector<std::string> both{"西四路", "北二路"};

    EXPECT_EQ(read("西四路与北二路神树家园34号楼1单元901").streets, both);
    EXPECT_TRUE(read("史口镇三里村人民路8号").streets.empty());
}

TEST(Particulars, KeepPointsOfInterestApart) {
    const auto firm = read("山东东营垦利县中国山东东营垦利县北井村【惠能公司】 (水岸佳苑附近)");

    ASSERT_FALSE(firm.points_of_interest.empty());
    EXPECT_EQ(firm.points_of_interest.front(), "惠能公司");
}

TEST(Particulars, ReadAnOffsetAsAReference) {
    const auto read_offset_of = read("史口镇三里村人民路8号路北50米").offset;

    ASSERT_TRUE(read_offset_of.has_value());
    EXPECT_EQ(read_offset_of->direction, Direction::north);
    EXPECT_EQ(read_offset_of->metres, 50);
    EXPECT_EQ(read_offset_of->text, "路北50米");
}

TEST(Particulars, AreReadFromTheTailBehindADoor) {
    EXPECT_EQ(counted(tail("34号楼1单元901")), "|34|1||901");
    EXPECT_EQ(counted(tail("十二号楼二单元三楼302室")), "|12|2|3|302");
    EXPECT_EQ(tail("惠能公司").points_of_interest, std::vector<std::string>{"惠能公司"});
    EXPECT_EQ(tail("路北50米").offset->metres, 50);
    EXPECT_EQ(tail("").offset, std::nullopt);
}

struct OffsetCase {
    const char* text;
    std::optional<Direction> direction;
    std::optional<double> metres;
};

TEST(ReadOffset, KnowsEightDirectionsAndTheirDistances) {
    using enum Direction;
    const OffsetCase cases[] = {{"路北50米", north, 50},
                                {"以南", south, std::nullopt},
                                {"东北方向200米", north_east, 200},
                                {"向西约1.5公里", west, 1500},
                                {"往东南二百米", south_east, 200},
                                {"南１００米", south, 100},
                                {"西南角", south_west, std::nullopt},
                                {"西北侧", north_west, std::nullopt},
                                {"对面", std::nullopt, std::nullopt},
                                {"", std::nullopt, std::nullopt}};

    for (const OffsetCase& each : cases) {
        const Offset offset = read_offset(shipped_lexicon(), each.text);

        EXPECT_EQ(offset.direction, each.direction) << each.text;
        EXPECT_EQ(offset.metres, each.metres) << each.text;
    }
}

TEST(NumberIn, IsWrittenInNarrowArabicDigits) {
    const std::pair<const char*, const char*> cases[] = {
        {"34号楼", "34"},   {"十二层", "12"},  {"一百零五室", "105"}, {"Ｂ座", "B"}, {"b座", "B"},
        {"12-3号", "12-3"}, {"二〇三", "203"}, {"第3单元", "3"},      {"大厦", ""},  {"", ""}};

    for (const auto& [text, number] : cases)
        EXPECT_EQ(number_in(shipped_lexicon(), text), number) << text;
}

TEST(Directions, HaveWordsAndNames) {
    EXPECT_EQ(to_string(Direction::north_west), "north_west");
    EXPECT_EQ(name_of(Direction::south), (geo::BilingualText{"南", "south"}));
}

}  // namespace
