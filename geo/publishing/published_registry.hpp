// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "geo/publishing/background_work.hpp"
#include "geo/publishing/snapshot.hpp"
#include "geo/registry/registry.hpp"

namespace geo::publishing {

/// Holds the current snapshot and keeps it in step with the registry: readers take a pointer and
/// never wait, one refresh at a time makes the next snapshot.
///
/// A change goes in two steps. The villages it touched are read again at once, on the thread that
/// wrote, which thus sees its own work in the next answer: a few milliseconds. The search index
/// follows from a thread of its own, within a second; the newest state wins.
class PublishedRegistry {
  public:
    /// Hears what went wrong where nobody asked: in the background, and after a commit.
    using FaultListener = std::function<void(const std::string&)>;

    /// Loads everything and listens to the changes of this process.
    /// \param registry outlives this object.
    explicit PublishedRegistry(registry::Registry& registry, FaultListener on_fault = {});

    SnapshotPtr snapshot() const;
    /// As it was on a calendar day; the present one from today on. The last few are kept.
    SnapshotPtr snapshot_on(const std::string& day);

    /// Takes in what was committed since, by this process or by another (an import on the command
    /// line). \returns true when there was something. Cheap when there was not.
    bool refresh();
    /// The same for who cannot mend it: a failure is told to the listener, and the next refresh
    /// takes in what this one could not.
    void keep_up() noexcept;

    /// Until search finds all that snapshot() has now. \returns false when it took longer.
    bool wait_until_searchable(std::chrono::milliseconds patience = std::chrono::seconds{60});

    /// Called after each swap with the boxes whose content changed.
    void on_swap(std::function<void(const std::vector<BoundingBox>&)> listener);

  private:
    void swap(SnapshotPtr next);
    void renew_index();
    void report(const std::string& fault) const;

    registry::Registry& registry_;
    FaultListener on_fault_;
    std::mutex refreshing_;  ///< held by whoever makes the next snapshot of the current one
    mutable std::mutex current_mutex_;
    SnapshotPtr current_;
    std::vector<ShardPtr> indexed_;  ///< what the index was made of; the index's thread's own

    struct Past {
        std::string day;
        SnapshotPtr snapshot;
    };
    std::mutex past_mutex_;
    std::vector<Past> past_;  ///< the one asked for last at the end
    std::vector<std::function<void(const std::vector<BoundingBox>&)>> listeners_;
    BackgroundWork indexing_;  ///< last: its thread uses all of the above
};

}  // namespace geo::publishing
