// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "geo/model/proposal.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

/// \throws Error(conflict) naming the approved name that the road bears: renaming is a procedure
/// of its own (地名管理条例 Art 10).
void require_unnamed(storage::Connection& connection, RoadId road);

/// An approved proposal becomes the road's standard name, valid from the day of its approval; a
/// proposal with a line becomes a road first, and learns its id.
void bring_into_force(storage::Connection& connection, Proposal& proposal,
                      std::string_view approved_on);

/// The approval was undone before it was on file: the road bears no name again, and the name is
/// free. A road that was first drawn in the proposal stays.
void take_out_of_force(storage::Connection& connection, const Proposal& proposal);

}  // namespace geo::registry
