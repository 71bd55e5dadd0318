// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "geo/search/name_index.hpp"

namespace geo::search {

class RoadLines;

/// The part of the tree, and of the map, that a query is limited to. An area may be called by its
/// code, or by any name under which the index finds it.
class AreaFilter {
  public:
    /// Where a query is limited to nothing, everything passes.
    /// \param lines of the roads of the same names, or null: then the middle of a road tells
    ///        whether it lies in the box
    /// \throws Error(invalid_input) at village, town or county when there is no such area.
    AreaFilter(const NameIndex& names, const Query& query, const RoadLines* lines = nullptr);
    /// \param area code or name of a village or of a division of any level.
    /// \throws Error(invalid_input) when there is none.
    AreaFilter(const NameIndex& names, std::string_view area);

    bool limits_nothing() const noexcept { return !is_limited_ && !box_; }
    bool passes(Component kind, Index entity) const noexcept;
    /// \pre the door is one of the table of which the names know.
    bool passes(const Door& door) const noexcept;
    /// Only whether the box, if there is one, holds the point.
    bool has_in_box(Coordinate point) const noexcept { return !box_ || box_->contains(point); }
    /// Ranges of villages, without one the filter knows a box at the most.
    const std::vector<IndexRange>& areas() const noexcept { return areas_; }

  private:
    void limit_to(std::vector<IndexRange> areas);
    bool is_in_area(Component kind, Index entity) const noexcept;
    bool meets_box(Component kind, Index entity) const noexcept;

    const NameIndex& names_;
    const RoadLines* lines_ = nullptr;
    bool is_limited_ = false;
    std::vector<IndexRange> areas_;  ///< of villages; all limits together
    std::vector<bool> door_villages_;
    std::optional<BoundingBox> box_;
};

}  // namespace geo::search
