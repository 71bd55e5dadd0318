// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/scanned_text.hpp"

#include "geo/addressing/utf8_step.hpp"

namespace geo::addressing {
namespace {

bool is_numeral(char32_t character) noexcept {
    return std::u32string_view(U"一二三四五六七八九十百零〇两").find(character) !=
           std::u32string_view::npos;
}

/// Signs that separate though they are no white space: everything below the ideographs that is no
/// letter or digit, and the punctuation of full width.
bool separates(char32_t character) noexcept {
    if (character < 0x80) return true;  // letters and digits are asked for before
    if (character < 0xC0) return true;
    return (character >= 0x2000 && character < 0x2460) ||
           (character >= 0x2500 && character < 0x2E80) ||
           (character >= 0x3000 && character < 0x3020 && character != U'々' &&
            character != U'〇') ||
           (character >= 0xFE10 && character < 0xFE70) || character >= 0xFFE0;
}

CharacterClass class_of(char32_t character) noexcept {
    if (character >= 0x4E00 && character < 0xA000)
        return is_numeral(character) ? CharacterClass::numeral : CharacterClass::other;
    if (character >= U'0' && character <= U'9') return CharacterClass::digit;
    if (character >= U'A' && character <= U'Z') return CharacterClass::latin;
    if (character == U'〇') return CharacterClass::numeral;
    // '#' tells a building or a room (11#楼), as 号 does
    if (character == U'#') return CharacterClass::other;
    if (character >= 0x20000 && character < 0x40000) return CharacterClass::other;
    return separates(character) ? CharacterClass::separator : CharacterClass::other;
}

}  // namespace

ScannedText::ScannedText(const Lexicon& lexicon, std::string_view text) : text_(text) {
    std::size_t at = 0;
    while (at < text.size() && size_ < longest_read) {
        const DecodedCharacter decoded = decode_at(text, at);
        characters_[size_] = lexicon.folded(decoded.character);
        classes_[size_] = class_of(characters_[size_]);
        bytes_[size_++] = static_cast<std::uint32_t>(at);
        at += decoded.bytes;
    }
    bytes_[size_] = static_cast<std::uint32_t>(at);
    read_strokes();
}

void ScannedText::read_strokes() noexcept {
    for (std::size_t i = 1; i + 1 < size_; ++i)
        if (characters_[i] == U'一' && classes_[i - 1] == CharacterClass::digit &&
            classes_[i + 1] == CharacterClass::digit) {
            characters_[i] = U'-';
            classes_[i] = CharacterClass::separator;
        }
}

}  // namespace geo::addressing
