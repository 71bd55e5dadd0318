// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/base/clock.hpp"
#include "geo/model/finding.hpp"
#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/model/place_name.hpp"

namespace geo {

/// The states a proposal passes through (RULEBOOK section 2).
enum class ProposalState {
    draft,
    submitted,
    consulted,
    town_endorsed,
    county_reviewed,
    approved,
    filed,
    announced,
    signed_on_site,
    mapped,
    archived,
    returned,
    rejected,
    withdrawn,
};

/// Why a road gets another name (地名管理条例 Arts 10, 25; RULEBOOK R01).
enum class RenamingCause { division_change, construction, natural_change };

/// What a surveyor hands in: a name for a road of the registry, or for a new line.
struct NameProposal {
    VillageCode village;
    std::optional<RoadId> road;
    std::optional<LineString> line;  ///< EPSG:4490; used when no road is named
    std::string name;                ///< as typed
    std::string meaning;
    std::string origin;
    std::optional<double> width_metres;
    std::optional<std::string> generic;  ///< overrides the longest-suffix split of the 通名
    std::optional<RenamingCause> renaming_cause{};  ///< R01: of a road that bears a name already
    std::string protective_measures{};              ///< R02: when that name is a protected one
};

/// A proposal as the registry keeps it.
struct Proposal {
    ProposalId id;
    NameProposal content;
    NameParts name;  ///< NFC, split
    Pinyin pinyin;
    ProposalState state = ProposalState::draft;
    std::int64_t version = 1;  ///< grows with every change; the ETag
    std::string proposed_by;
    Instant created_at;
    Instant changed_at;
    std::string decision_reason;  ///< the reason given with the last action
    std::string former_name{};    ///< what it replaces; empty: it is no renaming
    std::vector<Finding> findings;
};

}  // namespace geo
