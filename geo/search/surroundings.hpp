// SPDX-License-Identifier: Apache-2.0
// What lies around a point: the nearest doors, else roads, else the village; on which side of its
// road the point is, and in which village.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "geo/search/area_filter.hpp"
#include "geo/search/name_index.hpp"
#include "geo/search/road_lines.hpp"

namespace geo::search {

/// Belongs to one NameIndex and one DoorTable; immutable, shared by any number of threads.
class Surroundings {
  public:
    Surroundings() = default;
    Surroundings(const NameIndex& names, std::span<const VillageEntry> villages,
                 std::span<const RoadEntry> roads, const DoorTable& doors);

    /// AddressIndex::reverse.
    void find(const NameIndex& names, const DoorTable& doors, Coordinate from, std::size_t limit,
              const AreaFilter* area, std::vector<NearHit>& out) const;

    /// The village whose outline holds the point; on a common boundary the first in the order of
    /// the registry. none when there is none.
    Index village_at(Coordinate point) const;

    const RoadLines& lines() const noexcept { return lines_; }
    /// The named road of a group of doors, or none.
    Index road_of_group(Index group) const noexcept {
        return group < road_of_group_.size() ? road_of_group_[group] : none;
    }
    std::size_t memory_bytes() const noexcept;

  private:
    std::optional<RoadSide> side_of(const DoorTable& doors, Index road, Coordinate from,
                                    const Door* nearest, Index group) const;
    Parity parity_of_side(const DoorTable& doors, Index road, bool left, const Door* nearest,
                          Index group) const;
    bool find_doors(const DoorTable& doors, Coordinate from, std::span<PointGrid::Near> room,
                    const AreaFilter* area, std::vector<NearHit>& out) const;
    void find_roads(const NameIndex& names, const DoorTable& doors, Coordinate from,
                    std::size_t limit, const AreaFilter* area, std::vector<NearHit>& out) const;
    void find_villages(const NameIndex& names, Coordinate from, std::size_t limit,
                       const AreaFilter* area, std::vector<NearHit>& out) const;

    RoadLines lines_;                                            ///< by road of the names
    std::vector<Index> road_of_group_;                           ///< by group of doors
    std::vector<std::shared_ptr<const MultiPolygon>> outlines_;  ///< by village of the names
    spatial::PackedRTree outline_tree_;
};

}  // namespace geo::search
