// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "geo/base/clock.hpp"
#include "geo/model/ids.hpp"

namespace geo {

/// One line of the registry's history. Written in the transaction of the change it records.
struct Event {
    std::int64_t sequence = 0;
    Instant at;
    std::string actor;        ///< who did it: every write names an actor
    std::string action;       ///< "proposal.approved", "roads.imported", …
    std::string entity_type;  ///< "proposal", "road", "village", "import", …
    std::string entity_id;
    VillageCode village;  ///< whose published picture changed; empty: that of everything
    std::string payload;  ///< JSON object: what the change was
};

}  // namespace geo
