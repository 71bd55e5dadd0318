// SPDX-License-Identifier: Apache-2.0
// What is due in the whole registry: filings, announcements, public notices, answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/lifecycle/deadlines.hpp"
#include "geo/model/proposal.hpp"
#include "geo/registry/registry.hpp"

namespace geo::registry {

/// One thing that is due, and where.
struct CaseDeadline {
    ProposalId proposal;
    std::string name;
    VillageCode village;
    ProposalState state = ProposalState::draft;
    lifecycle::Deadline deadline;
};

struct DeadlineFilter {
    std::optional<int> within;  ///< days from today; what is overdue is always in it
    std::string area{};         ///< division-code prefix, "" everywhere
    bool only_overdue = false;
};

/// Soonest first.
std::vector<CaseDeadline> deadlines(Registry& registry, const DeadlineFilter& filter);

/// Of one proposal. \throws Error(not_found).
std::vector<lifecycle::Deadline> deadlines_of(Registry& registry, ProposalId id);

}  // namespace geo::registry
