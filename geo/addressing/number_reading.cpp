// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/number_reading.hpp"

namespace geo::addressing {
namespace {

constexpr std::size_t longest_numeral = 6;
constexpr std::size_t most_letters = 3;
constexpr long widest_range = 60;

std::size_t skip(const ScannedText& text, std::size_t at, CharacterClass what, std::size_t most) {
    std::size_t count = 0;
    while (count < most && text.class_at(at + count) == what) ++count;
    return count;
}

long value_of(const ScannedText& text, std::size_t begin, std::size_t end) noexcept {
    long value = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (text.class_at(i) != CharacterClass::digit || value > 1'000'000) return -1;
        value = value * 10 + static_cast<long>(text[i] - U'0');
    }
    return value;
}

bool is_sub_number_word(char32_t character) noexcept {
    return character == U'附' || character == U'之';
}

}  // namespace

bool joins_numbers(char32_t character) noexcept {
    return std::u32string_view(U"-~/—–‐−‑―〜").find(character) != std::u32string_view::npos;
}

NumberToken single_number(const ScannedText& text, std::size_t at) noexcept {
    NumberToken token{at, 0};
    const std::size_t numerals = skip(text, at, CharacterClass::numeral, longest_numeral + 1);
    if (numerals != 0) {
        if (numerals > longest_numeral) return token;
        token.end = at + numerals;
        token.is_numeral = true;
        return token;
    }
    token.end += skip(text, token.end, CharacterClass::latin, most_letters);
    token.digits = skip(text, token.end, CharacterClass::digit, longest_read);
    token.end += token.digits;
    // 15F is a floor, 15A a number
    const bool is_floor = token.end < text.size() && text[token.end] == U'F' &&
                          text.class_at(token.end + 1) != CharacterClass::latin &&
                          text.class_at(token.end + 1) != CharacterClass::digit;
    if (token.digits != 0 && is_floor) return token;
    if (token.digits != 0) token.end += skip(text, token.end, CharacterClass::latin, 1);
    token.is_latin = token.digits == 0 && token.end != at;
    // the head of a longer word is no number: KTV, 4SHOP
    if (text.class_at(token.end) == CharacterClass::latin) return {at, 0};
    return token;
}

NumberToken joined_number(const ScannedText& text, std::size_t at) noexcept {
    NumberToken token = single_number(text, at);
    if (token.end == at || token.is_latin) return token;
    std::size_t begin = at;
    for (int parts = 1; parts < 4 && token.end < text.size(); ++parts) {
        const char32_t link = text[token.end];
        if (!joins_numbers(link) && !is_sub_number_word(link)) break;
        const NumberToken next = single_number(text, token.end + 1);
        if (next.end == token.end + 1) break;
        const long from = value_of(text, begin, token.end);
        const long to = value_of(text, token.end + 1, next.end);
        token.is_range = parts == 1 && from >= 0 && to > from && to - from <= widest_range;
        token.is_compound = true;
        begin = token.end + 1;
        token.digits = next.digits;
        token.end = next.end;
    }
    return token;
}

}  // namespace geo::addressing
