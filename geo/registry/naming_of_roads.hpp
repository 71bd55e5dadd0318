// SPDX-License-Identifier: Apache-2.0
// What a proposal does to the name of its road: the first name, or another one in its place
// (更名, 地名管理条例 Art 10; RULEBOOK R01-R04).
#pragma once

#include <optional>
#include <string_view>

#include "geo/model/proposal.hpp"
#include "geo/naming/draft.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

/// What the rules are told of the renaming that the content asks for; nullopt for a road that
/// bears no name. \param day from which it would hold
std::optional<naming::Renaming> renaming_of(storage::Connection& connection,
                                            const NameProposal& content, std::string_view day);

/// Writes down which name the proposal would replace, as of now.
/// \throws Error(conflict) when its road bears that very name already.
void note_former_name(storage::Connection& connection, Proposal& proposal);

/// \throws Error(conflict) naming the name that the road bears, when it is not the one that the
/// proposal was to replace: somebody was faster.
void require_noted_name(storage::Connection& connection, const Proposal& proposal);

/// An approved proposal becomes the road's standard name, valid from the day of its approval; the
/// name before is a former one from then on. A proposal with a line becomes a road first, and
/// learns its id. \throws Error(invalid_input) for a day before that of the name it replaces,
/// Error(conflict) as require_noted_name.
void bring_into_force(storage::Connection& connection, Proposal& proposal,
                      std::string_view approved_on);

/// The approval was undone before it was on file: the road bears the name before again, or none,
/// and the name is free. A road that was first drawn in the proposal stays.
void take_out_of_force(storage::Connection& connection, const Proposal& proposal);

}  // namespace geo::registry
