// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/model/proposal.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

/// \throws Error(conflict) naming the approved name that the road bears: renaming is a procedure
/// of its own (地名管理条例 Art 10).
void require_unnamed(storage::Connection& connection, RoadId road);

/// An approved proposal becomes the road's standard name, valid from today; a proposal with a line
/// becomes a road first, and learns its id.
void bring_into_force(storage::Connection& connection, Registry& registry, Proposal& proposal);

}  // namespace geo::registry
