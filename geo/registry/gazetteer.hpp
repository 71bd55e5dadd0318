// SPDX-License-Identifier: Apache-2.0
// All that the naming rules look in, in memory: the names by town, the roads and villages by
// place. A picture of the registry as of one event; checking a name against it asks no database.
#pragma once

#include <cstdint>
#include <memory>

#include "geo/model/ids.hpp"
#include "geo/naming/draft.hpp"
#include "geo/naming/facts.hpp"
#include "geo/naming/town_names.hpp"
#include "geo/registry/ground.hpp"

namespace geo::registry {

/// Immutable: any number of threads may share one, and one that is held stays as it was.
class Gazetteer {
  public:
    Gazetteer(naming::TownNames names, Ground ground);

    /// \throws Error(not_found) naming the code.
    const naming::VillageContext& village(const VillageCode& code) const;
    /// What the rules need to know for this draft: names alike, the roads near its line, where the
    /// line lies. A draft of a road without a line of its own takes the road's.
    naming::Facts gather(const naming::NameDraft& draft, const naming::Profile& profile) const;

    const naming::TownNames& names() const noexcept { return names_; }
    const Ground& ground() const noexcept { return ground_; }

  private:
    naming::TownNames names_;
    Ground ground_;
};

}  // namespace geo::registry
