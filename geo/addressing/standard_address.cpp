// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/standard_address.hpp"

#include <algorithm>
#include <cmath>

#include "geo/base/calendar_day.hpp"

namespace geo::addressing {
namespace {

using Faults = std::vector<BilingualText>;

/// Divisions have one order; below them an address may go by street, by yard or by both.
int division_rank(ComponentType type) noexcept {
    switch (type) {
        case ComponentType::province:
            return 1;
        case ComponentType::city:
            return 2;
        case ComponentType::county:
            return 3;
        case ComponentType::town:
            return 4;
        case ComponentType::village:
            return 5;
        default:
            return 0;
    }
}

void check_components(const std::vector<Component>& components, Faults& faults) {
    if (components.empty())
        faults.push_back({"地址没有任何组成部分，请至少给出一级",
                          "The address has no component; give at least one."});
    int deepest = 0;
    for (const Component& each : components) {
        const BilingualText name = name_of(each.type);
        if (each.text.empty())
            faults.push_back({name.zh + "为空，请填写或删去该项",
                              "The " + name.en + " is empty; fill it in or leave it out."});
        const int rank = division_rank(each.type);
        if (rank != 0 && rank <= deepest)
            faults.push_back(
                {name.zh + "“" + each.text + "”排在下级之后，请按由大到小排列",
                 "The " + name.en + " '" + each.text +
                     "' stands behind a smaller unit; order from the large to the small."});
        deepest = std::max(deepest, rank);
    }
}

void check_validity(const StandardAddress& address, Faults& faults) {
    if (address.valid_from.empty())
        faults.push_back({"缺少生效日期，请以 2024-12-20 的形式给出",
                          "The day it is valid from is missing; write it as 2024-12-20."});
    const auto from = parse_day(address.valid_from);
    const auto to = parse_day(address.valid_to);
    for (const auto& [text, day] : {std::pair{address.valid_from, from}, {address.valid_to, to}})
        if (!text.empty() && !day)
            faults.push_back({"日期“" + text + "”不存在，请以 2024-12-20 的形式给出",
                              "There is no day '" + text + "'; write it as 2024-12-20."});
    if (from && to && *to < *from)
        faults.push_back({"失效日期早于生效日期", "It ceases to be valid before it begins to be."});
}

bool is_on_globe(const Coordinate& at) { return std::abs(at.lon) <= 180 && std::abs(at.lat) <= 90; }

}  // namespace

std::string_view StandardAddress::text_of(ComponentType type) const noexcept {
    for (const Component& each : components)
        if (each.type == type) return each.text;
    return {};
}

std::optional<AddressLevel> StandardAddress::level() const noexcept {
    std::optional<AddressLevel> finest;
    for (const Component& each : components)
        finest = std::max(finest.value_or(AddressLevel::province), level_of(each.type));
    return finest;
}

std::vector<BilingualText> faults_of(const StandardAddress& address) {
    Faults faults;
    check_components(address.components, faults);
    check_validity(address, faults);
    if (address.position && !is_on_globe(address.position->coordinate))
        faults.push_back({"坐标超出经纬度范围，请核对坐标系与顺序",
                          "The position is off the globe; check its reference system and order."});
    return faults;
}

}  // namespace geo::addressing
