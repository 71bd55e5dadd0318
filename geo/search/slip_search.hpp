// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/search/interpretation.hpp"

namespace geo::search {

/// Explains what is left of a text by names that were written with a slip. Names are found by what
/// they have in common with the leftover, and kept only where the rest of the text says, so that a
/// guess has its reason.
class SlipSearch {
  public:
    explicit SlipSearch(const NameIndex& names) : names_(&names) {}

    /// Adds readings to the lattice for what is doubtful in the best interpretation, of names that
    /// lie where the best ones do.
    /// \returns whether there was anything to add.
    /// \param found the best interpretations, the best first; none: all of the text is doubtful.
    bool add_readings(const FoldedText& text, std::span<const Interpretation> found,
                      Lattice& lattice);

  private:
    void find_contexts(std::span<const Interpretation> found);
    void add_context(const Interpretation& interpretation);
    void find_windows(const FoldedText& text, PositionSet doubtful, bool every);
    void find_windows_of_run(const FoldedText& text, std::size_t begin, std::size_t end,
                             bool every);
    bool begins_place(std::size_t at, std::size_t run) const;
    std::size_t end_of_twice(const FoldedText& text, std::size_t run_end) const;
    std::size_t start_of_short_form(std::size_t first, std::size_t run) const;
    void add_names(const FoldedText& text, std::size_t begin, std::size_t end, Lattice& lattice);
    void add_names_like(std::u32string_view written, std::size_t begin, std::size_t end,
                        Lattice& lattice);
    void add_name(const Reading& window, std::u32string_view written, Lattice& lattice);
    bool is_in_context(Component kind, Index entity) const noexcept;
    bool has_road_in_context(Index name) const noexcept;

    struct Window {
        std::uint8_t begin, end;
    };
    const NameIndex* names_;
    const Lattice* lattice_ = nullptr;          ///< of the call at hand
    std::vector<IndexRange> villages_, roads_;  ///< where the text is about; empty: anywhere
    std::uint64_t whereabouts_ = 0;             ///< of these
    std::vector<Window> windows_;
    std::size_t added_ = 0;
};

}  // namespace geo::search
