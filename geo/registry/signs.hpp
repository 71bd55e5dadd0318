// SPDX-License-Identifier: Apache-2.0
// Use cases around street signs: plan where they go, follow each from the maker to the pole and
// back, hear what passers-by report, inspect them every year. Every change is one event. A sign
// says a name in force (P09: no sign before the approval) and nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/sign.hpp"
#include "geo/registry/registry.hpp"
#include "geo/signing/sign_plan.hpp"
#include "geo/signing/sign_states.hpp"
#include "geo/storage/connection.hpp"
#include "geo/storage/sign_store.hpp"

namespace geo::registry {

// --- planning

/// What a plan would add, with the roads it speaks of.
struct SignPreview {
    std::vector<storage::SignedRoad> roads;
    signing::SignPlan plan;  ///< indexes into roads
};

/// Changes nothing. \throws Error(not_found) for an unknown village.
SignPreview preview_signs(Registry& registry, const VillageCode& village);

/// Plans what is still missing along the named roads of the village; what is planned or stands
/// stays. \returns the new signs. \throws Error(forbidden), Error(not_found).
std::vector<Sign> plan_signs(Registry& registry, const Actor& actor, const VillageCode& village);
/// Along one road. \throws as above, and Error(conflict) when it has no name in force (P09).
std::vector<Sign> plan_signs(Registry& registry, const Actor& actor, RoadId road);

// --- one sign's way

/// Which sign, as of which version (stale ones are refused).
struct SignRequest {
    SignId id;
    std::int64_t version = 0;
};

struct SignActionDetails {
    std::string day;  ///< of the act; empty: today
    std::string note;
    std::optional<Coordinate> position;         ///< install, repair: measured on the spot
    std::optional<storage::SignPhoto> photo{};  ///< only media_type and bytes are read
};

struct SignActionResult {
    Sign sign;
    std::optional<Sign> successor;  ///< replace: planned in its place
};

/// Position: within a kilometre of the road. Photo: JPEG or PNG, at most 4 MB.
/// \throws Error(not_found), Error(forbidden), Error(stale), Error(conflict) when the state does
/// not know the action, the plate is outdated or the name no longer in force, Error(invalid_input).
SignActionResult act_on_sign(Registry& registry, const Actor& actor, signing::SignAction action,
                             const SignRequest& request, const SignActionDetails& details);

/// Everything planned or made in the village hangs since that day. All of it or, on any error,
/// nothing. \returns the signs installed. \throws as act_on_sign.
std::vector<Sign> install_village(Registry& registry, const Actor& actor,
                                  const VillageCode& village, const SignActionDetails& details);

// --- within another use case's transaction; that one asks for permission

/// True when a sign of the road is planned or stands, or one of another piece of the road with its
/// name serves it.
bool has_sign_position(storage::Connection& connection, RoadId road);

/// Plans the road's signs when it has no sign position yet.
/// \returns how many. \throws Error(conflict) when the road has no name in force (P09).
std::size_t plan_if_none(storage::Connection& connection, Registry& registry, const Actor& actor,
                         RoadId road);

/// What is planned or made is installed on that day (empty: today). \returns how many.
/// \throws Error(invalid_input) for a day that is none or lies ahead.
std::size_t install_all(storage::Connection& connection, Registry& registry, const Actor& actor,
                        RoadId road, std::string_view day);

/// The road bears another name now, or none: planned signs take it, made and standing ones that say
/// another are marked for replacement, and those that say it again no longer are.
/// \returns how many signs it concerns.
std::size_t mark_renamed(storage::Connection& connection, Registry& registry, const Actor& actor,
                         RoadId road);

/// The road is gone: planned signs are dropped, the others marked as outdated, to be taken down.
std::size_t mark_abolished(storage::Connection& connection, Registry& registry, const Actor& actor,
                           RoadId road);

// --- reports

struct NewSignReport {
    SignId sign;
    SignFault kind = SignFault::damaged;
    std::string text;
    std::string name{};  ///< of who reports
    std::string contact{};
};

/// Anybody may. \throws Error(not_found), Error(invalid_input) for texts that are over-long, not
/// UTF-8, or missing where the kind does not say it all, Error(conflict) for a sign that is not
/// there (any more) or has too many open reports already.
SignReport report_sign(Registry& registry, const Actor& actor, const NewSignReport& report);

/// Confirmed, a damaged or missing sign is marked as damaged. \throws Error(conflict) when it was
/// decided before, Error(forbidden), Error(not_found).
SignReport decide_report(Registry& registry, const Actor& actor, SignReportId id, bool is_confirmed,
                         std::string_view answer);

// --- the yearly inspection

struct Inspection {
    InspectionResult result = InspectionResult::ok;
    std::string day;  ///< empty: today
    std::string note{};
};
/// Looked at, on that day. A damaged or missing sign is marked as damaged; one that is well again
/// is installed again. \throws as act_on_sign.
Sign inspect_sign(Registry& registry, const Actor& actor, const SignRequest& request,
                  const Inspection& inspection);

/// The standing signs that nobody has looked at since the day. \throws Error(invalid_input) for a
/// day that is none.
std::vector<Sign> inspection_list(storage::Connection& connection, storage::SignFilter filter,
                                  std::string_view before);

/// What the planner is told, from the registry's profile.
signing::SignRules sign_rules(const Registry& registry);

}  // namespace geo::registry
