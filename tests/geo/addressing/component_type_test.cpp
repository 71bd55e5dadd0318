// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/component_type.hpp"

#include <gtest/gtest.h>

#include <set>

#include "geo/addressing/parsed_address.hpp"

namespace {

using namespace geo::addressing;

TEST(ComponentTypes, AreTheTwentyTwoOfTheStandard) {
    std::set<std::string_view> words;
    std::set<std::string> names;
    for (const ComponentType type : component_types()) {
        words.insert(to_string(type));
        names.insert(name_of(type).zh);
        EXPECT_FALSE(name_of(type).en.empty());
        EXPECT_EQ(component_type_from(to_string(type)), type);
    }

    EXPECT_EQ(words.size(), 22U);
    EXPECT_EQ(names.size(), 22U);
}

TEST(ComponentTypes, HaveLevels) {
    EXPECT_EQ(level_of(ComponentType::province), AddressLevel::province);
    EXPECT_EQ(level_of(ComponentType::village_group), AddressLevel::village);
    EXPECT_EQ(level_of(ComponentType::special_zone), AddressLevel::plot);
    EXPECT_EQ(level_of(ComponentType::mailbox), AddressLevel::door);
    EXPECT_EQ(level_of(ComponentType::room), AddressLevel::building);
}

TEST(ComponentTypes, RefuseOtherWords) {
    EXPECT_EQ(component_type_from(""), std::nullopt);
    EXPECT_EQ(component_type_from("Street"), std::nullopt);
    EXPECT_EQ(address_status_from("current"), std::nullopt);
    EXPECT_EQ(lifecycle_stage_from("official"), std::nullopt);
    EXPECT_EQ(address_level_from("lane"), std::nullopt);
}

TEST(AddressStatus, GoesThereAndBack) {
    for (const AddressStatus status :
         {AddressStatus::official, AddressStatus::unofficial, AddressStatus::unknown})
        EXPECT_EQ(address_status_from(to_string(status)), status);
    EXPECT_EQ(name_of(AddressStatus::unofficial).zh, "非官方");
}

TEST(LifecycleStage, GoesThereAndBack) {
    using enum LifecycleStage;
    for (const LifecycleStage stage : {current, planned, rejected, reserved, abolished, unknown})
        EXPECT_EQ(lifecycle_stage_from(to_string(stage)), stage);
    EXPECT_EQ(name_of(LifecycleStage::reserved).zh, "保留");
}

TEST(AddressLevels, AreTenFromTheCoarsest) {
    int count = 0;
    for (int i = 0; i < 10; ++i) {
        const auto level = static_cast<AddressLevel>(i);
        count += address_level_from(to_string(level)) == level ? 1 : 0;
    }

    EXPECT_EQ(count, 10);
    EXPECT_LT(AddressLevel::street, AddressLevel::door);
    EXPECT_EQ(name_of(AddressLevel::poi).zh, "兴趣点");
}

TEST(PartKinds, AreTheTypesAndWhatNoStandardAddressHolds) {
    for (std::size_t i = 0; i < part_kind_count; ++i) {
        const auto kind = static_cast<PartKind>(i);

        EXPECT_FALSE(to_string(kind).empty());
        EXPECT_FALSE(name_of(kind).zh.empty());
        EXPECT_EQ(component_of(kind).has_value(), i < component_type_count);
    }
    EXPECT_EQ(to_string(PartKind::room), to_string(ComponentType::room));
    EXPECT_EQ(to_string(PartKind::unread), "unread");
}

}  // namespace
