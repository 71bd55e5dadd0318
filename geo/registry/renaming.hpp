// SPDX-License-Identifier: Apache-2.0
// Use cases around a road that is there already: it gets another name, becomes one with others, is
// cut in two, grows, or is given up (地名管理条例 Arts 10, 26; RULEBOOK R01-R04). Each is one
// transaction with one event; what was before is kept and found: names with the days between which
// they held, roads under their ids, which are never given to another.
//
// Every use case takes the day from which it holds: today when none is given, an earlier one when a
// paper says so, never a later one (come back on that day) and never one before what it replaces.
// \throws Error(not_found) for a road that never was, Error(conflict) for one that is retired or
// has a proposal under way, Error(stale) when the version is not the current one,
// Error(invalid_input) for a day that is none, Error(forbidden, unauthenticated).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/finding.hpp"
#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/naming/draft.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/protected_name_store.hpp"

namespace geo::registry {

/// Which road, as of which version, from which day and why.
struct RoadRequest {
    RoadId road;
    std::optional<std::int64_t> version;      ///< Road::change as it was seen; absent: any
    std::optional<std::string> effective_on;  ///< calendar day
    std::string reason;
};

/// What has become of it; or, when the rules or the gates object, what they say. Then nothing has
/// changed.
struct RoadOutcome {
    bool is_done = false;
    std::string day;               ///< from which it holds
    std::vector<RoadId> roads;     ///< that are there now: the same one, or the parts of a split
    std::vector<AddressId> doors;  ///< that came to another road, or to none
    /// Numbers that a road bears twice now: it has to be numbered anew.
    std::vector<std::string> doubled_numbers;
    std::vector<Finding> findings;          ///< about a new name
    std::vector<std::string_view> missing;  ///< gates: "no_blocking_finding", "reviewer_reasons"
};

struct NewRoadName {
    std::string name;
    std::string meaning;
    std::string origin;
    std::optional<std::string> generic;  ///< overrides the longest-suffix split
};

struct RenameDetails {
    NewRoadName name;
    std::optional<naming::RenamingCause> cause;  ///< R01
    std::string protective_measures;             ///< R02, for a name on the list
};
/// \throws as above, Error(conflict) for a road without a name in force (propose one) and for the
/// name that it bears already.
RoadOutcome rename_road(Registry& registry, const Actor& actor, const RoadRequest& request,
                        const RenameDetails& details);

struct MergeDetails {
    std::vector<RoadId> with;
    std::optional<RoadId> keep_name_of;  ///< absent: the road's own, else the first that has one
};
/// The road takes in the others, end to end. Their names and doors go with them; they are retired.
/// \throws as above, Error(conflict) when one does not meet the rest or lies in another village,
/// Error(invalid_input) for the road itself or one named twice.
RoadOutcome merge_roads(Registry& registry, const Actor& actor, const RoadRequest& request,
                        const MergeDetails& details);

/// What a part of a split road is called.
struct PartName {
    bool keeps_old = false;
    std::optional<NewRoadName> name;  ///< absent and not the old one: it has none yet
};
struct SplitDetails {
    Coordinate at;
    PartName first{true, {}};  ///< the part from the start of the line
    PartName second;
};
/// Two new roads take the place of the road; each door goes to the nearer one.
/// \throws as above, Error(conflict) when the point lies off the line or at its end,
/// Error(invalid_input) when both parts are to keep the name.
RoadOutcome split_road(Registry& registry, const Actor& actor, const RoadRequest& request,
                       const SplitDetails& details);

/// The line goes on at one of its ends.
/// \throws as above, Error(conflict) when the addition begins at neither end, crosses the road or
/// runs along another one (U07), Error(invalid_input) for a line that is none.
RoadOutcome extend_road(Registry& registry, const Actor& actor, const RoadRequest& request,
                        const LineString& addition);

/// The road and its name are given up (销名). Its doors are left without a road and reported.
/// \throws as above, Error(invalid_input) without a reason.
RoadOutcome abolish_road(Registry& registry, const Actor& actor, const RoadRequest& request);

/// Puts a name on the list of protected names (Art 25).
/// \param name area: a division's code; listed_on is set here
/// \throws Error(conflict) when it stands there already, Error(invalid_input) for an empty name,
/// Error(forbidden, unauthenticated).
storage::ProtectedName protect_name(Registry& registry, const Actor& actor,
                                    storage::ProtectedName name);

}  // namespace geo::registry
