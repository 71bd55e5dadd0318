// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <mutex>
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
    std::vector<std::function<void(const std::vector<BoundingBox>&)>> listeners_;
};

}  // namespace geo::publishing
