// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/search/door_number.hpp"
#include "geo/search/folded_text.hpp"
#include "geo/search/name_index.hpp"
#include "geo/search/slip.hpp"

namespace geo::search {

/// A place of the text read as one component of an address. Trivial, so that a room full of them
/// costs nothing to enter.
struct Reading {
    std::uint8_t begin, end;
    Component component;
    How how;
    float worth;        ///< what it explains, in characters, less what is doubtful about it
    Weakness weakness;  ///< of a slip
    Index entity;       ///< none: every road of the name
    Index name;
    IndexRange villages;  ///< that the place covers

    std::size_t size() const noexcept { return std::size_t{end} - begin; }
    PositionSet positions() const noexcept { return PositionSet::range(begin, end); }
};

/// What a character is worth that is explained in this way.
float worth_of(How how) noexcept;

/// Every component of the registry that can be read at any place of the text, side by side: which
/// of them the writer meant is decided later.
class Lattice {
  public:
    Lattice() = default;
    Lattice(const NameIndex& names, const FoldedText& text) { read(names, text); }

    /// Forgets what it held and reads another text; both must outlive its use.
    void read(const NameIndex& names, const FoldedText& text);
    /// One more reading: a name written with a slip. Nothing happens when it is there already.
    void add_slip(const Reading& reading);

    /// Divisions and villages.
    const std::vector<Reading>& places() const noexcept { return places_; }
    /// Road names; a reading stands for every road of that name, its entity is none.
    const std::vector<Reading>& road_names() const noexcept { return road_names_; }
    const std::vector<NumberReading>& numbers() const noexcept { return numbers_; }
    /// Words that say nothing of the place (门牌, 收件人, 3组): nothing is missing without them.
    PositionSet fillers() const noexcept { return fillers_; }
    /// Of the fillers, those that say where on a road or in a village: 东段路北.
    PositionSet links() const noexcept { return links_; }

  private:
    void read_names(std::size_t begin);
    void add_name(std::size_t begin, std::size_t end, Index name);
    void add_place(const Reading& reading);
    void add_with_suffix(Reading reading);
    void read_numbers();
    void explain_neighbours(const Reading& reading);
    void explain_links(const Reading& reading);
    bool begins_name(std::size_t at, std::size_t least) const noexcept;
    bool begins_number(std::size_t at) const noexcept;
    void add_number(const NumberReading& number);

    const NameIndex* names_ = nullptr;
    const FoldedText* text_ = nullptr;
    std::vector<Reading> places_, road_names_;
    std::vector<NumberReading> numbers_;
    PositionSet fillers_, links_;
};

}  // namespace geo::search
