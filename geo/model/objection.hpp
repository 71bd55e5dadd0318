// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "geo/base/clock.hpp"
#include "geo/model/ids.hpp"

namespace geo {

using ObjectionId = TypedId<struct ObjectionIdTag, std::int64_t>;

/// What somebody says against a name, and what they were answered.
struct Objection {
    ObjectionId id;
    ProposalId proposal;
    std::string name;     ///< of who objects, as they give it
    std::string contact;  ///< for the staff's eyes only; may be empty
    std::string text;
    Instant at;
    std::string day;  ///< calendar day on which it came in
    std::string answer;
    std::string answered_by;
    std::string answered_on;  ///< calendar day; empty: open
    bool is_open() const noexcept { return answered_on.empty(); }
};

}  // namespace geo
