// SPDX-License-Identifier: Apache-2.0
// Use cases around door numbers: look what numbering a road or a village would do, do it, look what
// is wrong with the numbers that are there, take the last numbering of a road back. Pieces of one
// village with one name are numbered as one road. The rules are those of the registry's profile.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geo/model/address.hpp"
#include "geo/numbering/plan.hpp"
#include "geo/registry/registry.hpp"

namespace geo::registry {

/// What is numbered: the road with all its pieces in its village, or every road of a village.
using NumberingScope = std::variant<RoadId, VillageCode>;

/// The plan of one road.
struct RoadNumbers {
    std::vector<RoadId> roads;  ///< its pieces, by id
    std::string name;           ///< in force; empty: it has none yet
    std::optional<VillageCode> village;
    numbering::NumberingPlan plan;  ///< gates are AddressIds
    std::int64_t event = 0;         ///< once it was applied and changed something
};

/// A door that no road of the village takes in.
struct StrayDoor {
    AddressId door;
    std::string number;                    ///< empty: none
    std::optional<double> nearest_metres;  ///< to a road of the village; nullopt: it has none
    BilingualText why;
};

struct NumberingResult {
    std::vector<RoadNumbers> roads;  ///< by their first id
    std::vector<StrayDoor> strays;   ///< of a village; by id
    std::string version;             ///< of everything that the plan was made from
    bool is_applied = false;

    bool changes_nothing() const noexcept;
    std::size_t count(numbering::Outcome outcome) const noexcept;
    /// Numbers against the rules that are left as they are, and remarks on roads.
    bool has_conflicts() const noexcept;
};

/// The rules of the registry's profile.
numbering::NumberingRules numbering_rules(const Registry& registry);

/// Changes nothing. With Mode::only_new its conflicts are the violations of the numbers there are.
/// \throws Error(not_found) for an unknown village or road, Error(conflict) for a retired road.
NumberingResult preview_numbers(Registry& registry, const NumberingScope& scope,
                                numbering::Mode mode);

struct NumberingRequest {
    NumberingScope scope;
    numbering::Mode mode = numbering::Mode::keep;
    std::optional<std::string> version;  ///< the one that was looked at; nullopt: whatever it is
    std::string reason;
};
/// Called within the transaction, with what is about to be committed.
using NumberingWitness = std::function<void(storage::Connection&, const NumberingResult&)>;

/// Numbers the doors, in one transaction with one event a road. Numbers given are official and
/// current from today on; what stood on a plate before is kept as former.
/// \throws as preview_numbers; Error(forbidden); Error(stale) when the version is another one.
NumberingResult number_doors(Registry& registry, const Actor& actor,
                             const NumberingRequest& request, const NumberingWitness& witness = {});

/// The doors get back what they bore before the road's last numbering. That too is a change of its
/// own, and can be taken back. \returns how many doors.
/// \throws Error(forbidden), Error(not_found), Error(stale), Error(conflict) when the road was
/// never numbered, or a door has been changed since.
std::size_t undo_numbers(Registry& registry, const Actor& actor, RoadId road,
                         const std::optional<std::string>& version,
                         const NumberingWitness& witness = {});

}  // namespace geo::registry
