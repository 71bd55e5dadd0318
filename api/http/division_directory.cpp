// SPDX-License-Identifier: Apache-2.0
#include "api/http/division_directory.hpp"

#include <cmath>
#include <numbers>

namespace api::http {

using geo::DivisionLevel;
using geo::publishing::VillageFeature;

DivisionDirectory::DivisionDirectory(geo::publishing::SnapshotPtr snapshot)
    : snapshot_(std::move(snapshot)) {
    for (const auto& shard : snapshot_->shards()) {
        if (!shard->village) continue;
        const VillageFeature& village = *shard->village;
        entries_.try_emplace(village.town_code, Entry{&village, DivisionLevel::town});
        entries_.try_emplace(village.county_code, Entry{&village, DivisionLevel::county});
    }
    entries_.erase(std::string_view{});
}

DivisionDirectory::Entry DivisionDirectory::find(std::string_view code) const {
    const auto found = entries_.find(code);
    return found == entries_.end() ? Entry{} : found->second;
}

const VillageFeature* DivisionDirectory::nearest_village(geo::Coordinate point) const {
    const double scale = std::cos(point.lat * std::numbers::pi / 180);
    const VillageFeature* nearest = nullptr;
    double least = 0;
    for (const auto& shard : snapshot_->shards()) {
        if (!shard->village || shard->village->box.is_empty()) continue;
        const geo::Coordinate label = shard->village->label;
        const double distance = std::hypot((label.lon - point.lon) * scale, label.lat - point.lat);
        if (nearest != nullptr && distance >= least) continue;
        nearest = &*shard->village;
        least = distance;
    }
    return nearest;
}

std::shared_ptr<const DivisionDirectory> DivisionDirectories::of(
    const geo::publishing::SnapshotPtr& snapshot) {
    const std::lock_guard lock{mutex_};
    if (!current_ || current_->snapshot() != snapshot)
        current_ = std::make_shared<DivisionDirectory>(snapshot);
    return current_;
}

}  // namespace api::http
