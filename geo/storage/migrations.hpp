// SPDX-License-Identifier: Apache-2.0
// The schema as a numbered list of steps. A step is never edited after release; add the next one.
#pragma once

#include <string>
#include <vector>

#include "geo/storage/connection.hpp"

namespace geo::storage {

/// The number of the newest step this release knows (PRAGMA user_version of a current file).
int schema_version();

/// Makes the whole schema in an empty file, in one transaction.
/// \param version  an older one makes a registry as an older release did
void create_schema(Connection& connection, int version = schema_version());

/// Runs the steps the file lacks. \throws Error(storage) when it is no registry or is newer.
void migrate(Connection& connection, const std::string& path);

/// What of the schema is not as this release makes it: names of tables, indexes and triggers that
/// are missing, changed or added. Only what belongs to audited tables, the log and its checkpoints
/// is looked at; what SpatiaLite makes for itself differs between its releases.
/// \throws Error(conflict) for the schema of another release.
std::vector<std::string> schema_deviations(Connection& connection);

}  // namespace geo::storage
