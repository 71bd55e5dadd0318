// SPDX-License-Identifier: Apache-2.0
// One Mandarin syllable in every form in which it is written down.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace geo::naming {

struct Syllable {
    std::string toned;              ///< "lǜ"
    std::string toned_capital;      ///< "Lǜ"
    std::string untoned;            ///< "lü"
    std::string untoned_capital;    ///< "Lü"
    std::string sign;               ///< "LÜ"
    std::string key;                ///< "lv"
    std::string sound;              ///< "lv4"; the neutral tone is 5
    bool opens_with_vowel = false;  ///< a, o or e: takes an apostrophe inside a word (R11)
};

/// \throws Error(invalid_input) when the text is not a toned syllable such as "lǜ".
Syllable make_syllable(std::string_view toned);

using SyllableId = std::uint16_t;

/// Every syllable once.
class SyllableTable {
  public:
    /// \throws Error(invalid_input) when the text is not a toned syllable.
    SyllableId intern(std::string_view toned);
    const Syllable& operator[](SyllableId id) const noexcept { return syllables_[id]; }

  private:
    std::vector<Syllable> syllables_;
    std::unordered_map<std::string, SyllableId> ids_;
};

}  // namespace geo::naming
