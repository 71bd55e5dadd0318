// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/search/door_number.hpp"
#include "geo/search/folded_text.hpp"
#include "geo/search/name_index.hpp"

namespace geo::search {

/// A place of the text read as one component of an address. Trivial, so that a room full of them
/// costs nothing to enter.
struct Reading {
    std::uint8_t begin, end;
    Component component;
    How how;
    Index entity;
    Index name;

    std::size_t size() const noexcept { return std::size_t{end} - begin; }
    PositionSet positions() const noexcept { return PositionSet::range(begin, end); }
};

/// Every component of the registry that can be read at any place of the text, side by side: which
/// of them the writer meant is decided later.
class Lattice {
  public:
    Lattice(const NameIndex& names, const FoldedText& text);

    /// Divisions and villages.
    const std::vector<Reading>& places() const noexcept { return places_; }
    /// Road names; a reading stands for every road of that name, its entity is none.
    const std::vector<Reading>& road_names() const noexcept { return road_names_; }
    const std::vector<NumberReading>& numbers() const noexcept { return numbers_; }

  private:
    void read_names(std::size_t begin);
    void add_name(std::size_t begin, std::size_t end, Index name);
    void add_place(const Reading& reading);
    void add_with_suffix(Reading reading);
    void read_numbers();

    const NameIndex& names_;
    const FoldedText& text_;
    std::vector<Reading> places_, road_names_;
    std::vector<NumberReading> numbers_;
};

}  // namespace geo::search
