// SPDX-License-Identifier: Apache-2.0
// What the search knows of single characters: the one form under which it compares them, and how
// they sound.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace geo::search {

/// Immutable once built; any number of threads may share it.
class Characters {
  public:
    static constexpr char32_t gap = U' ';  ///< whatever separates
    static constexpr char32_t unseen = 0;  ///< what nobody sees
    /// A syllable without its tone; syllables that speakers confuse (zhong, zong) are one. 0: none.
    using Sound = std::uint16_t;
    static constexpr std::size_t most_sounds = 4;
    using Sounds = std::array<Sound, most_sounds>;  ///< the usual one first, 0 after the last

    /// Made of the shipped tables (通用规范汉字表, Unihan readings, OpenCC's traditional forms)
    /// when it is first asked for.
    static const Characters& shared();

    /// Traditional and variant forms become the standard one, compatibility forms and full width
    /// their twins, capitals small, dashes and tildes '-'; the rest `gap` or `unseen`.
    char32_t folded(char32_t character) const {
        return character < folded_.size() ? folded_[character] : folded_rarely(character);
    }
    Sounds sounds(char32_t character) const noexcept;
    /// True when both have readings and share one.
    bool sound_alike(char32_t a, char32_t b) const noexcept;

  private:
    Characters();
    static char32_t folded_rarely(char32_t character);
    void read_forms();
    void read_sounds();

    std::vector<char16_t> folded_;  ///< of the basic plane
    static constexpr Sound has_several = 0x8000;
    std::vector<Sound> usual_;  ///< of the basic plane; marked when there are others
    std::unordered_map<char32_t, Sounds> several_;
};

}  // namespace geo::search
