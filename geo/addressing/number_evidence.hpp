// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/addressing/evidence.hpp"

namespace geo::addressing {

/// Adds what the number at a position can be: with the word behind it (12号, 3单元, 五组,
/// 路北50米), and alone where it is written in Arabic digits or letters. \returns whether a word
/// behind it told anything.
bool gather_numbers(const Lexicon& lexicon, const ScannedText& text, std::size_t at,
                    Evidence& evidence);

}  // namespace geo::addressing
