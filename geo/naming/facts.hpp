// SPDX-License-Identifier: Apache-2.0
// What the rules are told about the rest of the registry. Rules never query: whoever calls them
// gathers the facts first.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/model/ids.hpp"
#include "geo/model/place_name.hpp"

namespace geo::naming {

/// A name that stands in the registry or is on its way there.
struct RegisteredName {
    NameParts name;
    Pinyin pinyin;
    NameStatus status = NameStatus::in_force;
    std::optional<RoadId> road;
    std::optional<ProposalId> proposal;
    VillageCode village;
    std::string village_name;
};

using SharedName = std::shared_ptr<const RegisteredName>;

struct Facts {
    std::vector<SharedName> same_text_in_town;   ///< the same full name
    std::vector<SharedName> same_sound_in_town;  ///< shares a sound key; may hold the former too
};

}  // namespace geo::naming
