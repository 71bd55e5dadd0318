// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace geo::addressing {

struct DecodedCharacter {
    char32_t character;
    std::size_t bytes;
};

constexpr char32_t replacement_character = 0xFFFD;

/// The code point at a byte; a byte that begins none is U+FFFD and one byte long, so that any bytes
/// can be walked through.
/// \pre at < text.size()
inline DecodedCharacter decode_at(std::string_view text, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const char32_t first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first >= 0xC2 && first < 0xE0 && follows(1))
        return {(first & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
    if (first >= 0xE0 && first < 0xF0 && follows(1) && follows(2)) {
        const char32_t character =
            (first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
        const bool is_surrogate = character >= 0xD800 && character < 0xE000;
        if (character >= 0x800 && !is_surrogate) return {character, 3};
    }
    if (first >= 0xF0 && first < 0xF5 && follows(1) && follows(2) && follows(3)) {
        const char32_t character = (first & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U |
                                   (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU);
        if (character >= 0x10000 && character < 0x110000) return {character, 4};
    }
    return {replacement_character, 1};
}

}  // namespace geo::addressing
