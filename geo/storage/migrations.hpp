// SPDX-License-Identifier: Apache-2.0
// The schema as a numbered list of steps. A step is never edited after release; add the next one.
#pragma once

#include <string>

#include "geo/storage/connection.hpp"

namespace geo::storage {

/// The number of the newest step this release knows (PRAGMA user_version of a current file).
int schema_version();

/// Makes the whole schema in an empty file, in one transaction.
/// \param version  an older one makes a registry as an older release did
void create_schema(Connection& connection, int version = schema_version());

/// Runs the steps the file lacks. \throws Error(storage) when it is no registry or is newer.
void migrate(Connection& connection, const std::string& path);

}  // namespace geo::storage
