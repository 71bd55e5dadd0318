// SPDX-License-Identifier: Apache-2.0
// The vocabulary of addresses: component types, status and stage of life after GB/T 35639-2017, the
// ten levels of GB/T 37149-2018 Annex B. The wire words are written into files and never change.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "geo/base/bilingual.hpp"

namespace geo::addressing {

/// What a part of an address names, in the order in which an address goes from the large to the
/// small (GB/T 35639, 5.2). A part may be missing.
enum class ComponentType : std::uint8_t {
    province,         ///< 省级行政区划名
    city,             ///< 地级行政区划名
    county,           ///< 县级行政区划名
    special_zone,     ///< 专署区域名: development zones and the like, no division
    town,             ///< 乡镇、街道级区划名
    village,          ///< 社区、村(居)委名
    area,             ///< 片区名
    natural_village,  ///< 自然村名
    village_group,    ///< 村民小组
    street,           ///< 街路巷名
    plot,             ///< 地片名
    landmark,         ///< 标识性地物名
    estate,           ///< 居民小区名
    door_number,      ///< 门牌号
    yard,             ///< 院落名
    building,         ///< 建筑物名
    building_number,  ///< 楼牌号
    unit,             ///< 单元门号
    floor,            ///< 楼层
    room,             ///< 户室号
    mailbox,          ///< 信箱号
    sub_mailbox,      ///< 分信箱号
};
constexpr std::size_t component_type_count = 22;

/// Who stands behind an address (GB/T 35639, AddressStatus).
enum class AddressStatus : std::uint8_t { official, unofficial, unknown };

/// Where an address is in its life (GB/T 35639, AddressLifecycleStage).
enum class LifecycleStage : std::uint8_t {
    current,
    planned,
    rejected,
    reserved,
    abolished,
    unknown
};

/// How finely something is located (GB/T 37149, Annex B), the coarsest first.
enum class AddressLevel : std::uint8_t {
    province,
    city,
    county,
    town,
    village,
    street,
    plot,
    door,
    building,
    poi
};

/// Every type, in order.
const std::array<ComponentType, component_type_count>& component_types() noexcept;

/// The level that a type belongs to. What lies inside a building (unit, floor, room) has no level
/// of its own in the standard and counts as the building; a mailbox counts as a door.
AddressLevel level_of(ComponentType type) noexcept;

/// "province", "special_zone", …
std::string_view to_string(ComponentType type) noexcept;
/// "official", "unofficial", "unknown".
std::string_view to_string(AddressStatus status) noexcept;
/// "current", "planned", "rejected", "reserved", "abolished", "unknown".
std::string_view to_string(LifecycleStage stage) noexcept;
/// "province", …, "door", "building", "poi".
std::string_view to_string(AddressLevel level) noexcept;

/// What people call it, as the standard does in Chinese.
BilingualText name_of(ComponentType type);
BilingualText name_of(AddressStatus status);
BilingualText name_of(LifecycleStage stage);
BilingualText name_of(AddressLevel level);

/// Read the words that to_string writes; nullopt for any other.
std::optional<ComponentType> component_type_from(std::string_view word) noexcept;
std::optional<AddressStatus> address_status_from(std::string_view word) noexcept;
std::optional<LifecycleStage> lifecycle_stage_from(std::string_view word) noexcept;
std::optional<AddressLevel> address_level_from(std::string_view word) noexcept;

}  // namespace geo::addressing
