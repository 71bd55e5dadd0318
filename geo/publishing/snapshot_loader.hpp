// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/publishing/snapshot.hpp"
#include "geo/storage/database.hpp"

namespace geo::publishing {

/// Reads everything in one read transaction: a snapshot never mixes two states of the registry.
SnapshotPtr load_snapshot(storage::Database& database);

/// The same without the search index, for who reads everything and looks up nothing: an export.
SnapshotPtr load_snapshot_without_index(storage::Database& database);

struct NextSnapshot {
    SnapshotPtr snapshot;
    std::vector<BoundingBox> touched;  ///< where the two snapshots may differ
};

/// The snapshot after the events since the last one: the villages they name are read again, all
/// other shards are shared, and so is the index (index_renewal.hpp). An import reads everything.
/// \returns a null snapshot when nothing has happened since.
NextSnapshot next_snapshot(storage::Database& database, const Snapshot& last);

}  // namespace geo::publishing
