// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/composition.hpp"

#include <algorithm>

#include "geo/addressing/door_text.hpp"
#include "geo/base/error.hpp"

namespace geo::addressing {
namespace {

void append(StandardAddress& address, ComponentType type, std::string text) {
    if (!text.empty()) address.components.push_back({type, std::move(text)});
}

/// The first line of an envelope ends with the town: what the sorting office goes by.
bool is_sorted_by(ComponentType type) noexcept { return type <= ComponentType::town; }

bool has_level(const StandardAddress& address, AddressLevel level) noexcept {
    return std::any_of(address.components.begin(), address.components.end(),
                       [&](const Component& each) { return level_of(each.type) == level; });
}

/// What a door number counts along: the last street before it, else the last place or village.
const Component* named_before_door(const StandardAddress& address) noexcept {
    const Component* street = nullptr;
    const Component* place = nullptr;
    for (const Component& each : address.components) {
        if (each.type == ComponentType::door_number) break;
        if (each.type == ComponentType::street) street = &each;
        if (each.type >= ComponentType::village) place = &each;
    }
    return street != nullptr ? street : place;
}

}  // namespace

StandardAddress from_registry(const RegistryAddress& address) {
    using enum ComponentType;
    StandardAddress result;
    append(result, province, address.province);
    append(result, city, address.city);
    append(result, county, address.county);
    append(result, town, address.town);
    append(result, village, address.village);
    append(result, street, address.road);
    append(result, door_number, door_text(address.number));
    return result;
}

StandardAddress from_parts(const ParsedAddress& parts) {
    StandardAddress result;
    for (const Part& part : parts)
        if (const auto type = component_of(part.kind))
            append(result, *type, std::string(part.text));
    return result;
}

std::string register_text(const StandardAddress& address) {
    std::string text;
    for (const Component& each : address.components) text += each.text;
    return text;
}

std::vector<AddressLevel> gaps_of(const StandardAddress& address) {
    using enum AddressLevel;
    std::vector<AddressLevel> gaps;
    const auto finest = address.level();
    for (const AddressLevel level : {province, city, county, town})
        if (finest && level < *finest && !has_level(address, level)) gaps.push_back(level);
    if (finest && *finest > street && !has_level(address, village) && !has_level(address, street))
        gaps.push_back(street);
    return gaps;
}

PostalLabel postal_label(const StandardAddress& address, std::string_view postcode,
                         std::string_view recipient) {
    std::string divisions, rest;
    for (const Component& each : address.components)
        (is_sorted_by(each.type) && rest.empty() ? divisions : rest) += each.text;
    PostalLabel label{std::string(postcode), {}};
    for (std::string* line : {&divisions, &rest})
        if (!line->empty()) label.lines.push_back(std::move(*line));
    if (!recipient.empty()) label.lines.push_back(std::string(recipient) + " 收");
    return label;
}

DoorPlate door_plate(const StandardAddress& address, std::string_view postcode) {
    const std::string_view door = address.text_of(ComponentType::door_number);
    const Component* named = named_before_door(address);
    if (door.empty() || named == nullptr)
        throw Error(
            ErrorKind::invalid_input,
            "地址“" + register_text(address) + "”没有门牌号或所依的路村名，不能制作门牌，请补全",
            "The address '" + register_text(address) +
                "' lacks a door number or the street or village it counts along; complete it "
                "to make a plate.");
    return {named->text, plate_number(door), std::string(postcode)};
}

}  // namespace geo::addressing
