// SPDX-License-Identifier: Apache-2.0
// Every door of the registry, packed: 32 bytes each, grouped by the road it stands on (or by its
// village where it has no road) and sorted by number. The table knows nothing of names, so it is
// shared unchanged between two indexes when only names changed.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/search/door_number.hpp"
#include "geo/search/point_grid.hpp"

namespace geo::search {

/// One door as it is handed in. The texts are borrowed until build() returns.
struct DoorEntry {
    AddressId id;
    std::string_view village;    ///< village code; empty when the door lies in no village
    std::optional<RoadId> road;  ///< whether or not that road has a name
    std::string_view number;     ///< as on the plate, without 号
    Coordinate position;
};

/// One door as it is kept.
struct Door {
    std::int64_t id = 0;
    DoorNumber number;
    std::int32_t lon_e7 = 0, lat_e7 = 0;  ///< 1e-7 degrees, about a centimetre
    std::uint32_t group = 0;
    std::uint32_t village = 0;

    Coordinate position() const noexcept { return {lon_e7 * 1e-7, lat_e7 * 1e-7}; }
};

/// Doors on one road, or the doors of one village that have no road.
struct DoorGroup {
    std::int64_t road = 0;  ///< 0: no road
    std::uint32_t village = 0;
    std::uint32_t begin = 0, end = 0;
};

class DoorTable {
  public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// The same doors in any order make the same table. Doors outside ±180/±90 degrees are kept
    /// but not found by position.
    static std::shared_ptr<const DoorTable> build(std::span<const DoorEntry> doors);

    std::size_t size() const noexcept { return doors_.size(); }
    std::size_t memory_bytes() const noexcept;

    const Door& door(std::uint32_t index) const noexcept { return doors_[index]; }
    const DoorGroup& group(std::uint32_t index) const noexcept { return groups_[index]; }
    std::string_view village_code(std::uint32_t village) const noexcept;

    std::uint32_t group_of_road(RoadId road) const noexcept;  ///< none when it has no doors
    std::size_t group_count() const noexcept { return groups_.size(); }
    /// The number of the village with that code; none when no door lies in it.
    std::uint32_t village_of(std::string_view code) const noexcept;
    /// The groups with doors of that village, the roadless one first.
    std::span<const std::uint32_t> groups_of_village(std::uint32_t village) const noexcept;
    std::span<const Door> doors_of(std::uint32_t group) const noexcept;
    /// The door of that number in the group; where a number stands twice, the one of least id.
    const Door* find(std::uint32_t group, DoorNumber number) const noexcept;

    const PointGrid& grid() const noexcept { return grid_; }  ///< items are door indexes

  private:
    /// \param village_groups sorted pairs (village, group with doors in it).
    void link_groups(std::span<const std::pair<std::uint32_t, std::uint32_t>> village_groups);

    std::vector<Door> doors_;
    std::vector<DoorGroup> groups_;
    std::vector<std::string> village_codes_;  ///< sorted; the first is empty
    std::vector<std::uint32_t> village_first_;
    std::vector<std::uint32_t> village_groups_;
    std::unordered_map<std::int64_t, std::uint32_t> group_of_road_;
    PointGrid grid_;
};

}  // namespace geo::search
