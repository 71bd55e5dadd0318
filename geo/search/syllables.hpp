// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace geo::search {

/// The syllables of a romanised name, without tones, lower case, ü as v. "Lè'ān Dàjiē" gives
/// le, an, da, jie: after 汉语拼音正词法 a syllable that begins with a, o or e inside a word has an
/// apostrophe before it, so every consonant before a vowel begins a syllable.
std::vector<std::string> split_syllables(std::string_view toned);

/// How characters sound, learned from the names of the registry and their pinyin.
class Sounds {
  public:
    /// \pre as many syllables as characters.
    void learn(std::u32string_view name, const std::vector<std::string>& syllables);
    /// True when both are known and share a reading.
    bool alike(char32_t a, char32_t b) const noexcept;
    std::size_t memory_bytes() const noexcept;

  private:
    static constexpr std::size_t readings_kept = 2;
    struct Readings {
        std::uint16_t syllable[readings_kept] = {0, 0};
    };
    std::unordered_map<char32_t, Readings> readings_;
    std::unordered_map<std::string, std::uint16_t> syllable_ids_;
};

}  // namespace geo::search
