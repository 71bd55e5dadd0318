// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

#include "geo/search/door_table.hpp"
#include "geo/search/lattice.hpp"

namespace geo::search {

/// A place that the text may mean.
struct Candidate {
    Component kind = Component::road;
    Index entity = none;
    Index name = none;  ///< the name by which a road was found
    How how = How::exact;
    bool operator==(const Candidate&) const = default;
};

/// A stretch of ideographs that no reading explains.
struct Leftover {
    std::size_t begin = 0, end = 0;
};

/// What one candidate makes of the text.
struct Interpretation {
    Candidate candidate;
    bool holds = false;  ///< false when the candidate itself is not in the best reading of the text
    double value = 0;    ///< characters explained less characters that speak against it
    double score = 0;    ///< 0 to 1
    Components matched{};
    DoorNumber number;            ///< by which the door was found
    const Door* door = nullptr;   ///< the first of them, see Interpreter::doors_of
    bool number_missing = false;  ///< the text has a door number that the place does not have
    int contradicting = 0;        ///< unexplained ideographs among the components
    int trailing = 0;             ///< unexplained ideographs right behind the last component
    PositionSet explained;
    std::size_t last = 0;  ///< where the last component ends

    bool is_whole() const noexcept { return contradicting == 0 && trailing == 0; }
};

/// Weighs candidates against one text.
class Interpreter {
  public:
    Interpreter(const NameIndex& names, const DoorTable& doors, const FoldedText& text,
                const Lattice& lattice, bool wants_number)
        : names_(names),
          doors_(doors),
          text_(text),
          lattice_(lattice),
          wants_number_(wants_number) {}

    /// At most so many characters can the candidate explain, the number aside.
    int explains_at_most(const Candidate& candidate) const;

    /// \param slips readings beyond the lattice: names of this candidate or of what is above it.
    Interpretation interpret(const Candidate& candidate, std::span<const Reading> slips = {}) const;

    /// Every door that the interpretation may mean: a village can have one number on several roads
    /// that bear no name.
    std::vector<const Door*> doors_of(const Interpretation& interpretation) const;

    std::vector<Leftover> leftovers(const Interpretation& interpretation) const;

  private:
    static constexpr std::size_t most_readings = 128;
    struct Readings {
        std::array<Reading, most_readings> items;  // filled up to count
        std::size_t count = 0;
        void add(const Reading& reading) noexcept {
            if (count < most_readings) items[count++] = reading;
        }
        std::span<Reading> span() noexcept { return {items.data(), count}; }
    };

    template <typename Visit>
    void for_each_reading(const Candidate& candidate, Visit&& visit) const;
    bool is_above_or_same(const Candidate& candidate, const Reading& reading) const noexcept;
    Readings best_readings(const Candidate& candidate, std::span<const Reading> slips) const;
    void bind_number(const Readings& chosen, Interpretation& into) const;
    const NumberReading* number_of(const Reading& own, const Interpretation& so_far) const;
    const Door* find_door(const Candidate& candidate, DoorNumber number) const;
    template <typename Visit>
    void for_each_village_door(Index village, DoorNumber number, Visit&& visit) const;
    PositionSet asides(PositionSet open, const Interpretation& interpretation) const;
    void weigh(const Readings& chosen, Interpretation& into) const;

    const NameIndex& names_;
    const DoorTable& doors_;
    const FoldedText& text_;
    const Lattice& lattice_;
    bool wants_number_;
};

}  // namespace geo::search
