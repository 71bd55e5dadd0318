// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/component_type.hpp"

namespace geo::addressing {
namespace {

struct Entry {
    std::string_view word, zh, en;
};

constexpr std::array<Entry, component_type_count> type_entries{{
    {"province", "省级行政区划名", "province"},
    {"city", "地级行政区划名", "city or prefecture"},
    {"county", "县级行政区划名", "county or district"},
    {"special_zone", "专署区域名", "special zone"},
    {"town", "乡镇、街道级区划名", "town or subdistrict"},
    {"village", "社区、村（居）委名", "village or community"},
    {"area", "片区名", "area"},
    {"natural_village", "自然村名", "natural village"},
    {"village_group", "村民小组", "villagers' group"},
    {"street", "街路巷名", "street"},
    {"plot", "地片名", "plot"},
    {"landmark", "标识性地物名", "landmark"},
    {"estate", "居民小区名", "residential estate"},
    {"door_number", "门牌号", "door number"},
    {"yard", "院落名", "yard"},
    {"building", "建筑物名", "building"},
    {"building_number", "楼牌号", "building number"},
    {"unit", "单元门号", "unit"},
    {"floor", "楼层", "floor"},
    {"room", "户室号", "room"},
    {"mailbox", "信箱号", "mailbox"},
    {"sub_mailbox", "分信箱号", "sub-mailbox"},
}};

constexpr std::array<Entry, 3> status_entries{{
    {"official", "官方", "official"},
    {"unofficial", "非官方", "unofficial"},
    {"unknown", "未知", "unknown"},
}};

constexpr std::array<Entry, 6> stage_entries{{
    {"current", "现行", "current"},
    {"planned", "规划", "planned"},
    {"rejected", "拒绝", "rejected"},
    {"reserved", "保留", "reserved"},
    {"abolished", "废弃", "abolished"},
    {"unknown", "未知", "unknown"},
}};

constexpr std::array<Entry, 10> level_entries{{
    {"province", "省", "province"},
    {"city", "市", "city"},
    {"county", "县", "county"},
    {"town", "乡", "town"},
    {"village", "村", "village"},
    {"street", "道路街巷", "street"},
    {"plot", "地片", "plot"},
    {"door", "门牌", "door"},
    {"building", "楼牌", "building"},
    {"poi", "兴趣点", "point of interest"},
}};

template <typename Enumeration, std::size_t size>
const Entry& entry_of(const std::array<Entry, size>& entries, Enumeration value) noexcept {
    return entries[static_cast<std::size_t>(value)];
}

template <typename Enumeration, std::size_t size>
BilingualText text_of(const std::array<Entry, size>& entries, Enumeration value) {
    const Entry& entry = entry_of(entries, value);
    return {std::string(entry.zh), std::string(entry.en)};
}

template <typename Enumeration, std::size_t size>
std::optional<Enumeration> value_from(const std::array<Entry, size>& entries,
                                      std::string_view word) noexcept {
    for (std::size_t i = 0; i < size; ++i)
        if (entries[i].word == word) return static_cast<Enumeration>(i);
    return std::nullopt;
}

}  // namespace

const std::array<ComponentType, component_type_count>& component_types() noexcept {
    static const auto types = [] {
        std::array<ComponentType, component_type_count> all{};
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<ComponentType>(i);
        return all;
    }();
    return types;
}

AddressLevel level_of(ComponentType type) noexcept {
    switch (type) {
        case ComponentType::province:
            return AddressLevel::province;
        case ComponentType::city:
            return AddressLevel::city;
        case ComponentType::county:
            return AddressLevel::county;
        case ComponentType::town:
            return AddressLevel::town;
        case ComponentType::village:
        case ComponentType::natural_village:
        case ComponentType::village_group:
            return AddressLevel::village;
        case ComponentType::street:
            return AddressLevel::street;
        case ComponentType::special_zone:
        case ComponentType::area:
        case ComponentType::plot:
        case ComponentType::landmark:
        case ComponentType::estate:
            return AddressLevel::plot;
        case ComponentType::door_number:
        case ComponentType::yard:
        case ComponentType::mailbox:
        case ComponentType::sub_mailbox:
            return AddressLevel::door;
        case ComponentType::building:
        case ComponentType::building_number:
        case ComponentType::unit:
        case ComponentType::floor:
        case ComponentType::room:
            return AddressLevel::building;
    }
    return AddressLevel::poi;
}

std::string_view to_string(ComponentType type) noexcept {
    return entry_of(type_entries, type).word;
}
std::string_view to_string(AddressStatus status) noexcept {
    return entry_of(status_entries, status).word;
}
std::string_view to_string(LifecycleStage stage) noexcept {
    return entry_of(stage_entries, stage).word;
}
std::string_view to_string(AddressLevel level) noexcept {
    return entry_of(level_entries, level).word;
}

BilingualText name_of(ComponentType type) { return text_of(type_entries, type); }
BilingualText name_of(AddressStatus status) { return text_of(status_entries, status); }
BilingualText name_of(LifecycleStage stage) { return text_of(stage_entries, stage); }
BilingualText name_of(AddressLevel level) { return text_of(level_entries, level); }

std::optional<ComponentType> component_type_from(std::string_view word) noexcept {
    return value_from<ComponentType>(type_entries, word);
}
std::optional<AddressStatus> address_status_from(std::string_view word) noexcept {
    return value_from<AddressStatus>(status_entries, word);
}
std::optional<LifecycleStage> lifecycle_stage_from(std::string_view word) noexcept {
    return value_from<LifecycleStage>(stage_entries, word);
}
std::optional<AddressLevel> address_level_from(std::string_view word) noexcept {
    return value_from<AddressLevel>(level_entries, word);
}

}  // namespace geo::addressing
