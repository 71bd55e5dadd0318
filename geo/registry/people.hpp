// SPDX-License-Identifier: Apache-2.0
// Who may do what: asked by every use case that writes, answered from the one table in
// geo/lifecycle/permissions.hpp.
#pragma once

#include "geo/lifecycle/permissions.hpp"
#include "geo/model/proposal.hpp"
#include "geo/registry/registry.hpp"

namespace geo::registry {

/// Where no single place is concerned.
/// \throws Error(unauthenticated) for nobody in particular, Error(forbidden) naming the capability
/// and the roles that have it.
void require(const Actor& actor, lifecycle::Capability capability);

/// In a village. \throws as above, and Error(forbidden) naming the actor's area when the village
/// lies outside.
void require(const Actor& actor, lifecycle::Capability capability, const VillageCode& village);

/// An action on a proposal: the capability it needs, in the proposal's village; and a surveyor
/// edits, submits and withdraws only their own. \throws as above.
void require(const Actor& actor, lifecycle::Action action, const Proposal& proposal);

/// Drafts, and what was withdrawn, are shown to their author and to the staff of their area; what
/// is handed in is public.
bool may_see(const Actor& actor, const Proposal& proposal);

}  // namespace geo::registry
