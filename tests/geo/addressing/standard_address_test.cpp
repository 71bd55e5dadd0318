// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/standard_address.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace {

using namespace geo::addressing;
using enum ComponentType;

StandardAddress sound_address() {
    StandardAddress address;
    address.components = {
        {county, "东营区"}, {town, "史口镇"}, {street, "安宁街"}, {door_number, "12号"}};
    address.valid_from = "2024-12-20";
    return address;
}

TEST(StandardAddresses, AreFoundByTypeAndLevel) {
    const StandardAddress address = sound_address();

    EXPECT_EQ(address.text_of(street), "安宁街");
    EXPECT_EQ(address.text_of(room), "");
    EXPECT_EQ(address.level(), AddressLevel::door);
    EXPECT_EQ(StandardAddress{}.level(), std::nullopt);
}

TEST(StandardAddresses, HaveNoFaultWhenSound) { EXPECT_TRUE(faults_of(sound_address()).empty()); }

TEST(StandardAddresses, NeedComponentsAndADay) {
    const auto faults = faults_of({});

    ASSERT_EQ(faults.size(), 2U);
    EXPECT_THAT(faults[0].en, testing::HasSubstr("no component"));
    EXPECT_THAT(faults[1].zh, testing::HasSubstr("生效日期"));
}

TEST(StandardAddresses, GoFromTheLargeToTheSmall) {
    StandardAddress address = sound_address();
    address.components = {{town, "史口镇"}, {county, "东营区"}, {street, ""}};

    const auto faults = faults_of(address);

    ASSERT_EQ(faults.size(), 2U);
    EXPECT_THAT(faults[0].en, testing::HasSubstr("'东营区'"));
    EXPECT_THAT(faults[1].en, testing::HasSubstr("street is empty"));
}

TEST(StandardAddresses, HoldForDaysThatExistInOrder) {
    StandardAddress address = sound_address();
    address.valid_to = "2023-02-30";
    EXPECT_THAT(faults_of(address).at(0).en, testing::HasSubstr("2023-02-30"));

    address.valid_to = "2023-02-28";
    EXPECT_THAT(faults_of(address).at(0).en, testing::HasSubstr("before it begins"));
}

TEST(StandardAddresses, LieOnTheGlobe) {
    StandardAddress address = sound_address();
    for (const geo::Coordinate off :
         {geo::Coordinate{37.5, 118.5}, {181, 0}, {std::numeric_limits<double>::quiet_NaN(), 0}}) {
        address.position = AddressPosition{off};
        EXPECT_EQ(faults_of(address).size(), 1U) << off.lon;
    }
    address.position = AddressPosition{{118.5, 37.5}};
    EXPECT_TRUE(faults_of(address).empty());
    EXPECT_EQ(address.position->epsg, 4490);
}

}  // namespace
