// SPDX-License-Identifier: Apache-2.0
// The yardstick of characters: 通用规范汉字表 (8105), and what stands in it for another form.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace geo::naming {

/// Immutable once built, so that any number of threads may share one.
class CharacterTable {
  public:
    /// Reads the 8105 characters, the variants and OpenCC's dictionaries of traditional forms.
    /// \throws Error(invalid_input) when a table is not what it should be, Error(unavailable) when
    ///         the dictionaries (package libopencc-data) are not installed.
    CharacterTable(std::string_view standard_characters, std::string_view variants);
    ~CharacterTable();
    CharacterTable(CharacterTable&&) noexcept;
    CharacterTable& operator=(CharacterTable&&) noexcept;

    /// 1, 2 or 3: the level in the table; 0 for a character that is not in it.
    int level(char32_t character) const noexcept;
    bool is_standard(char32_t character) const noexcept { return level(character) != 0; }

    /// The standard character for a traditional one (營 -> 营); nullopt when it is not one.
    std::optional<char32_t> simplified(char32_t character) const;
    /// The standard character for a traditional or variant form; nullopt when none is known.
    std::optional<char32_t> standard_twin(char32_t character) const;

    /// The text with every non-standard character replaced; nullopt when one has no twin.
    std::optional<std::string> standardised(std::u32string_view text) const;

  private:
    struct Converter;

    std::unordered_map<char32_t, std::uint8_t> levels_;
    std::unordered_map<char32_t, char32_t> variants_;
    std::unique_ptr<const Converter> converter_;
};

}  // namespace geo::naming
