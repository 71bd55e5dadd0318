// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "geo/model/division.hpp"
#include "geo/publishing/snapshot.hpp"

namespace api::http {

/// The divisions above the villages of one snapshot, which knows them by its villages only.
class DivisionDirectory {
  public:
    struct Entry {
        const geo::publishing::VillageFeature* village = nullptr;  ///< any village of the division
        geo::DivisionLevel level = geo::DivisionLevel::town;
    };

    explicit DivisionDirectory(geo::publishing::SnapshotPtr snapshot);

    /// The township or county of that code; without a village when there is none.
    Entry find(std::string_view code) const;
    /// The village whose label is nearest to the point; nullptr when none is drawn.
    const geo::publishing::VillageFeature* nearest_village(geo::Coordinate point) const;

    const geo::publishing::SnapshotPtr& snapshot() const noexcept { return snapshot_; }

  private:
    geo::publishing::SnapshotPtr snapshot_;
    std::unordered_map<std::string_view, Entry> entries_;  ///< keys live in the snapshot
};

/// Keeps the directory of the newest snapshot asked for.
class DivisionDirectories {
  public:
    std::shared_ptr<const DivisionDirectory> of(const geo::publishing::SnapshotPtr& snapshot);

  private:
    std::mutex mutex_;
    std::shared_ptr<const DivisionDirectory> current_;
};

}  // namespace api::http
