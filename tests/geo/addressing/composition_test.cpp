// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/composition.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "geo/addressing/door_text.hpp"
#include "geo/addressing/parser.hpp"
#include "geo/base/error.hpp"
#include "tests/geo/addressing/shipped_lexicon.hpp"

namespace {

using namespace geo::addressing;
using testing::ElementsAre;
using enum ComponentType;

RegistryAddress registry_address() {
    return {"山东省", "东营市", "东营区", "史口镇", "吕家村", "安宁街", "12附1", "257000"};
}

TEST(Composition, WritesARegisterWithoutGaps) {
    const StandardAddress address = from_registry(registry_address());

    EXPECT_EQ(register_text(address), "山东省东营市东营区史口镇吕家村安宁街12号附1号");
    EXPECT_TRUE(gaps_of(address).empty());
}

TEST(Composition, TellsTheLevelsThatNothingNames) {
    RegistryAddress address = registry_address();
    address.province = address.city = address.town = address.village = address.road = "";

    EXPECT_THAT(gaps_of(from_registry(address)),
                ElementsAre(AddressLevel::province, AddressLevel::city, AddressLevel::town,
                            AddressLevel::street));
    EXPECT_TRUE(gaps_of({}).empty());
}

TEST(Composition, AddressesAnEnvelope) {
    const PostalLabel label = postal_label(from_registry(registry_address()), "257000", "张三");

    EXPECT_EQ(label.postcode, "257000");
    EXPECT_THAT(label.lines,
                ElementsAre("山东省东营市东营区史口镇", "吕家村安宁街12号附1号", "张三 收"));
}

TEST(Composition, LeavesOutLinesThatWouldBeEmpty) {
    StandardAddress address;
    address.components = {{street, "安宁街"}, {door_number, "8号"}};

    EXPECT_THAT(postal_label(address, "", "").lines, ElementsAre("安宁街8号"));
    EXPECT_TRUE(postal_label({}, "", "").lines.empty());
}

TEST(Composition, SetsAPlate) {
    const DoorPlate plate = door_plate(from_registry(registry_address()), "257000");

    EXPECT_EQ(plate.name, "安宁街");
    EXPECT_EQ(plate.number, "12附1");
    EXPECT_EQ(plate.postcode, "257000");
}

TEST(Composition, SetsAPlateByTheVillageWhereNoStreetIsNamed) {
    RegistryAddress address = registry_address();
    address.road = "";

    EXPECT_EQ(door_plate(from_registry(address), "").name, "吕家村");
}

TEST(Composition, SetsAPlateByTheLaneOfAStreet) {
    StandardAddress address;
    address.components = {
        {street, "交通南路"}, {street, "一巷"}, {door_number, "10号"}, {room, "101室"}};

    EXPECT_EQ(door_plate(address, "").name, "一巷");
}

TEST(Composition, MakesNoPlateWithoutANumberOrAName) {
    RegistryAddress address = registry_address();
    address.number = "";
    EXPECT_THROW(door_plate(from_registry(address), ""), geo::Error);

    StandardAddress number_only;
    number_only.components = {{county, "东营区"}, {door_number, "12号"}};
    EXPECT_THROW(door_plate(number_only, ""), geo::Error);
}

TEST(DoorText, IsThePlateNumberWithItsWord) {
    const std::pair<const char*, const char*> cases[] = {{"12", "12号"},     {"12附1", "12号附1号"},
                                                         {"8-2", "8-2号"},   {"12之1", "12号之1"},
                                                         {"669弄", "669弄"}, {"12号", "12号"}};
    for (const auto& [number, text] : cases) EXPECT_EQ(door_text(number), text);
    EXPECT_EQ(door_text(""), "");
}

TEST(PlateNumber, UndoesTheDoorText) {
    for (const char* number : {"12", "12附1", "8-2", "12之1", "669弄", "甲5", ""})
        EXPECT_EQ(plate_number(door_text(number)), number);
    EXPECT_EQ(plate_number("１２號附１號"), "12附1");
    EXPECT_EQ(plate_number("\xff号"), "\xff号");
}

/// Random addresses of names that are unmistakable, level by level; any level may be skipped.
class RandomAddress {
  public:
    explicit RandomAddress(unsigned seed) : random_(seed) {}

    StandardAddress next() {
        StandardAddress address;
        add_divisions(address);
        if (one_in(2)) add(address, village, {"吕家村", "三里村", "北胡乔村", "南王社区"});
        if (one_in(4)) add(address, village_group, {"3组", "十二组"});
        add(address, street, {"安宁街", "莲花池西路", "创业大道", "长华胡同", "吉祥路"});
        address.components.push_back({door_number, number() + "号"});
        if (one_in(2)) add_building(address);
        return address;
    }

  private:
    void add_divisions(StandardAddress& address) {
        struct Path {
            const char *province, *city, *county, *town;
        };
        static const Path paths[] = {{"山东省", "东营市", "东营区", "史口镇"},
                                     {"浙江省", "杭州市", "西湖区", "三墩镇"},
                                     {"四川省", "乐山市", "犍为县", "玉津镇"},
                                     {"内蒙古自治区", "呼和浩特市", "赛罕区", "榆林镇"}};
        const Path& path = paths[random_() % std::size(paths)];
        if (one_in(2)) address.components.push_back({province, path.province});
        if (one_in(2)) address.components.push_back({city, path.city});
        address.components.push_back({county, path.county});
        if (one_in(2)) address.components.push_back({town, path.town});
    }

    void add_building(StandardAddress& address) {
        if (one_in(2)) add(address, estate, {"神树家园", "丰收花苑", "桃源小区"});
        address.components.push_back({building_number, number() + (one_in(2) ? "号楼" : "幢")});
        if (one_in(2)) address.components.push_back({unit, number() + "单元"});
        if (one_in(2)) address.components.push_back({floor, number() + "层"});
        address.components.push_back({room, number() + "室"});
    }

    void add(StandardAddress& address, ComponentType type, std::vector<const char*> names) {
        address.components.push_back({type, names[random_() % names.size()]});
    }
    std::string number() { return std::to_string(1 + random_() % 999); }
    bool one_in(unsigned count) { return random_() % count == 0; }

    std::mt19937 random_;
};

TEST(Composition, IsUndoneByParsingOnRandomAddresses) {
    RandomAddress random(20241220);
    for (int i = 0; i < 2000; ++i) {
        const StandardAddress address = random.next();
        const std::string text = register_text(address);

        const StandardAddress parsed = from_parts(parse(shipped_lexicon(), text));

        ASSERT_EQ(register_text(parsed), text);
        ASSERT_EQ(parsed.components, address.components) << text;
    }
}

}  // namespace
