// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/division_tree.hpp"

#include "geo/registry/import_session.hpp"
#include "geo/storage/division_store.hpp"

namespace geo::registry {
namespace {

bool is_national(std::string_view code) { return code.size() == 12; }

/// The code of a level above: given by the row, or the first digits of a national code.
DivisionCode code_of_level(std::string_view given, std::string_view below, std::size_t digits) {
    if (!given.empty()) return DivisionCode{full_division_code(given)};
    if (!is_national(below)) return DivisionCode{};
    return DivisionCode{full_division_code(below.substr(0, digits))};
}

}  // namespace

DivisionTree::DivisionTree(storage::Connection& connection) : connection_(connection) {
    for (Division& division : storage::DivisionStore{connection_}.all()) {
        std::string code = division.code.value();
        known_.emplace(std::move(code), std::move(division));
    }
}

bool DivisionTree::save(Division division) {
    if (division.code.value().empty()) return false;
    const auto [entry, is_new] = known_.try_emplace(division.code.value(), division);
    if (!is_new) {
        if (division.aliases.empty()) division.aliases = entry->second.aliases;
        if (division.name.empty() || division == entry->second) return false;
        entry->second = division;
    }
    storage::DivisionStore{connection_}.save(division);
    return true;
}

DivisionCode DivisionTree::save_levels_of(std::string_view village_code, const LevelNames& names) {
    const DivisionCode town = code_of_level(names.town_code, village_code, 9);
    const DivisionCode county = code_of_level(names.county_code, town.value(), 6);
    const DivisionCode city = code_of_level({}, county.value(), 4);
    const DivisionCode province = code_of_level({}, county.value(), 2);
    save({province, std::string{names.province}, DivisionLevel::province, DivisionCode{}});
    save({city, std::string{names.city}, DivisionLevel::city, province});
    save({county, std::string{names.county}, DivisionLevel::county, city});
    save({town, std::string{names.town}, DivisionLevel::town, county});
    return town;
}

}  // namespace geo::registry
