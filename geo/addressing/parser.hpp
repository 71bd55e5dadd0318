// SPDX-License-Identifier: Apache-2.0
// Reads a Chinese address as people write it, without a registry: a lattice of candidate readings
// (names of divisions, names told by their endings, numbers told by what follows them, unknown
// stretches) through which the best path is taken. Weights are set by hand.
#pragma once

#include <cstddef>
#include <string_view>

#include "geo/addressing/lexicon.hpp"
#include "geo/addressing/parsed_address.hpp"

namespace geo::addressing {

/// How much of a text is read, in code points. No address is that long; what lies behind is one
/// part `unread`. So a megabyte costs as much as a line.
constexpr std::size_t longest_read = 192;

/// The parts of a text; none for an empty one. Any bytes will do: malformed ones separate, like
/// punctuation. Time grows with the length up to `longest_read`. Safe from any thread.
ParsedAddress parse(const Lexicon& lexicon, std::string_view text);

/// The parts of a text that stands behind a door number: "34号楼1单元901", "路北50米", "惠能公司".
ParsedAddress parse_tail(const Lexicon& lexicon, std::string_view text);

}  // namespace geo::addressing
