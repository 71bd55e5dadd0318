// SPDX-License-Identifier: Apache-2.0
// What a text offers to be read as: everything that can be told at one place without knowing what
// stands before it.
#pragma once

#include <bitset>
#include <cstdint>
#include <vector>

#include "geo/addressing/lexicon.hpp"
#include "geo/addressing/parsed_address.hpp"
#include "geo/addressing/scanned_text.hpp"
#include "geo/addressing/slot.hpp"

namespace geo::addressing {

/// A stretch that can be read by itself: a division's name, a number with its word, a remark.
struct Candidate {
    std::uint16_t begin, end;
    Slot slot;
    PartKind kind;
    std::int16_t weight;
    const UnitMeaning* units;  ///< of a division's name, else null
};

/// The end of a name: the word at [begin, end) says what the name is, once it is known where it
/// begins.
struct Ending {
    std::uint16_t begin, end;
    WordClass word;
    std::int8_t weight;
};

struct Evidence {
    std::vector<Candidate> candidates;                            ///< by begin
    std::vector<Ending> endings;                                  ///< by begin
    std::array<std::uint16_t, longest_read + 2> first_candidate;  ///< index by position
    std::array<std::uint16_t, longest_read + 2> first_ending;
    /// Where an unknown stretch may end: something that can be told begins there.
    std::bitset<longest_read + 1> landmarks;
    /// How many names of divisions and streets and how many of places end at or before a position,
    /// and how many digits and numerals stand before it.
    std::array<std::uint16_t, longest_read + 2> names_before, places_before, digits_before,
        numerals_before;
};

/// Fills `evidence` anew; its memory is used again.
void gather(const Lexicon& lexicon, const ScannedText& text, Evidence& evidence);

}  // namespace geo::addressing
