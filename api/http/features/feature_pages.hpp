// SPDX-License-Identifier: Apache-2.0
// One page of a collection, in the order of the keys. A page costs what it holds, not what the
// collection holds: each village's features are sorted already and only merged.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/http/features/feature_filter.hpp"
#include "geo/storage/database.hpp"

namespace api::http {

template <typename Feature>
struct FeaturePage {
    std::vector<Feature> features;
    std::optional<std::string> next;     ///< key of the last feature when there are more
    std::optional<std::size_t> matched;  ///< how many there are on all pages, where that is cheap
};

/// \throws geo::Error(invalid_input) for filter values of the wrong type and foreign cursors.
FeaturePage<VillageRef> village_page(const geo::publishing::Snapshot& snapshot,
                                     const FeatureQuery& query);
FeaturePage<RoadRef> road_page(const geo::publishing::Snapshot& snapshot,
                               const FeatureQuery& query);
FeaturePage<DoorRef> door_page(const geo::publishing::Snapshot& snapshot,
                               const FeatureQuery& query);
FeaturePage<SignRef> sign_page(const geo::publishing::Snapshot& snapshot,
                               const FeatureQuery& query);
/// Newest first. What nobody but its author has seen is left out.
FeaturePage<ProposalRow> proposal_page(const geo::publishing::SnapshotPtr& snapshot,
                                       geo::storage::Database& database, const FeatureQuery& query);

/// Whether a proposal is for everybody to see: handed in, and not taken or sent back.
bool is_public(geo::ProposalState state) noexcept;

}  // namespace api::http
