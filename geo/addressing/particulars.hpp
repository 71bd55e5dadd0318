// SPDX-License-Identifier: Apache-2.0
// What a text says beyond the door: building, unit, floor, room, points of interest, and how far
// from where. A matcher finds the door; these go with its answer and never lower it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/addressing/lexicon.hpp"
#include "geo/addressing/parsed_address.hpp"
#include "geo/base/bilingual.hpp"

namespace geo::addressing {

enum class Direction : std::uint8_t {
    north,
    north_east,
    east,
    south_east,
    south,
    south_west,
    west,
    north_west
};

/// "north", "north_east", …
std::string_view to_string(Direction direction) noexcept;
BilingualText name_of(Direction direction);

/// 路北50米: a reference only (GB/T 37149, 7.3.2.3).
struct Offset {
    std::optional<Direction> direction;
    std::optional<double> metres;
    std::string text;  ///< as written
    bool operator==(const Offset&) const = default;
};

/// Numbers are bare, in Arabic digits: 34号楼 is "34", 十二层 is "12", B座 is "B".
struct Particulars {
    std::string place;  ///< the estate, yard or building that the numbers below count in
    std::string building, unit, floor, room;
    std::vector<std::string> points_of_interest;
    std::vector<std::string> streets;  ///< that meet: 西四路与北二路, where no door is named
    std::optional<Offset> offset;
    bool operator==(const Particulars&) const = default;
};

Particulars particulars_of(const Lexicon& lexicon, const ParsedAddress& parts);

/// What parse_tail reads behind a door number.
Particulars read_tail(const Lexicon& lexicon, std::string_view text);

/// The number in a part's text, in Arabic digits and narrow letters; empty where there is none.
std::string number_in(const Lexicon& lexicon, std::string_view text);

/// Direction and distance of a relative part; neither where the text has none.
Offset read_offset(const Lexicon& lexicon, std::string_view text);

}  // namespace geo::addressing
