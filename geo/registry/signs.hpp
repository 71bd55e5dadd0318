// SPDX-License-Identifier: Apache-2.0
// Use cases around street signs: plan where they go, follow each from the maker to the pole and
// back, hear what passers-by report, inspect them every year. Every change is one event.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/sign.hpp"
#include "geo/registry/registry.hpp"
#include "geo/signing/sign_plan.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

// --- within another use case's transaction

/// True when a sign of the road, or of another piece of the road with its name in the same village,
/// is planned or stands.
bool has_sign_position(storage::Connection& connection, RoadId road);

/// Plans the road's signs when it has no sign position yet.
/// \returns how many. \throws Error(conflict) when the road has no name in force (P09).
std::size_t plan_if_none(storage::Connection& connection, Registry& registry, const Actor& actor,
                         RoadId road);

/// What is planned or made is installed on that day. \returns how many.
/// \throws Error(invalid_input) for a day that is none or lies ahead.
std::size_t install_all(storage::Connection& connection, Registry& registry, const Actor& actor,
                        RoadId road, std::string_view day);

/// The road bears another name now: planned signs take it, made and installed ones are marked for
/// replacement. \returns how many signs it concerns.
std::size_t mark_renamed(storage::Connection& connection, Registry& registry, const Actor& actor,
                         RoadId road);

/// The road is gone: planned signs are dropped, the others marked to be taken down.
std::size_t mark_abolished(storage::Connection& connection, Registry& registry, const Actor& actor,
                           RoadId road);

}  // namespace geo::registry
