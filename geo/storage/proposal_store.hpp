// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "geo/base/error.hpp"
#include "geo/model/proposal.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// Who looks at a list: what is not handed in, or was sent or taken back, is shown to its author
/// and where they have the area's trust.
struct ProposalViewer {
    std::string name;                 ///< empty: nobody in particular
    std::optional<std::string> area;  ///< division-code prefix, "" everywhere; nullopt: none
};

/// What to list: every condition that is set must hold. Newest first, keyset-paged by id.
struct ProposalFilter {
    std::optional<ProposalState> state;
    std::optional<VillageCode> village;
    std::optional<RoadId> road;
    std::optional<ProposalId> before;      ///< only ids below this one
    std::optional<ProposalViewer> viewer;  ///< nullopt: sees everything
    std::int64_t limit = 100;
};

/// Names the id.
Error no_such_proposal(ProposalId id);

class ProposalStore {
  public:
    explicit ProposalStore(Connection& connection) : connection_(connection) {}

    std::optional<Proposal> find(ProposalId id);
    /// \throws Error(not_found) naming the id.
    Proposal get(ProposalId id);
    std::vector<Proposal> list(const ProposalFilter& filter);
    /// Proposals still under way: neither decided nor withdrawn.
    void for_each_open(const std::function<void(const Proposal&)>& visit);
    std::vector<ProposalId> open_for_road(RoadId road);

    /// Ignores proposal.id; the registry gives it. Findings are stored with it.
    ProposalId insert(const Proposal& proposal);
    /// Replaces the row and its findings. \throws Error(stale) unless the stored version is
    /// proposal.version - 1: somebody else was faster.
    void update(const Proposal& proposal);

  private:
    void save_findings(ProposalId id, const std::vector<Finding>& findings);
    std::vector<Finding> findings_of(ProposalId id);
    std::vector<Proposal> with_findings(std::vector<Proposal> proposals);

    Connection& connection_;
};

}  // namespace geo::storage
