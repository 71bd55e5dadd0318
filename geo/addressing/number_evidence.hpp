// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/addressing/evidence.hpp"

namespace geo::addressing {

/// Adds what the number at a position can be: with the word behind it (12号, 3单元, 五组,
/// 路北50米), and alone where it is written in Arabic digits or letters. \returns whether a word
/// behind it told anything.
bool gather_numbers(const Lexicon& lexicon, const ScannedText& text, std::size_t at,
                    Evidence& evidence);

/// Behind the distance that stands at a position (50米, 约1.5公里); the position itself where none
/// does.
std::size_t distance_end(const Lexicon& lexicon, const ScannedText& text, std::size_t at);

}  // namespace geo::addressing
