// SPDX-License-Identifier: Apache-2.0
// What the registry knows of a proposal, gathered for its papers: the name, where its road lies,
// what was decided when and by whom.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geo/documents/day.hpp"
#include "geo/lifecycle/dossier.hpp"
#include "geo/model/proposal.hpp"
#include "geo/publishing/road_words.hpp"
#include "geo/storage/connection.hpp"

namespace geo::publishing {

struct CaseFile {
    Proposal proposal;
    std::vector<lifecycle::Step> steps;
    lifecycle::Dossier dossier;
    LineString line;  ///< of its road, or as proposed
    documents::RoadExtent extent;
    RoadRef road;  ///< null for a line that is no road yet
    const VillageFeature* village = nullptr;
    std::string former_name;
    std::string source;        ///< of the road's data
    std::optional<int> signs;  ///< of the road; nullopt without one
    bool modelled = false;     ///< the road's or the village's geometry is a model

    /// The last step of the action, undone ones aside; nullptr when there is none.
    const lifecycle::Step* last(lifecycle::Action action) const noexcept;
};

/// Reads case files against one snapshot, which outlives it.
class CaseFiles {
  public:
    CaseFiles(storage::Connection& connection, const Snapshot& snapshot)
        : connection_(connection), snapshot_(snapshot) {}

    /// The roads of one paper are each other's neighbours under their proposed names.
    /// \throws Error(not_found) naming the proposal.
    std::vector<CaseFile> of(const std::vector<ProposalId>& proposals);
    /// Of the village, by id, those in one of these states.
    std::vector<CaseFile> of_village(const VillageCode& village,
                                     const std::vector<ProposalState>& states);

  private:
    using ProposedNames = std::map<RoadId, std::string>;

    std::vector<CaseFile> gathered(std::vector<Proposal> proposals);
    CaseFile gather(Proposal proposal, const ProposedNames& names);
    void look_up_road(CaseFile& file);
    void describe(CaseFile& file, const ProposedNames& names);

    storage::Connection& connection_;
    const Snapshot& snapshot_;
};

/// "2024-12-20" as a day of a paper.
std::optional<documents::Day> paper_day(std::string_view day);

}  // namespace geo::publishing
