// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/place_words.hpp"

#include "geo/registry/village_name.hpp"
#include "geo/storage/division_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {
namespace {

void take(PlaceWords& place, const Division& division) {
    switch (division.level) {
        case DivisionLevel::city:
            place.city = division.name;
            return;
        case DivisionLevel::county:
            place.county = division.name;
            return;
        case DivisionLevel::town:
            place.town = division.name;
            return;
        case DivisionLevel::province:
            return;
    }
}

}  // namespace

std::string PlaceWords::approving_government() const {
    const bool is_district = county.ends_with("区");
    const std::string& area = is_district && !city.empty() ? city : county;
    return area.empty() ? std::string{} : area + "人民政府";
}

PlaceWords place_of(storage::Connection& connection, const VillageCode& village) {
    constexpr int most_levels = 4;
    const auto brief = storage::VillageStore{connection}.describe(village);
    PlaceWords place;
    place.village = plain_village_name(brief.name);
    place.town = brief.town_name;
    DivisionCode code = brief.town;
    for (int level = 0; level < most_levels && !code.value().empty(); ++level) {
        const auto division = storage::DivisionStore{connection}.find(code);
        if (!division) break;
        take(place, *division);
        code = division->parent;
    }
    return place;
}

std::string county_prefix(const VillageCode& village) {
    constexpr std::size_t national_digits = 12;
    constexpr std::size_t county_digits = 6;
    const std::string& code = village.value();
    return code.size() == national_digits ? code.substr(0, county_digits) : code;
}

}  // namespace geo::registry
