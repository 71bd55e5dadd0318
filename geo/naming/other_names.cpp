// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/other_names.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "geo/model/wire_names.hpp"

namespace geo::naming {
namespace {

/// More names than a reader takes in help nobody.
constexpr std::size_t shown_names = 5;

bool comes_before(const SharedName& left, const SharedName& right) noexcept {
    const auto order = [](const RegisteredName& name) {
        return std::tie(name.status, name.village, name.road, name.proposal);
    };
    const bool left_in_force = left->status == NameStatus::in_force;
    const bool right_in_force = right->status == NameStatus::in_force;
    return left_in_force != right_in_force ? left_in_force : order(*left) < order(*right);
}

std::string_view word_for(Relation relation) noexcept {
    switch (relation) {
        case Relation::overlap:
            return "overlap";
        case Relation::parallel:
            return "parallel";
        case Relation::continuation:
            return "continuation";
        case Relation::branch:
            return "branch";
        case Relation::crossing:
            return "crossing";
    }
    return "crossing";
}

void append_evidence(const RegisteredName& name, const Facts& facts, Evidence& evidence) {
    evidence.emplace_back("name", name.name.full);
    if (name.road) evidence.emplace_back("road_id", std::to_string(name.road->value()));
    if (name.proposal) evidence.emplace_back("proposal_id", std::to_string(name.proposal->value()));
    evidence.emplace_back("village", name.village_name);
    evidence.emplace_back("village_code", name.village.value());
    evidence.emplace_back("status", std::string(to_string(name.status)));
    evidence.emplace_back("reading", name.pinyin.toned);
    if (name.valid_to) evidence.emplace_back("valid_to", *name.valid_to);
    if (const RoadNearby* near = find_nearby(facts, name))
        evidence.emplace_back("relation", std::string(word_for(near->relation)));
}

void put_first_in_front(std::vector<SharedName>& names) {
    const auto shown = static_cast<std::ptrdiff_t>(std::min(shown_names, names.size()));
    std::partial_sort(names.begin(), names.begin() + shown, names.end(), comes_before);
}

/// The draft's line carries on a road that bears the draft's name.
bool goes_on_from_its_name(const RuleInput& input) {
    if (!input.facts.line) return false;
    const auto& nearby = input.facts.line->nearby;
    return std::any_of(nearby.begin(), nearby.end(), [&](const RoadNearby& near) {
        return near.relation == Relation::continuation && near.name && is_taken(*near.name) &&
               near.name->name.full == input.draft.name.full && !is_own(*near.name, input.draft);
    });
}

bool is_another_road(const RoadNearby* near) noexcept {
    return near != nullptr &&
           (near->relation == Relation::overlap || near->relation == Relation::parallel ||
            near->relation == Relation::branch);
}

BilingualText where_at(const BilingualText& place, const std::vector<SharedName>& names) {
    const RegisteredName& first = *names.front();
    const bool is_proposed = first.status == NameStatus::proposed;
    const BilingualText name = with_reading(first.name, first.pinyin);
    BilingualText text{place.zh + (is_proposed ? "正在申报" : "已有") + name.zh,
                       place.en + (is_proposed ? " is proposing " : " already has ") + name.en};
    if (names.size() > 1) {
        text.zh += "等" + std::to_string(names.size()) + "处";
        text.en += " (and " + std::to_string(names.size() - 1) + " more)";
    }
    return text;
}

}  // namespace

bool is_taken(const RegisteredName& name) noexcept {
    return name.status == NameStatus::in_force || name.status == NameStatus::proposed;
}

bool is_own(const RegisteredName& name, const NameDraft& draft) noexcept {
    return (draft.road && name.road == draft.road) ||
           (draft.proposal && name.proposal == draft.proposal);
}

std::vector<SharedName> taken_by_others(const std::vector<SharedName>& names,
                                        const NameDraft& draft) {
    std::vector<SharedName> found;
    for (const SharedName& name : names)
        if (is_taken(*name) && !is_own(*name, draft)) found.push_back(name);
    put_first_in_front(found);
    return found;
}

std::vector<SharedName> taken_by_other_roads(const std::vector<SharedName>& names,
                                             const RuleInput& input) {
    auto found = taken_by_others(names, input.draft);
    if (found.empty() || !goes_on_from_its_name(input)) return found;
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const SharedName& name) {
                                   return !is_another_road(find_nearby(input.facts, *name));
                               }),
                found.end());
    return found;
}

const RoadNearby* find_nearby(const Facts& facts, const RegisteredName& name) noexcept {
    if (!facts.line) return nullptr;
    const auto& nearby = facts.line->nearby;
    const auto found = std::find_if(nearby.begin(), nearby.end(), [&](const RoadNearby& near) {
        const bool is_its_road = name.road && near.road == *name.road;
        const bool is_its_proposal =
            name.proposal && near.name && near.name->proposal == name.proposal;
        return is_its_road || is_its_proposal;
    });
    return found == nearby.end() ? nullptr : &*found;
}

Evidence evidence_of(const std::vector<SharedName>& names, const Facts& facts) {
    Evidence evidence;
    const std::size_t shown = std::min(shown_names, names.size());
    for (std::size_t i = 0; i < shown; ++i) append_evidence(*names[i], facts, evidence);
    return evidence;
}

BilingualText where(const std::vector<SharedName>& names) {
    const std::string& village = names.front()->village_name;
    return where_at({village, village}, names);
}

BilingualText where_in_town(const std::vector<SharedName>& names) {
    const RegisteredName& first = *names.front();
    const bool has_town = !first.town_name.empty();
    return where_at({first.town_name + first.village_name,
                     first.village_name + (has_town ? " in " : "") + first.town_name},
                    names);
}

BilingualText with_reading(const NameParts& name, const Pinyin& pinyin) {
    return {"“" + name.full + "”（" + pinyin.toned + "）",
            "'" + name.full + "' (" + pinyin.toned + ")"};
}

}  // namespace geo::naming
