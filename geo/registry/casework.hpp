// SPDX-License-Identifier: Apache-2.0
// One action on one proposal within somebody's transaction: what single actions and batches share.
#pragma once

#include <string>
#include <string_view>

#include "geo/registry/proposals.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

/// Everything act_on_proposal does but begin and commit. When the action is refused, what has been
/// written must not be committed. \throws as act_on_proposal.
ActionResult perform(storage::Connection& connection, Registry& registry, const Actor& actor,
                     lifecycle::Action action, const ActionRequest& request);

/// \throws Error(stale) unless the version is the current one, Error(not_found).
Proposal get_current(storage::Connection& connection, const ActionRequest& request);

/// The next version of the row, with its findings.
void save_next(storage::Connection& connection, Registry& registry, Proposal& proposal);

/// "proposal.ACTION", with the state it has led to. \param is_seen whether others look at it
void append_proposal_event(storage::Connection& connection, Registry& registry, const Actor& actor,
                           const Proposal& proposal, std::string_view action, bool is_seen,
                           const lifecycle::ActionDetails& details = {});

/// \throws Error(invalid_input, too_large) for a day that is none or lies ahead, for text that
/// cannot be stored, for a report or a number that is none. Pointers as in the JSON of an action.
void require_sound_details(const lifecycle::ActionDetails& details, std::string_view today);

}  // namespace geo::registry
