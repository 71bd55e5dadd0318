// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/addressing/evidence.hpp"

namespace geo::addressing {

/// A step of the best path.
struct Segment {
    std::uint16_t begin, end;
    Slot slot;
    PartKind kind;
    WordClass ending;  ///< of a name that was told by its ending
    bool is_known;     ///< false for a stretch that nothing tells
};

/// The readings that explain the text best, from its beginning to its end without gaps. Every text
/// has one, if only as an unknown stretch.
/// \param before what stands before the text: Slot::start for a whole address
void find_best_path(const Lexicon& lexicon, const ScannedText& text, const Evidence& evidence,
                    Slot before, std::vector<Segment>& path);

}  // namespace geo::addressing
