// SPDX-License-Identifier: Apache-2.0
// The names of every town in memory, found by their text and by their sound.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>

#include "geo/model/ids.hpp"
#include "geo/naming/draft.hpp"
#include "geo/naming/facts.hpp"
#include "geo/naming/romaniser.hpp"

namespace geo::naming {

/// A value: a copy costs one pointer per town and shares the rest, a change to either side copies
/// the town it touches. Not synchronised: give every reader its own copy.
class TownNames {
  public:
    TownNames();
    ~TownNames();
    TownNames(const TownNames&);
    TownNames& operator=(const TownNames&);
    TownNames(TownNames&&) noexcept;
    TownNames& operator=(TownNames&&) noexcept;

    void add(const DivisionCode& town, RegisteredName name, const Romaniser& romaniser);

    /// Takes out every name of the road, or of the proposal. Nothing happens when there is none.
    void remove(const DivisionCode& town, RoadId road);
    void remove(const DivisionCode& town, ProposalId proposal);

    /// Number of names in the town.
    std::size_t size(const DivisionCode& town) const noexcept;

    /// What the rules need to know for this draft.
    Facts gather(const NameDraft& draft) const;

  private:
    class Town;

    Town& town_for_change(const DivisionCode& town);

    std::unordered_map<DivisionCode, std::shared_ptr<Town>> towns_;
};

}  // namespace geo::naming
