// SPDX-License-Identifier: Apache-2.0
// What one candidate makes of a text: which of the readings speak for it, what is left over, and
// how much that speaks against it.
#pragma once

#include <array>
#include <cstdint>
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
    IndexRange villages;  ///< that it covers
    bool operator==(const Candidate& other) const noexcept {
        return kind == other.kind && entity == other.entity && name == other.name;
    }
};

/// What one candidate makes of the text.
struct Interpretation {
    Candidate candidate;
    bool holds = false;  ///< false when the candidate itself is not in the best reading of the text
    double value = 0;    ///< characters explained less what speaks against it
    double score = 0;    ///< 0 to 1
    Components matched{};
    DoorNumber number;            ///< by which the door was found
    const Door* door = nullptr;   ///< the first of them, see Interpreter::doors_of
    bool number_missing = false;  ///< the text has a door number that the place does not have
    bool weak = false;            ///< rests on a slip after which it may be another name
    bool elsewhere = false;       ///< the text names divisions above it that are not its own
    int contradicting = 0;        ///< unexplained ideographs among the components
    int foreign = 0;              ///< unexplained names of divisions: 济南市, 历下区
    int trailing = 0;             ///< unexplained ideographs behind the last component
    PositionSet explained;
    PositionSet doubtful;        ///< what contradicts or trails
    std::size_t begin = 0;       ///< where the candidate's own name begins
    std::size_t last = 0;        ///< where the last component ends
    std::size_t far_number = 0;  ///< where a number begins that belongs to nothing known; 0: none

    bool is_whole() const noexcept {
        return contradicting == 0 && trailing == 0 && far_number == 0;
    }
};

/// Weighs candidates against one text. Keeps its memory from text to text.
class Interpreter {
  public:
    Interpreter(const NameIndex& names, const DoorTable& doors) : names_(&names), doors_(&doors) {}

    /// \param wants_number false: a door number is no part of what is asked for. Both must outlive
    ///        the interpretations. To be called again after a reading was added.
    void set(const FoldedText& text, const Lattice& lattice, bool wants_number);

    /// The value of the candidate's interpretation is at most this, the door number aside.
    double worth_at_most(const Candidate& candidate) const;

    double number_worth_at_most() const noexcept;

    Interpretation interpret(const Candidate& candidate) const;

    /// Every door that the interpretation may mean: a village can have one number on several roads
    /// that bear no name.
    void doors_of(const Interpretation& interpretation, std::vector<const Door*>& doors) const;

  private:
    static constexpr std::size_t most_readings = 64;
    /// Those that speak for a candidate, in the order of their ends.
    struct Chosen {
        std::array<const Reading*, most_readings> items;  // filled up to count
        std::size_t count = 0;
    };
    struct Costs {
        double lost = 0, written = 0;
        int slips = 0, parts_of_words = 0;
        std::array<Weakness, component_count> weak{};
        bool by_sound = false, by_spelling = false;
    };

    void choose(const Candidate& candidate, Chosen& chosen) const;
    void take(const Chosen& chosen, Interpretation& into, Costs& costs) const;
    bool is_part_of_word(const Reading& reading, const Interpretation& into) const;
    void bind_number(std::size_t own_end, Interpretation& into) const;
    std::size_t end_of_remark(const NumberReading& number) const;
    void explain_repeated(const NumberReading& number, Interpretation& into) const;
    void note_far_number(std::size_t own_end, Interpretation& into) const;
    const NumberReading* number_of(const Interpretation& so_far, std::size_t own_end) const;
    const Door* find_door(const Candidate& candidate, DoorNumber number) const;
    template <typename Visit>
    void for_each_village_door(Index village, DoorNumber number, Visit&& visit) const;
    void weigh_leftovers(Interpretation& into) const;
    void weigh_fragment(std::size_t begin, std::size_t end, Interpretation& into) const;
    void weigh_run(std::size_t begin, std::size_t end, bool apart, Interpretation& into) const;
    int foreign_divisions(std::size_t begin, std::size_t end) const;
    bool is_division(std::size_t begin, std::size_t end) const;
    bool lies_elsewhere(const Interpretation& of) const;
    bool names_other_place(std::size_t begin, std::size_t end) const;
    bool is_name_of_place(std::size_t begin, std::size_t end) const;
    bool looks_like_component(std::size_t begin, std::size_t end) const;
    bool is_alone(const Interpretation& of) const;
    bool is_weak(const Costs& costs, const Interpretation& into) const;
    void settle(const Costs& costs, Interpretation& into) const;

    const NameIndex* names_;
    const DoorTable* doors_;
    const FoldedText* text_ = nullptr;
    const Lattice* lattice_ = nullptr;
    std::vector<Reading> readings_;  ///< of the lattice, by their ends
    bool wants_number_ = true;
};

}  // namespace geo::search
