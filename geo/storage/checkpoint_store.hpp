// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/base/clock.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// A signed statement about the log, as it was published.
struct StoredCheckpoint {
    std::int64_t size = 0;  ///< events it speaks of
    Instant at;
    std::string note;
};

/// Checkpoints are added and kept, one for each size.
class CheckpointStore {
  public:
    explicit CheckpointStore(Connection& connection) : connection_(connection) {}

    std::optional<StoredCheckpoint> latest();
    std::vector<StoredCheckpoint> all();  ///< by size
    void insert(const StoredCheckpoint& checkpoint);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
