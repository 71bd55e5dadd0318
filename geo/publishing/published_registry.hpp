// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "geo/publishing/snapshot.hpp"
#include "geo/registry/registry.hpp"

namespace geo::publishing {

/// Holds the current snapshot and keeps it in step with the registry: readers take a pointer and
/// never wait, one refresh at a time makes the next snapshot.
class PublishedRegistry {
  public:
    /// Loads everything and listens to the changes of this process.
    /// \param registry outlives this object.
    explicit PublishedRegistry(registry::Registry& registry);

    SnapshotPtr snapshot() const;
    /// As it was on a calendar day; the present one from today on. The last few are kept.
    SnapshotPtr snapshot_on(const std::string& day);

    /// Takes in what was committed since, by this process or by another (an import on the command
    /// line). \returns true when there was something. Cheap when there was not.
    bool refresh();

    /// Called after each swap with the boxes whose content changed.
    void on_swap(std::function<void(const std::vector<BoundingBox>&)> listener);

  private:
    void swap(SnapshotPtr next, const std::vector<BoundingBox>& touched);

    registry::Registry& registry_;
    std::mutex refreshing_;
    mutable std::mutex current_mutex_;
    SnapshotPtr current_;

    struct Past {
        std::string day;
        SnapshotPtr snapshot;
    };
    std::mutex past_mutex_;
    std::vector<Past> past_;  ///< the one asked for last at the end
    std::vector<std::function<void(const std::vector<BoundingBox>&)>> listeners_;
};

}  // namespace geo::publishing
