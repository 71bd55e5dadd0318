// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/ground_roads.hpp"

#include <algorithm>
#include <utility>

namespace geo::registry {
namespace {

/// With more changes than this the base is packed anew: searching walks them one by one.
constexpr std::size_t most_changes = 256;

bool is_before(const SharedRoad& left, const SharedRoad& right) noexcept {
    return left->id < right->id;
}

}  // namespace

Ground::Roads::Roads(std::vector<SharedRoad> roads)
    : base_(pack(std::move(roads))), size_(base_->roads.size()) {}

std::shared_ptr<const Ground::Roads::Base> Ground::Roads::pack(std::vector<SharedRoad> roads) {
    auto base = std::make_shared<Base>();
    std::sort(roads.begin(), roads.end(), is_before);
    std::vector<BoundingBox> boxes;
    boxes.reserve(roads.size());
    for (std::uint32_t i = 0; i < roads.size(); ++i) {
        const GroundRoad& road = *roads[i];
        boxes.push_back(bounding_box(road.line));
        if (road.village) base->by_village[*road.village].push_back(i);
    }
    base->tree = spatial::PackedRTree(boxes);
    base->roads = std::move(roads);
    return base;
}

const Ground::Roads::Change* Ground::Roads::find_change(RoadId id) const noexcept {
    const auto found =
        std::lower_bound(changes_.begin(), changes_.end(), id,
                         [](const Change& change, RoadId wanted) { return change.id < wanted; });
    return found != changes_.end() && found->id == id ? &*found : nullptr;
}

SharedRoad Ground::Roads::find_in_base(RoadId id) const {
    const auto found =
        std::lower_bound(base_->roads.begin(), base_->roads.end(), id,
                         [](const SharedRoad& road, RoadId wanted) { return road->id < wanted; });
    return found != base_->roads.end() && (*found)->id == id ? *found : nullptr;
}

SharedRoad Ground::Roads::find(RoadId id) const {
    if (const Change* change = find_change(id)) return change->road;
    return find_in_base(id);
}

std::vector<SharedRoad> Ground::Roads::all() const {
    std::vector<SharedRoad> roads;
    roads.reserve(size_);
    for (const SharedRoad& road : base_->roads)
        if (!is_changed(road->id)) roads.push_back(road);
    for (const Change& change : changes_)
        if (change.road) roads.push_back(change.road);
    std::sort(roads.begin(), roads.end(), is_before);
    return roads;
}

std::shared_ptr<const Ground::Roads> Ground::Roads::with(RoadId id, SharedRoad road) const {
    const bool was_there = find(id) != nullptr;
    if (!was_there && !road) return std::make_shared<Roads>(*this);
    const BoundingBox box = road ? bounding_box(road->line) : BoundingBox{};
    auto next = std::make_shared<Roads>(*this);
    next->size_ = size_ + (road ? 1U : 0U) - (was_there ? 1U : 0U);
    std::erase_if(next->changes_, [&](const Change& change) { return change.id == id; });
    const auto place =
        std::lower_bound(next->changes_.begin(), next->changes_.end(), id,
                         [](const Change& change, RoadId wanted) { return change.id < wanted; });
    next->changes_.insert(place, {id, std::move(road), box});
    return next->changes_.size() <= most_changes ? next : std::make_shared<Roads>(next->all());
}

}  // namespace geo::registry
