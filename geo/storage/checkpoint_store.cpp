// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/checkpoint_store.hpp"

namespace geo::storage {
namespace {

StoredCheckpoint read_checkpoint(const Query& row) {
    return {row.integer(0), Instant{std::chrono::milliseconds{row.integer(1)}}, row.text(2)};
}

}  // namespace

std::optional<StoredCheckpoint> CheckpointStore::latest() {
    auto row =
        connection_.query("SELECT size, at, note FROM checkpoints ORDER BY size DESC LIMIT 1");
    if (!row.step()) return std::nullopt;
    return read_checkpoint(row);
}

std::vector<StoredCheckpoint> CheckpointStore::all() {
    std::vector<StoredCheckpoint> checkpoints;
    auto row = connection_.query("SELECT size, at, note FROM checkpoints ORDER BY size");
    while (row.step()) checkpoints.push_back(read_checkpoint(row));
    return checkpoints;
}

void CheckpointStore::insert(const StoredCheckpoint& checkpoint) {
    connection_.query("INSERT INTO checkpoints (size, at, note) VALUES (?1, ?2, ?3)")
        .bind(checkpoint.size)
        .bind(std::int64_t{checkpoint.at.time_since_epoch().count()})
        .bind(checkpoint.note)
        .run();
}

}  // namespace geo::storage
