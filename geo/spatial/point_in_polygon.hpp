// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/model/village.hpp"
#include "geo/spatial/packed_rtree.hpp"
#include "geo/spatial/slab_index.hpp"

namespace geo::spatial {

/// Tells in which village a place lies. Immutable; safe from any number of threads.
class VillageLocator {
  public:
    struct Entry {
        VillageCode code;
        const MultiPolygon* outline = nullptr;  ///< borrowed during construction only
    };

    VillageLocator() = default;
    explicit VillageLocator(std::vector<Entry> entries);
    /// Villages without an outline hold nothing.
    explicit VillageLocator(std::span<const Village> villages);

    bool empty() const noexcept { return codes_.empty(); }

    /// The village that holds the point. On a common boundary, or where outlines overlap, it is the
    /// one with the lowest code: the answer does not depend on the order of villages. Null outside.
    const VillageCode* find(Coordinate point) const;

    /// The village that holds the greatest part of the line's length, taken at up to 64 places
    /// spread evenly along it; among equals the lowest code. Null when it meets no village.
    const VillageCode* find_for_line(const LineString& line) const;

  private:
    std::optional<std::uint32_t> locate(Coordinate point) const;

    std::vector<VillageCode> codes_;  ///< ascending
    SlabIndex outlines_;
    PackedRTree tree_;
};

}  // namespace geo::spatial
