// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "geo/base/clock.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// Changes that follow each other and happened for the same reason.
struct ChangeStretch {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::string kind;  ///< "create", "rename", …
    Instant at;
    std::string predecessors;  ///< a JSON list of road ids; empty without lineage
    std::string successors;
};

struct KeptVersion {
    std::int64_t change = 0;
    std::string entity;
    std::string id;
    std::string row;  ///< JSON
};

/// The change feed as it was written down by ChangeCounter and RowVersions.
class ChangeStore {
  public:
    explicit ChangeStore(Connection& connection) : connection_(connection) {}

    /// 0 when nothing has changed yet.
    std::int64_t latest();
    /// Those that reach into first to last, in order.
    std::vector<ChangeStretch> stretches(std::int64_t first, std::int64_t last);
    /// Superseded versions of first to last, in order.
    void for_each_version(std::int64_t first, std::int64_t last,
                          const std::function<void(KeptVersion&&)>& visit);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
