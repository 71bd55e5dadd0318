// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/spelling.hpp"

#include <string>
#include <utility>

#include "geo/base/text.hpp"

namespace geo::naming {

void Spelling::append_all(std::string_view text) {
    pinyin_.toned += text;
    pinyin_.untoned += text;
    pinyin_.sign += text;
}

void Spelling::begin_word() {
    if (!pinyin_.toned.empty()) append_all(" ");
    at_word_start_ = true;
}

void Spelling::add(const Syllable& syllable) {
    if (!at_word_start_ && syllable.opens_with_vowel) append_all("'");
    pinyin_.toned += at_word_start_ ? syllable.toned_capital : syllable.toned;
    pinyin_.untoned += at_word_start_ ? syllable.untoned_capital : syllable.untoned;
    pinyin_.sign += syllable.sign;
    pinyin_.key += syllable.key;
    at_word_start_ = false;
}

void Spelling::add_literal(char32_t character) {
    std::string text;
    text::append_utf8(text, character);
    append_all(text);
    const bool is_capital = character >= U'A' && character <= U'Z';
    text::append_utf8(pinyin_.key, is_capital ? character - U'A' + U'a' : character);
    at_word_start_ = true;
}

void Spelling::add_number(int number) {
    const std::string digits = std::to_string(number);
    append_all(digits);
    pinyin_.key += digits;
    at_word_start_ = false;
}

void Spelling::add_hyphen() { append_all("-"); }

Pinyin Spelling::take(bool needs_review) {
    pinyin_.needs_review = needs_review;
    return std::move(pinyin_);
}

}  // namespace geo::naming
