// SPDX-License-Identifier: Apache-2.0
// The published registry as it was on an earlier day: the roads that were there, the names that
// were in force, the doors at their roads, the signs that stood. What was only corrected since
// counts as it is known now.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/model/place_name.hpp"
#include "geo/publishing/snapshot.hpp"
#include "geo/storage/database.hpp"
#include "geo/storage/sign_store.hpp"

namespace geo::publishing {

/// \param now   the present snapshot; villages in which nothing has changed since are shared
/// \param day   a calendar day before today
/// A road is named or unnamed there; what was proposed is not told of the past. Without an index.
SnapshotPtr snapshot_on_day(storage::Database& database, const Snapshot& now,
                            const std::string& day);

/// A sign with the state that it had at the end of the day, by its story; nullopt when it did not
/// stand. The plate itself never changes: a new one is another sign.
std::optional<Sign> sign_on_day(Sign sign, const std::vector<storage::SignEvent>& story,
                                const std::string& day);

/// A road's names with the status that they had on the day: at most one is in force, former names
/// and aliases stay in their order, and those that came later are left out.
std::vector<PlaceName> names_on_day(const std::vector<PlaceName>& names, const std::string& day);

}  // namespace geo::publishing
