// SPDX-License-Identifier: Apache-2.0
#include "api/http/place_text.hpp"

#include <charconv>

namespace api::http {
namespace {

using geo::BoundingBox;
using geo::DivisionLevel;
using geo::publishing::VillageFeature;
using geo::search::HitType;

std::string number_and_sign(const SearchPlace& place) { return place.door->number + "号"; }

/// 安宁街与幸福路交叉口.
std::string crossing_name(const SearchPlace& place) {
    return place.road->name_in_use().full + "与" + place.other_road->name_in_use().full + "交叉口";
}

std::int64_t leading_number(std::string_view code) noexcept {
    std::int64_t value = 0;
    std::from_chars(code.data(), code.data() + code.size(), value);
    return value;
}

/// About five metres.
BoundingBox around(geo::Coordinate point) noexcept {
    constexpr double margin = 5e-5;
    return {point.lon - margin, point.lat - margin, point.lon + margin, point.lat + margin};
}

bool is_in_division(const VillageFeature& village, const SearchPlace& place) noexcept {
    const VillageFeature& known = *place.village;
    switch (place.level) {
        case DivisionLevel::town:
            return village.town_code == known.town_code;
        case DivisionLevel::county:
            return village.county_code == known.county_code;
        case DivisionLevel::city:
            return village.city == known.city && village.province == known.province;
        case DivisionLevel::province:
            return village.province == known.province;
    }
    return false;
}

BoundingBox division_extent(const geo::publishing::Snapshot& snapshot, const SearchPlace& place) {
    BoundingBox box;
    for (const auto& shard : snapshot.shards())
        if (shard->village && is_in_division(*shard->village, place)) box.add(shard->village->box);
    return box;
}

}  // namespace

std::string_view level_name(const SearchPlace& place, DivisionLevel level) noexcept {
    if (place.village == nullptr) return {};
    switch (level) {
        case DivisionLevel::province:
            return place.village->province;
        case DivisionLevel::city:
            return place.village->city;
        case DivisionLevel::county:
            return place.village->county;
        case DivisionLevel::town:
            return place.village->town;
    }
    return {};
}

int levels_of(const SearchPlace& place) noexcept {
    return place.type == HitType::municipality ? static_cast<int>(place.level) + 1 : 4;
}

std::string joined_levels(const SearchPlace& place, int count, std::string_view separator) {
    std::string joined;
    for (int level = 0; level < count; ++level) {
        const auto name = level_name(place, static_cast<DivisionLevel>(level));
        if (!joined.empty() && !name.empty()) joined += separator;
        joined += name;
    }
    return joined;
}

std::string label_of(const SearchPlace& place) {
    if (place.type == HitType::municipality) return joined_levels(place, levels_of(place), {});
    if (place.type == HitType::intersection)
        return (place.village ? geo::publishing::standard_address(*place.village, nullptr, {})
                              : std::string{}) +
               crossing_name(place);
    if (place.village == nullptr)
        return (place.road ? place.road->name_in_use().full : std::string{}) +
               (place.door ? number_and_sign(place) : std::string{});
    return geo::publishing::standard_address(
        *place.village, place.road,
        place.door ? std::string_view{place.door->number} : std::string_view{});
}

std::string name_of(const SearchPlace& place) {
    switch (place.type) {
        case HitType::housenumber:
            return (place.road      ? place.road->name_in_use().full
                    : place.village ? place.village->name
                                    : std::string{}) +
                   number_and_sign(place);
        case HitType::street:
            return place.road->name_in_use().full;
        case HitType::intersection:
            return crossing_name(place);
        case HitType::locality:
            return place.village->name;
        case HitType::municipality:
            return std::string{level_name(place, place.level)};
    }
    return {};
}

std::string division_code_of(const SearchPlace& place) {
    switch (place.level) {
        case DivisionLevel::town:
            return place.village->town_code;
        case DivisionLevel::county:
            return place.village->county_code;
        case DivisionLevel::city:
            return city_code_of(place.village->county_code);
        case DivisionLevel::province:
            return {};
    }
    return {};
}

std::int64_t place_number_of(const SearchPlace& place) {
    constexpr std::int64_t kinds = 4;
    switch (place.type) {
        case HitType::housenumber:
            return place.door->id.value() * kinds;
        case HitType::street:
        case HitType::intersection:
            return place.road->id.value() * kinds + 1;
        case HitType::locality:
            return leading_number(place.village->code.value()) * kinds + 2;
        case HitType::municipality:
            break;
    }
    return leading_number(division_code_of(place)) * kinds + 3;
}

BoundingBox extent_of(const geo::publishing::Snapshot& snapshot, const SearchPlace& place) {
    switch (place.type) {
        case HitType::housenumber:
            return around(place.door->position);
        case HitType::street:
            return place.road->box;
        case HitType::intersection:
            return around(place.crossing);
        case HitType::locality:
            return place.village->box;
        case HitType::municipality:
            break;
    }
    return division_extent(snapshot, place);
}

std::string city_code_of(std::string_view county_code) {
    constexpr std::size_t national_digits = 12;
    constexpr std::size_t city_digits = 4;
    const bool is_national = county_code.size() == national_digits &&
                             county_code.find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_national) return {};
    std::string code{county_code.substr(0, city_digits)};
    code.resize(national_digits, '0');
    return code;
}

}  // namespace api::http
