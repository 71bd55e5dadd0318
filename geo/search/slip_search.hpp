// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "geo/search/interpretation.hpp"

namespace geo::search {

/// Explains what is left of a text by names that were written with a slip: only names that stand
/// where the rest of the text says, so the search is small and a guess has its reason.
class SlipSearch {
  public:
    SlipSearch(const NameIndex& names, const FoldedText& text, const Lattice& lattice,
               const Interpreter& interpreter);

    /// \param found best first. Returns further interpretations, in no order.
    std::vector<Interpretation> improve(std::span<const Interpretation> found);

  private:
    /// A place and everything below it.
    struct Scope {
        Component kind = Component::province;
        Index entity = none;
        bool operator==(const Scope&) const = default;
    };

    bool is_solved() const noexcept;
    void look_above(const Interpretation& found, std::span<const Reading> slips);
    void look_below(const Interpretation& found);
    void try_children(const Scope& scope, const std::vector<Leftover>& leftovers);
    void try_child(Component kind, Index entity, const std::vector<Leftover>& leftovers);
    std::optional<Reading> best_fit(const Leftover& leftover, Component component, Index entity,
                                    Index name) const;

    const NameIndex& names_;
    const FoldedText& text_;
    const Lattice& lattice_;
    const Interpreter& interpreter_;
    std::vector<Scope> seen_;
    std::vector<Interpretation> better_;
};

}  // namespace geo::search
