// SPDX-License-Identifier: Apache-2.0
// The roads of the ground: a packed base that many pictures share, and what changed since.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "geo/registry/ground.hpp"
#include "geo/spatial/packed_rtree.hpp"

namespace geo::registry {

class Ground::Roads {
  public:
    explicit Roads(std::vector<SharedRoad> roads);

    /// With one road added, replaced, or (null) taken out; shares the base.
    std::shared_ptr<const Roads> with(RoadId id, SharedRoad road) const;

    SharedRoad find(RoadId id) const;
    std::size_t size() const noexcept { return size_; }
    std::vector<SharedRoad> all() const;

    /// Visits the roads of the village as SharedRoad.
    template <typename Visit>
    void visit_village(const VillageCode& village, Visit&& visit) const {
        if (const auto found = base_->by_village.find(village); found != base_->by_village.end())
            for (const std::uint32_t i : found->second)
                if (!is_changed(base_->roads[i]->id)) visit(base_->roads[i]);
        for (const Change& change : changes_)
            if (change.road && change.road->village == village) visit(change.road);
    }
    template <typename Visit>
    void visit_area(const BoundingBox& area, Visit&& visit) const {
        base_->tree.search(area, [&](std::uint32_t i) {
            if (!is_changed(base_->roads[i]->id)) visit(*base_->roads[i]);
        });
        for (const Change& change : changes_)
            if (change.road && change.box.intersects(area)) visit(*change.road);
    }

  private:
    struct Base {
        std::vector<SharedRoad> roads;  ///< by id
        std::unordered_map<VillageCode, std::vector<std::uint32_t>> by_village;
        spatial::PackedRTree tree;
    };
    struct Change {
        RoadId id;
        SharedRoad road;  ///< null: gone
        BoundingBox box;
    };

    static std::shared_ptr<const Base> pack(std::vector<SharedRoad> roads);
    const Change* find_change(RoadId id) const noexcept;
    bool is_changed(RoadId id) const noexcept {
        return !changes_.empty() && find_change(id) != nullptr;
    }
    SharedRoad find_in_base(RoadId id) const;

    std::shared_ptr<const Base> base_;
    std::vector<Change> changes_;  ///< by id; few
    std::size_t size_ = 0;
};

}  // namespace geo::registry
