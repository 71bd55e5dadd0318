// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "geo/search/name_index.hpp"

namespace geo::search {

/// The part of the tree that a query is limited to.
class AreaFilter {
  public:
    /// An area that is not in the registry lets nothing pass.
    AreaFilter(const NameIndex& names, const Query& query);
    /// \param area code or name of a village or of a division of any level.
    AreaFilter(const NameIndex& names, std::string_view area);

    bool passes(Component kind, Index entity) const noexcept;

  private:
    bool is_in_division(Component kind, Index entity,
                        const std::optional<std::vector<Index>>& allowed) const noexcept;
    bool is_in_village(Component kind, Index entity) const noexcept;

    bool is_in_any(Component kind, Index entity) const noexcept;

    const NameIndex& names_;
    std::optional<std::vector<IndexRange>> any_;  ///< villages of the places so called
    std::optional<std::vector<Index>> villages_, towns_, counties_;
};

}  // namespace geo::search
