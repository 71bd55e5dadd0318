// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/published_registry.hpp"

#include <algorithm>
#include <exception>

#include "geo/publishing/index_renewal.hpp"
#include "geo/publishing/snapshot_loader.hpp"
#include "geo/publishing/snapshot_on_day.hpp"

namespace geo::publishing {

PublishedRegistry::PublishedRegistry(registry::Registry& registry, FaultListener on_fault)
    : registry_(registry),
      on_fault_(std::move(on_fault)),
      current_(load_snapshot(registry.database())),
      indexed_(current_->shards().begin(), current_->shards().end()),
      indexing_([this] { renew_index(); }, [this](const std::string& fault) { report(fault); }) {
    // What is committed is committed: that the picture could not follow is no failure of the write.
    registry_.on_change([this] { keep_up(); });
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

void PublishedRegistry::swap(SnapshotPtr next) {
    const std::lock_guard lock{current_mutex_};
    current_ = std::move(next);
}

bool PublishedRegistry::refresh() {
    const std::lock_guard lock{refreshing_};
    NextSnapshot next = next_snapshot(registry_.database(), *snapshot());
    if (next.snapshot == nullptr) return false;
    swap(std::move(next.snapshot));
    indexing_.ask();
    for (const auto& listener : listeners_) listener(next.touched);
    return true;
}

void PublishedRegistry::keep_up() noexcept {
    try {
        refresh();
    } catch (const std::exception& error) {
        report(error.what());
    }
}

bool PublishedRegistry::wait_until_searchable(std::chrono::milliseconds patience) {
    return indexing_.wait(patience);
}

void PublishedRegistry::renew_index() {
    const SnapshotPtr now = snapshot();
    const auto index = renewed_index(indexed_, now->shards(), now->shared_index());
    indexed_.assign(now->shards().begin(), now->shards().end());
    if (index == now->shared_index()) return;
    const std::lock_guard lock{refreshing_};
    swap(snapshot()->with_index(index));
}

void PublishedRegistry::report(const std::string& fault) const {
    if (on_fault_) on_fault_(fault);
}

}  // namespace geo::publishing
