// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/addressing/evidence.hpp"

namespace geo::addressing {

/// What a class of ending makes of a name, and how long such names are.
struct NameShape {
    Slot slot;
    PartKind kind;
    int shortest, usual, longest;  ///< characters before the ending
    int per_character;             ///< what each one beyond the usual costs
};

/// \pre the class ends names.
const NameShape& shape_of(WordClass word) noexcept;

/// What a name from `begin` to the ending is worth: the ending's weight, less what is unusual about
/// the name. Far below zero for what is no name.
int name_weight(const ScannedText& text, const Evidence& evidence, std::size_t begin,
                const Ending& ending) noexcept;

/// What an unknown stretch costs.
int unknown_weight(const ScannedText& text, const Evidence& evidence, std::size_t begin,
                   std::size_t end) noexcept;

}  // namespace geo::addressing
