// SPDX-License-Identifier: Apache-2.0
// Use cases around a proposal: check a name while it is typed, hand it in, lead it from desk to
// desk. Each write is one transaction: the row, its findings, the step, what it brings about and
// the event.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lifecycle/dossier.hpp"
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

/// Called within the transaction, after everything is written and before it is committed: what the
/// caller writes down there is kept exactly when the change is.
template <typename Result>
using BeforeCommit = std::function<void(storage::Connection&, const Result&)>;

/// \throws Error(not_found) for an unknown village or road, Error(invalid_input) for text that is
/// not UTF-8 or a line that is none, Error(too_large) for over-long text.
NameCheck check_name(Registry& registry, const NameProposal& content, CheckScope scope);

/// A new draft, with its findings. \throws as check_name, Error(conflict) when the road bears an
/// approved name already, and as require() in people.hpp.
Proposal create_proposal(Registry& registry, const Actor& actor, const NameProposal& content,
                         const BeforeCommit<Proposal>& before_commit = {});

/// What is asked for: which proposal, as of which version (stale versions are refused), and what
/// comes with it.
struct ActionRequest {
    ProposalId id;
    std::int64_t version = 0;
    lifecycle::ActionDetails details{};
};

/// The proposal after the action; or, when the action is refused, as it stands, with what the
/// rules or gates object to.
struct ActionResult {
    Proposal proposal;
    lifecycle::Outcome outcome;
    std::vector<Finding> process_findings{};  ///< P01-P05, P09: lateness, papers that are missing
};

/// Changes a draft or a returned proposal.
ActionResult edit_proposal(Registry& registry, const Actor& actor, const ActionRequest& request,
                           const NameProposal& content);

/// submit, consult, approve, file, … : what the state table allows. Names are checked again with
/// the facts of the moment; approval brings the name into force, undoing it takes it out again.
/// A reason given with review or approve stands for every R finding that has none of its own.
/// \throws Error(not_found), Error(stale) when the version is not the current one,
/// Error(conflict) when meanwhile the road got another name or a B finding is to be overridden,
/// Error(invalid_input) for a day that lies ahead, and as require() in people.hpp.
ActionResult act_on_proposal(Registry& registry, const Actor& actor, lifecycle::Action action,
                             const ActionRequest& request,
                             const BeforeCommit<ActionResult>& before_commit = {});

/// What was done with a proposal so far. \throws Error(not_found).
std::vector<lifecycle::Step> steps_of(Registry& registry, ProposalId id);

}  // namespace geo::registry
