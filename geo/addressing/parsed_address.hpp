// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/addressing/component_type.hpp"

namespace geo::addressing {

/// What a part of a free text is. The first 22 are the types of the standard, in their order; the
/// others stand in real texts, and no standard address holds them.
enum class PartKind : std::uint8_t {
    province,
    city,
    county,
    special_zone,
    town,
    village,
    area,
    natural_village,
    village_group,
    street,
    plot,
    landmark,
    estate,
    door_number,
    yard,
    building,
    building_number,
    unit,
    floor,
    room,
    mailbox,
    sub_mailbox,
    country,       ///< 中国
    poi,           ///< a firm, a shop, a school: 惠能公司
    recipient,     ///< who or what is inside the building: 财务部, 张某
    relative,      ///< 对面, 路北50米: a reference, no address (GB/T 37149, 7.3.2.3)
    intersection,  ///< 交叉口, 与: that two streets meet
    postcode,
    phone,
    redundant,  ///< a prefix once more, a separator, 电联
    unread,     ///< what lies behind the part of the text that is read
};
constexpr std::size_t part_kind_count = 31;

/// "province", …, "poi", …; the words of ComponentType where there is a type.
std::string_view to_string(PartKind kind) noexcept;
BilingualText name_of(PartKind kind);
/// The type of the standard; nullopt for what it does not know.
std::optional<ComponentType> component_of(PartKind kind) noexcept;

/// A stretch of a text. Offsets count bytes of the text as it was given, and its characters.
struct Part {
    PartKind kind;
    std::string_view text;  ///< as written; borrows the text that was parsed
    std::size_t byte;       ///< where it begins
    std::size_t character;  ///< the same in code points; a malformed byte counts as one
    std::size_t length;     ///< in code points
};

/// A text in parts, from its beginning to its end, without gaps.
using ParsedAddress = std::vector<Part>;

}  // namespace geo::addressing
