// SPDX-License-Identifier: Apache-2.0
// Objections: anybody may object to a name while its public notice runs and once it is announced;
// nobody approves while one waits for its answer (地名管理条例 Art 11: 征求意见).
#pragma once

#include <string>
#include <vector>

#include "geo/model/objection.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/registry/registry.hpp"

namespace geo::registry {

struct NewObjection {
    std::string name;     ///< of who objects; at most 200 bytes
    std::string contact;  ///< may be empty; at most 200 bytes; shown to the staff only
    std::string text;     ///< at most 12,000 bytes
};

/// So many objections to one proposal are kept.
inline constexpr int most_objections = 500;

/// \throws Error(not_found), Error(conflict) when the name is not before the public or has
/// most_objections already, Error(invalid_input, too_large) naming the field.
Objection object_to(Registry& registry, const Actor& actor, ProposalId proposal,
                    const NewObjection& objection,
                    const BeforeCommit<Objection>& before_commit = {});

/// \throws Error(not_found), Error(conflict) when it was answered already, Error(invalid_input)
/// for an empty answer, and as require() in people.hpp: those who endorse.
Objection answer_objection(Registry& registry, const Actor& actor, ObjectionId id,
                           const std::string& answer,
                           const BeforeCommit<Objection>& before_commit = {});

/// In the order in which they came in. Without contacts unless the actor is staff of the area.
/// \throws Error(not_found).
std::vector<Objection> objections_to(Registry& registry, const Actor& actor, ProposalId proposal);

}  // namespace geo::registry
