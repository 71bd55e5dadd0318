// SPDX-License-Identifier: Apache-2.0
// How good a candidate is, as one number out of documented parts (docs/suggestions.md).
#pragma once

#include <string>
#include <vector>

#include "geo/naming/suggestion.hpp"

namespace geo::naming {

/// Syllables of a specific part without tones: {"an", "ning"}.
using Syllables = std::vector<std::string>;

/// Of a name, out of its sound keys (Romaniser::sound_keys): the usual reading of the specific
/// part.
Syllables specific_syllables(const std::vector<std::string>& sound_keys, const NameParts& name);

/// Each part 0-1.
struct ScoreParts {
    double fit = 0;         ///< says something of the place
    double company = 0;     ///< goes with the roads around
    double length = 0;      ///< 1 for a specific part of two characters
    double characters = 0;  ///< share of characters of the first level
    double sound = 0;       ///< 1 - the greatest likeness in sound to a name around
    double rarity = 0;      ///< 1 when no road of the county's other towns bears the name
};

/// 0-1: 0.35 fit, 0.25 company, 0.12 length, 0.08 characters, 0.10 sound, 0.10 rarity.
double score(const ScoreParts& parts) noexcept;

double length_part(const NameParts& name) noexcept;
double characters_part(const NameParts& name, const CharacterTable& characters);
/// \param around of the names it must be told apart from
double sound_part(const Syllables& own, const std::vector<Syllables>& around);
double rarity_part(std::size_t same_in_county) noexcept;

}  // namespace geo::naming
