// SPDX-License-Identifier: Apache-2.0
// Use cases around a proposal: check a name while it is typed, hand it in, decide on it. Each write
// is one transaction: the row, its findings, the name it brings into force and the event.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lifecycle/transitions.hpp"
#include "geo/model/finding.hpp"
#include "geo/model/proposal.hpp"
#include "geo/registry/registry.hpp"

namespace geo::registry {

/// What the rules say of a name.
struct NameCheck {
    NameParts name;
    Pinyin pinyin;
    std::vector<Finding> findings;
    std::string_view verdict;  ///< "pass", "info", "warn", "review", "block"
};

/// How much of a proposal is there to be checked.
enum class CheckScope {
    bare_name,  ///< only the name: meaning and origin are not asked for yet
    proposal,   ///< everything that a proposal needs
};

/// \throws Error(not_found) for an unknown village or road, Error(invalid_input) for text that is
/// not UTF-8 or a line that is none, Error(too_large) for over-long text.
NameCheck check_name(Registry& registry, const NameProposal& content, CheckScope scope);

/// A new draft, with its findings. \throws as check_name, and Error(conflict) when the road bears
/// an approved name already.
Proposal create_proposal(Registry& registry, const Actor& actor, const NameProposal& content);

/// What is asked for: which proposal, as of which version (stale versions are refused).
struct ActionRequest {
    ProposalId id;
    std::int64_t version = 0;
    std::string reason;
};

/// The proposal after the action; or, when the action is refused, as it stands, with what the
/// rules or gates object to.
struct ActionResult {
    Proposal proposal;
    lifecycle::Outcome outcome;
};

/// Changes a draft or a returned proposal.
ActionResult edit_proposal(Registry& registry, const Actor& actor, const ActionRequest& request,
                           const NameProposal& content);
/// submit, approve, reject, withdraw, … : what the state table allows. Names are checked again
/// with the facts of the moment; approval brings the name into force.
/// \throws Error(not_found), Error(stale) when the version is not the current one,
/// Error(conflict) when meanwhile the road got another name.
ActionResult act_on_proposal(Registry& registry, const Actor& actor, lifecycle::Action action,
                             const ActionRequest& request);

}  // namespace geo::registry
