// SPDX-License-Identifier: Apache-2.0
// Which gates of the state table an action passes, and what the process rules P01-P05, P09 have to
// say of it: both read off the proposal, its dossier and what comes with the action. Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lifecycle/dossier.hpp"
#include "geo/lifecycle/process_rules.hpp"
#include "geo/model/finding.hpp"
#include "geo/model/proposal.hpp"

namespace geo::lifecycle {

/// An action as it is asked for, and what it finds. Everything outlives the struct.
struct Case {
    const Proposal& proposal;  ///< with the findings that count now
    Action action;
    const Step& step;        ///< the step this action would write: its day, actor and details
    const Dossier& dossier;  ///< with that step in it
    const Dossier& so_far;   ///< without
    std::string_view today;
    bool has_open_objection = false;
    bool has_sign_position = false;
    std::string_view division{};  ///< 所属政区: where the road lies, in words
    std::string_view position{};  ///< 位置描述
};

/// Every gate that is passed, whether or not the action asks for it.
std::set<Gate> gates_met(const Case& asked);

/// P01-P05 and P09 as far as they concern the action, refused or not.
std::vector<Finding> process_findings(const Case& asked);

/// What a public announcement would say. 批准机关 falls back on nothing: what is blank is missing.
AnnouncedName announced_name(const Case& asked);

/// Rules with an R finding for which no reviewer other than the proposer has written a reason.
std::vector<std::string> unanswered_reviews(const Proposal& proposal, const Dossier& dossier);

}  // namespace geo::lifecycle
