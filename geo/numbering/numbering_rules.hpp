// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace geo::numbering {

enum class EastWestStart { east, west };
enum class NorthSouthStart { north, south };
enum class OddSide { right, left };
enum class Scheme {
    sequential,  ///< door after door: 1, 3, 5 …
    metres       ///< by the distance from the start (Dalian type)
};

/// How an area numbers its doors. The defaults are GB/T 35639-2017, Annex B: east-west roads from
/// the east, north-south roads and diagonals from the north, dead ends from the entrance; odd
/// numbers on the right as one walks from the start.
struct NumberingRules {
    EastWestStart east_west_start = EastWestStart::east;
    NorthSouthStart north_south_start = NorthSouthStart::north;
    bool dead_end_from_entrance = true;
    OddSide odd_side = OddSide::right;
    Scheme scheme = Scheme::sequential;
    double interval_metres = 10;      ///< Scheme::metres: a number, or a pair, each so many metres
    double reserve_every_metres = 0;  ///< vacant frontage so long keeps a number; 0: none is kept
    bool single_side_in_sequence = true;  ///< a street with houses on one side only: 1, 2, 3 …
    std::vector<int> skipped;             ///< numbers never given; Beijing: none (4, 13, 14 are)
    std::string joint = "附";             ///< of a sub-number: 12附1
    double reach_metres = 100;  ///< a door further off than that belongs to no road by itself
    bool operator==(const NumberingRules&) const = default;
};

}  // namespace geo::numbering
