// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lifecycle/dossier.hpp"
#include "geo/model/ids.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// What was done with each proposal, step by step. Steps are added, never changed.
class StepStore {
  public:
    explicit StepStore(Connection& connection) : connection_(connection) {}

    /// In order; the numbers run from 1.
    std::vector<lifecycle::Step> of(ProposalId proposal);
    /// \pre step.number is one above the last
    void insert(ProposalId proposal, const lifecycle::Step& step);
    /// Visits the proposals of these states with all their steps, ordered by id.
    void for_each_in(const std::vector<ProposalState>& states,
                     const std::function<void(ProposalId, std::vector<lifecycle::Step>)>& visit);

  private:
    Connection& connection_;
};

/// What came with an action, as JSON: only what was said.
std::string details_to_json(const lifecycle::ActionDetails& details);

}  // namespace geo::storage
