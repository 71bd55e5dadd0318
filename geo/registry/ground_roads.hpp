// SPDX-License-Identifier: Apache-2.0
// The roads of the ground: a packed base that many pictures share, and what changed since.
#pragma once

#include <memory>
#include <string>
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

    template <typename Visit>
    void visit_village(const VillageCode& village, Visit&& visit) const {
        visit_indexed(base_->by_village, village.value(), visit,
                      [&](const GroundRoad& road) { return road.village == village; });
    }
    template <typename Visit>
    void visit_series(const std::string& key, Visit&& visit) const {
        visit_indexed(base_->by_series, key, visit,
                      [&](const GroundRoad& road) { return series_key(road) == key; });
    }
    template <typename Visit>
    void visit_area(const BoundingBox& area, Visit&& visit) const {
        base_->tree.search(area, [&](std::uint32_t i) {
            if (!is_changed(base_->roads[i]->id)) visit(*base_->roads[i]);
        });
        for (const Change& change : changes_)
            if (change.road && change.box.intersects(area)) visit(*change.road);
    }

    /// Of a stem and a generic name.
    static std::string series_key(std::string_view stem, std::string_view generic);

  private:
    using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;
    struct Base {
        std::vector<SharedRoad> roads;  ///< by id
        Index by_village;
        Index by_series;
        spatial::PackedRTree tree;
    };
    struct Change {
        RoadId id;
        SharedRoad road;  ///< null: gone
        BoundingBox box;
    };

    static std::string series_key(const GroundRoad& road);
    static std::shared_ptr<const Base> pack(std::vector<SharedRoad> roads);
    const Change* find_change(RoadId id) const noexcept;
    bool is_changed(RoadId id) const noexcept {
        return !changes_.empty() && find_change(id) != nullptr;
    }
    SharedRoad find_in_base(RoadId id) const;

    template <typename Visit, typename Condition>
    void visit_indexed(const Index& index, const std::string& key, Visit&& visit,
                       Condition&& belongs) const {
        if (const auto found = index.find(key); found != index.end())
            for (const std::uint32_t i : found->second)
                if (!is_changed(base_->roads[i]->id)) visit(base_->roads[i]);
        for (const Change& change : changes_)
            if (change.road && belongs(*change.road)) visit(change.road);
    }

    std::shared_ptr<const Base> base_;
    std::vector<Change> changes_;  ///< by id; few
    std::size_t size_ = 0;
};

}  // namespace geo::registry
