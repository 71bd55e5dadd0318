// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/parsed_address.hpp"

#include <array>
#include <string>

namespace geo::addressing {
namespace {

struct Entry {
    std::string_view word, zh, en;
};

constexpr std::array<Entry, part_kind_count - component_type_count> further_entries{{
    {"country", "国家", "country"},
    {"poi", "兴趣点", "point of interest"},
    {"recipient", "收件人或楼内单位", "recipient"},
    {"relative", "相对位置", "relative position"},
    {"intersection", "交叉口", "intersection"},
    {"postcode", "邮政编码", "postal code"},
    {"phone", "电话", "telephone"},
    {"redundant", "冗余", "redundant"},
    {"unread", "未读部分", "unread"},
}};

const Entry& entry_of(PartKind kind) noexcept {
    return further_entries[static_cast<std::size_t>(kind) - component_type_count];
}

}  // namespace

std::optional<ComponentType> component_of(PartKind kind) noexcept {
    if (static_cast<std::size_t>(kind) >= component_type_count) return std::nullopt;
    return static_cast<ComponentType>(kind);
}

std::string_view to_string(PartKind kind) noexcept {
    const auto type = component_of(kind);
    return type ? to_string(*type) : entry_of(kind).word;
}

BilingualText name_of(PartKind kind) {
    const auto type = component_of(kind);
    if (type) return name_of(*type);
    return {std::string(entry_of(kind).zh), std::string(entry_of(kind).en)};
}

}  // namespace geo::addressing
