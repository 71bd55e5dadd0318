// SPDX-License-Identifier: Apache-2.0
// One action on many proposals, all of it or nothing: a whole village approved, filed, announced at
// one sitting.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "geo/base/error.hpp"
#include "geo/registry/proposals.hpp"

namespace geo::registry {

inline constexpr std::size_t most_batch_items = 3000;

struct BatchRequest {
    lifecycle::Action action = lifecycle::Action::approve;
    std::vector<ProposalId> ids{};                  ///< either these, each once
    std::optional<VillageCode> village{};           ///< or whatever there can take the action
    std::map<ProposalId, std::int64_t> versions{};  ///< as seen; those not named: as they stand
    lifecycle::ActionDetails details{};             ///< for each of them
};

/// What came of one proposal. In a refused batch: what would have.
struct BatchItem {
    ActionResult result;
    std::optional<Error> error{};  ///< stale, outside the area, the road is named meanwhile, …
    bool is_allowed() const noexcept { return !error && result.outcome.is_allowed(); }
};

struct BatchResult {
    std::vector<BatchItem> items;  ///< by id
    bool is_done = false;          ///< false: nothing has changed
};

/// Proposals are taken in the order of their ids, each with the ones before it in place: of two
/// equal names the second is refused, and with it the batch. Every item is judged, so that the
/// answer names all that stand in the way.
/// \throws Error(invalid_input) for no, too many or repeated ids, Error(not_found) for an unknown
/// one, as require_sound_details for the details.
BatchResult act_on_batch(Registry& registry, const Actor& actor, const BatchRequest& request,
                         const BeforeCommit<BatchResult>& before_commit = {});

}  // namespace geo::registry
