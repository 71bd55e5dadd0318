// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/published_registry.hpp"

#include "geo/publishing/snapshot_loader.hpp"

namespace geo::publishing {

PublishedRegistry::PublishedRegistry(registry::Registry& registry)
    : registry_(registry), current_(load_snapshot(registry.database())) {
    registry_.on_change([this] { refresh(); });
}

SnapshotPtr PublishedRegistry::snapshot() const {
    const std::lock_guard lock{current_mutex_};
    return current_;
}

void PublishedRegistry::on_swap(std::function<void(const std::vector<BoundingBox>&)> listener) {
    listeners_.push_back(std::move(listener));
}

void PublishedRegistry::swap(SnapshotPtr next, const std::vector<BoundingBox>& touched) {
    {
        const std::lock_guard lock{current_mutex_};
        current_ = std::move(next);
    }
    for (const auto& listener : listeners_) listener(touched);
}

bool PublishedRegistry::refresh() {
    const std::lock_guard lock{refreshing_};
    NextSnapshot next = next_snapshot(registry_.database(), *snapshot());
    if (next.snapshot == nullptr) return false;
    swap(std::move(next.snapshot), next.touched);
    return true;
}

}  // namespace geo::publishing
