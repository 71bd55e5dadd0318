// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/published_registry.hpp"

#include <algorithm>

#include "geo/publishing/snapshot_loader.hpp"
#include "geo/publishing/snapshot_on_day.hpp"

namespace geo::publishing {

PublishedRegistry::PublishedRegistry(registry::Registry& registry)
    : registry_(registry), current_(load_snapshot(registry.database())) {
    registry_.on_change([this] { refresh(); });
}

SnapshotPtr PublishedRegistry::snapshot() const {
    const std::lock_guard lock{current_mutex_};
    return current_;
}

SnapshotPtr PublishedRegistry::snapshot_on(const std::string& day) {
    constexpr std::size_t most_kept = 4;
    SnapshotPtr now = snapshot();
    if (day >= to_registry_date(registry_.clock().now())) return now;
    const std::lock_guard lock{past_mutex_};
    std::erase_if(past_,
                  [&](const Past& past) { return past.snapshot->sequence() != now->sequence(); });
    const auto kept =
        std::find_if(past_.begin(), past_.end(), [&](const Past& past) { return past.day == day; });
    if (kept != past_.end()) {
        std::rotate(kept, kept + 1, past_.end());
    } else {
        if (past_.size() == most_kept) past_.erase(past_.begin());
        past_.push_back({day, snapshot_on_day(registry_.database(), *now, day)});
    }
    return past_.back().snapshot;
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
