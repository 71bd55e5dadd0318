// SPDX-License-Identifier: Apache-2.0
// How a name may be written wrongly and still be meant.
#pragma once

#include <cstdint>
#include <string_view>

#include "geo/search/address_index.hpp"

namespace geo::search {

/// A name and its generic part: 强雨 + 路, 吕家 + 村.
struct CutName {
    std::u32string_view stem, generic;  ///< the generic part may be empty, the stem never
};

/// Cuts off what names of roads, villages and divisions end in, if a character is left before it.
CutName cut_generic(std::u32string_view name) noexcept;

/// How easily a slip may be another name instead.
enum class Weakness : std::uint8_t {
    firm,
    slight,    ///< one character of a longer stem is another, missing or too many
    left_out,  ///< of a stem of one or two characters one is left out
    replaced,  ///< of such a stem one is another: 王家村 may be no slip of 李家村
    wholly,    ///< a stem of one character is another
};

/// What lies between a written name and a registered one.
struct Slip {
    How how = How::not_found;  ///< exact, homophone, spelling, or not_found
    float worth = 0;           ///< of each character written, 0 to 1
    Weakness weakness = Weakness::firm;
};

/// Exact, homophone (characters replaced by others of the same sound), spelling (one character
/// replaced, left out, added or doubled, two neighbours exchanged, another generic part or none),
/// or not_found.
Slip compare_names(std::u32string_view written, std::u32string_view registered) noexcept;

}  // namespace geo::search
