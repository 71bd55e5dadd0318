// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/town_names.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace geo::naming {

class TownNames::Town {
  public:
    void add(SharedName name, const std::vector<std::string>& sound_keys) {
        for (const std::string& key : sound_keys) by_sound_.emplace(key, name);
        by_text_.emplace(name->name.full, std::move(name));
    }

    template <typename Condition>
    bool holds(Condition condition) const {
        return std::any_of(by_text_.begin(), by_text_.end(),
                           [&](const auto& entry) { return condition(*entry.second); });
    }

    template <typename Condition>
    void remove_if(Condition condition) {
        const auto matches = [&](const auto& entry) { return condition(*entry.second); };
        std::erase_if(by_sound_, matches);
        std::erase_if(by_text_, matches);
    }

    std::size_t size() const noexcept { return by_text_.size(); }

    Facts gather(const NameDraft& draft) const {
        Facts facts;
        collect(by_text_, draft.name.full, facts.in_town.same_text);
        for (const std::string& key : draft.sound_keys)
            collect(by_sound_, key, facts.in_town.same_sound);
        return facts;
    }

  private:
    using Names = std::unordered_multimap<std::string, SharedName>;

    static void collect(const Names& names, const std::string& key, std::vector<SharedName>& out) {
        const auto [first, last] = names.equal_range(key);
        for (auto entry = first; entry != last; ++entry)
            if (std::find(out.begin(), out.end(), entry->second) == out.end())
                out.push_back(entry->second);
    }

    Names by_text_;
    Names by_sound_;
};

TownNames::TownNames() = default;
TownNames::~TownNames() = default;
TownNames::TownNames(const TownNames&) = default;
TownNames& TownNames::operator=(const TownNames&) = default;
TownNames::TownNames(TownNames&&) noexcept = default;
TownNames& TownNames::operator=(TownNames&&) noexcept = default;

/// The town, copied first when another TownNames shares it.
TownNames::Town& TownNames::town_for_change(const DivisionCode& town) {
    std::shared_ptr<Town>& found = towns_[town];
    if (!found)
        found = std::make_shared<Town>();
    else if (found.use_count() > 1)
        found = std::make_shared<Town>(*found);
    return *found;
}

void TownNames::add(const DivisionCode& town, RegisteredName name, const Romaniser& romaniser) {
    const auto sound_keys = romaniser.sound_keys(name.name);
    town_for_change(town).add(std::make_shared<const RegisteredName>(std::move(name)), sound_keys);
}

void TownNames::remove(const DivisionCode& town, RoadId road) {
    const auto is_of_road = [road](const RegisteredName& name) { return name.road == road; };
    const auto found = towns_.find(town);
    if (found != towns_.end() && found->second->holds(is_of_road))
        town_for_change(town).remove_if(is_of_road);
}

void TownNames::remove(const DivisionCode& town, ProposalId proposal) {
    const auto is_proposed = [proposal](const RegisteredName& name) {
        return name.proposal == proposal;
    };
    const auto found = towns_.find(town);
    if (found != towns_.end() && found->second->holds(is_proposed))
        town_for_change(town).remove_if(is_proposed);
}

std::size_t TownNames::size(const DivisionCode& town) const noexcept {
    const auto found = towns_.find(town);
    return found == towns_.end() ? 0 : found->second->size();
}

Facts TownNames::gather(const NameDraft& draft) const {
    const auto found = towns_.find(draft.village.town);
    return found == towns_.end() ? Facts{} : found->second->gather(draft);
}

}  // namespace geo::naming
