// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/suggestion_score.hpp"

#include <algorithm>

#include "geo/base/text.hpp"

namespace geo::naming {
namespace {

/// Share of the places at which two names have the same syllable.
double likeness(const Syllables& one, const Syllables& other) {
    const std::size_t common = std::min(one.size(), other.size());
    const std::size_t longest = std::max(one.size(), other.size());
    if (longest == 0) return 0;
    std::size_t same = 0;
    for (std::size_t i = 0; i < common; ++i) same += one[i] == other[i] ? 1U : 0U;
    return static_cast<double>(same) / static_cast<double>(longest);
}

}  // namespace

Syllables specific_syllables(const std::vector<std::string>& sound_keys, const NameParts& name) {
    Syllables syllables;
    if (sound_keys.empty()) return syllables;
    std::string syllable;
    for (const char letter : sound_keys.front() + ' ') {
        if (letter >= '0' && letter <= '9') continue;
        if (letter != ' ') {
            syllable += letter;
        } else if (!syllable.empty()) {
            syllables.push_back(std::move(syllable));
            syllable.clear();
        }
    }
    const std::size_t generic = text::length(name.generic);
    if (syllables.size() > generic) syllables.resize(syllables.size() - generic);
    return syllables;
}

double score(const ScoreParts& parts) noexcept {
    const double sum = 0.35 * parts.fit + 0.25 * parts.company + 0.12 * parts.length +
                       0.08 * parts.characters + 0.10 * parts.sound + 0.10 * parts.rarity;
    return std::clamp(sum, 0.0, 1.0);
}

double length_part(const NameParts& name) noexcept {
    const std::size_t length = text::length(name.specific);
    if (length == 2) return 1;
    if (length == 3) return 0.8;
    return length == 4 ? 0.5 : 0.2;
}

double characters_part(const NameParts& name, const CharacterTable& characters) {
    const std::u32string specific = text::code_points(name.specific);
    if (specific.empty()) return 0;
    const auto common = std::count_if(specific.begin(), specific.end(), [&](char32_t character) {
        return characters.level(character) == 1;
    });
    return static_cast<double>(common) / static_cast<double>(specific.size());
}

double sound_part(const Syllables& own, const std::vector<Syllables>& around) {
    double greatest = 0;
    for (const Syllables& other : around) greatest = std::max(greatest, likeness(own, other));
    return 1 - greatest;
}

double rarity_part(std::size_t same_in_county) noexcept {
    return 1.0 / (1.0 + static_cast<double>(same_in_county));
}

}  // namespace geo::naming
