// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/publishing/shard_builder.hpp"
#include "geo/storage/connection.hpp"

namespace geo::publishing {

/// All divisions, with the names that they and the villages bore before.
DivisionNames division_names(storage::Connection& connection);

}  // namespace geo::publishing
