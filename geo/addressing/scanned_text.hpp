// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "geo/addressing/lexicon.hpp"
#include "geo/addressing/parser.hpp"

namespace geo::addressing {

enum class CharacterClass : std::uint8_t {
    separator,  ///< spaces, punctuation, control characters, malformed bytes
    digit,
    latin,
    numeral,  ///< 一 … 十 百 零 〇 两
    other
};

/// A text by its folded characters, each with its place in the bytes, up to `longest_read`.
class ScannedText {
  public:
    ScannedText(const Lexicon& lexicon, std::string_view text);

    std::size_t size() const noexcept { return size_; }
    char32_t operator[](std::size_t i) const noexcept { return characters_[i]; }
    CharacterClass class_at(std::size_t i) const noexcept {
        return i < size_ ? classes_[i] : CharacterClass::separator;
    }
    /// Where a character begins; for size() where the part that is read ends.
    std::size_t byte(std::size_t i) const noexcept { return bytes_[i]; }
    std::string_view original() const noexcept { return text_; }

  private:
    /// 9一2192: a 一 between digits is a hyphen that was typed wrongly.
    void read_strokes() noexcept;

    std::string_view text_;
    std::size_t size_ = 0;
    std::array<char32_t, longest_read> characters_;
    std::array<CharacterClass, longest_read> classes_;
    std::array<std::uint32_t, longest_read + 1> bytes_;
};

}  // namespace geo::addressing
