// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/search/area_filter.hpp"
#include "geo/search/interpretation.hpp"

namespace geo::search {

/// Finds what a complete address text means.
class Matcher {
  public:
    Matcher(const NameIndex& names, const DoorTable& doors, const Query& query,
            const FoldedText& text);

    std::vector<Hit> find();

  private:
    bool is_wanted(Component kind, Index entity) const noexcept;
    void add_candidates();
    void add_roads_named(Index name);
    void interpret_candidates();
    void keep(Interpretation interpretation);
    void rank();
    void drop_repeated();
    std::vector<Hit> hits() const;
    Hit hit(const Interpretation& interpretation, const Door* door, bool ambiguous) const;
    double distance_to_bias(const Interpretation& interpretation) const;

    const NameIndex& names_;
    const DoorTable& doors_;
    const Query& query_;
    const FoldedText& text_;
    AreaFilter area_;
    Lattice lattice_;
    Interpreter interpreter_;
    std::vector<Candidate> candidates_;
    std::vector<Interpretation> found_;  ///< best first, after rank()
};

}  // namespace geo::search
