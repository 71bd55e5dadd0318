// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "geo/base/clock.hpp"

namespace geo {

inline constexpr std::string_view everything_changed = "*";

/// One line of the registry's history. Written in the transaction of the change it records.
struct Event {
    std::int64_t sequence = 0;
    Instant at;
    std::string actor;        ///< who did it: every write names an actor
    std::string action;       ///< "proposal.approved", "roads.imported", …
    std::string entity_type;  ///< "proposal", "road", "village", "import", …
    std::string entity_id;
    /// Whose published picture changed: a village code, everything_changed, or empty for nobody's
    /// (a draft is nobody's business yet).
    std::string scope;
    std::string payload;  ///< JSON object: what the change was
};

}  // namespace geo
