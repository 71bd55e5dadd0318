// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/town_names.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "geo/naming/names_of_town.hpp"
#include "geo/naming/sound_likeness.hpp"

namespace geo::naming {
namespace {

/// The built-up area that holds the town; nullptr when there is none.
const BuiltUpArea* area_of(const DivisionCode& town, const Profile& profile) noexcept {
    for (const BuiltUpArea& area : profile.built_up_areas)
        if (std::find(area.towns.begin(), area.towns.end(), town) != area.towns.end()) return &area;
    return nullptr;
}

bool holds(const BuiltUpArea* area, const DivisionCode& town) noexcept {
    return area != nullptr &&
           std::find(area->towns.begin(), area->towns.end(), town) != area->towns.end();
}

/// Whether a village may have only so many roads with this generic name.
bool is_bounded(std::string_view generic, const Profile& profile) noexcept {
    return std::any_of(
        profile.generic_names.begin(), profile.generic_names.end(),
        [&](const GenericName& one) { return one.most_in_village && one.text == generic; });
}

SharedName in_force_among(const std::vector<SharedName>& names) {
    const auto found = std::find_if(names.begin(), names.end(), [](const SharedName& name) {
        return name->status == NameStatus::in_force;
    });
    return found == names.end() ? nullptr : *found;
}

}  // namespace

struct TownNames::Making {
    SoundLikeness likeness;
    OrdinalFinder ordinals;
};

std::uint64_t TownNames::Ownership::next() noexcept {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

TownNames::Ownership& TownNames::Ownership::operator=(const Ownership& other) noexcept {
    number_ = next();
    other.number_ = next();
    return *this;
}

TownNames::TownNames() : making_(std::make_shared<const Making>()) {}

TownNames::TownNames(const Tables& tables)
    : making_(std::make_shared<const Making>(
          Making{tables.profile.near_sounds ? SoundLikeness(tables.profile.near_sound_groups)
                                            : SoundLikeness(),
                 tables.romaniser.ordinals()})) {}

const NamesOfTown* TownNames::find_town(const DivisionCode& town) const noexcept {
    const auto found = towns_.find(town);
    return found == towns_.end() ? nullptr : found->second.town.get();
}

/// The town, copied first unless it is this TownNames' alone.
NamesOfTown& TownNames::town_for_change(const DivisionCode& town) {
    KeptTown& kept = towns_[town];
    if (!kept.town)
        kept.town = std::make_shared<NamesOfTown>();
    else if (kept.owner != ownership_.number())
        kept.town = std::make_shared<NamesOfTown>(*kept.town);
    kept.owner = ownership_.number();
    return *kept.town;
}

SharedName TownNames::add(const DivisionCode& town, const DivisionCode& county, RegisteredName name,
                          const Romaniser& romaniser) {
    SharedName kept = add(town, std::move(name), romaniser);
    auto& towns = towns_of_county_[county];
    if (std::find(towns.begin(), towns.end(), town) == towns.end()) towns.push_back(town);
    return kept;
}

SharedName TownNames::add(const DivisionCode& town, RegisteredName name,
                          const Romaniser& romaniser) {
    const auto sounds = make_sound_keys(romaniser.sound_keys(name.name), making_->likeness);
    auto shared = std::make_shared<const RegisteredName>(std::move(name));
    town_for_change(town).add(shared, sounds, making_->ordinals);
    return shared;
}

void TownNames::remove(const DivisionCode& town, RoadId road) {
    const NamesOfTown* found = find_town(town);
    if (found != nullptr && found->holds(road)) town_for_change(town).remove(road);
}

void TownNames::remove(const DivisionCode& town, ProposalId proposal) {
    const NamesOfTown* found = find_town(town);
    if (found != nullptr && found->holds(proposal)) town_for_change(town).remove(proposal);
}

std::size_t TownNames::size(const DivisionCode& town) const noexcept {
    const NamesOfTown* found = find_town(town);
    return found == nullptr ? 0 : found->size();
}

std::vector<SharedName> TownNames::of_road(const DivisionCode& town, RoadId road) const {
    const NamesOfTown* found = find_town(town);
    return found == nullptr ? std::vector<SharedName>{} : found->of_road(road);
}

std::vector<SeriesMember> TownNames::series(const NameDraft& draft) const {
    const NamesOfTown* found = find_town(draft.village.town);
    return found == nullptr ? std::vector<SeriesMember>{} : found->series(draft, making_->ordinals);
}

Facts TownNames::gather(const NameDraft& draft, const Profile& profile) const {
    Facts facts;
    const WantedName wanted(draft, making_->likeness);
    if (const NamesOfTown* town = find_town(draft.village.town)) {
        facts.in_town = town->alike(wanted);
        if (is_bounded(draft.name.generic, profile))
            facts.same_generic_in_village = town->other_roads_with_generic(draft);
        if (draft.road) facts.current_name = in_force_among(town->of_road(*draft.road));
    }
    const BuiltUpArea* area = area_of(draft.village.town, profile);
    if (area != nullptr) gather_area(wanted, *area, facts);
    gather_county(wanted, area, facts);
    return facts;
}

Facts TownNames::gather(const NameDraft& draft) const { return gather(draft, Profile{}); }

void TownNames::gather_area(const WantedName& wanted, const BuiltUpArea& area, Facts& facts) const {
    facts.built_up_area = area.name;
    for (const DivisionCode& code : area.towns) {
        const NamesOfTown* town = code == wanted.draft.village.town ? nullptr : find_town(code);
        if (town != nullptr) town->append_text_and_sound(wanted, facts.in_built_up_area);
    }
}

void TownNames::gather_county(const WantedName& wanted, const BuiltUpArea* area,
                              Facts& facts) const {
    const VillageContext& village = wanted.draft.village;
    const auto towns = towns_of_county_.find(village.county);
    if (towns == towns_of_county_.end()) return;
    std::vector<const NamesOfTown*> others;
    for (const DivisionCode& code : towns->second)
        if (code != village.town && !holds(area, code)) others.push_back(find_town(code));
    // Far apart in memory: fetched together rather than one after the other.
    for (const NamesOfTown* town : others) town->prefetch(wanted);
    for (const NamesOfTown* town : others)
        town->append_same_text(wanted, facts.in_county.same_text);
}

}  // namespace geo::naming
