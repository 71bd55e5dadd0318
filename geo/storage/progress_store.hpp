// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "geo/lifecycle/transitions.hpp"
#include "geo/model/ids.hpp"
#include "geo/model/proposal.hpp"
#include "geo/model/sign.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// A proposal as statistics see it.
struct CountedProposal {
    VillageCode village;
    std::optional<RoadId> road;
    std::string name;
    ProposalState state = ProposalState::draft;
};

/// How long a step took in a village: days since the step before, or since the draft was written.
struct CountedSteps {
    VillageCode village;
    lifecycle::Action action = lifecycle::Action::submit;
    std::int64_t count = 0;
    double days = 0;  ///< of all of them together
};

/// Reads what progress is counted from: much at once, and little of each.
class ProgressStore {
  public:
    explicit ProgressStore(Connection& connection) : connection_(connection) {}

    /// By id: a later proposal for a road comes later.
    void for_each_proposal(const std::function<void(const CountedProposal&)>& visit);
    void for_each_sign_count(
        const std::function<void(RoadId, SignState, std::int64_t count)>& visit);
    /// Edits aside; undone steps count, they took their time.
    void for_each_step_count(const std::function<void(const CountedSteps&)>& visit);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
