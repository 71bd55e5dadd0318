// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/syllable.hpp"

#include <array>
#include <optional>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"

namespace geo::naming {
namespace {

constexpr std::size_t longest_syllable = 6;  // zhuang

struct Letter {
    char32_t toned;
    char32_t capital;
    char32_t plain;
    char tone;  ///< 0 for a letter without a mark
};

constexpr std::array<Letter, 33> marked_letters{{
    {U'ā', U'Ā', U'a', 1}, {U'á', U'Á', U'a', 2}, {U'ǎ', U'Ǎ', U'a', 3}, {U'à', U'À', U'a', 4},
    {U'ē', U'Ē', U'e', 1}, {U'é', U'É', U'e', 2}, {U'ě', U'Ě', U'e', 3}, {U'è', U'È', U'e', 4},
    {U'ī', U'Ī', U'i', 1}, {U'í', U'Í', U'i', 2}, {U'ǐ', U'Ǐ', U'i', 3}, {U'ì', U'Ì', U'i', 4},
    {U'ō', U'Ō', U'o', 1}, {U'ó', U'Ó', U'o', 2}, {U'ǒ', U'Ǒ', U'o', 3}, {U'ò', U'Ò', U'o', 4},
    {U'ū', U'Ū', U'u', 1}, {U'ú', U'Ú', U'u', 2}, {U'ǔ', U'Ǔ', U'u', 3}, {U'ù', U'Ù', U'u', 4},
    {U'ǖ', U'Ǖ', U'ü', 1}, {U'ǘ', U'Ǘ', U'ü', 2}, {U'ǚ', U'Ǚ', U'ü', 3}, {U'ǜ', U'Ǜ', U'ü', 4},
    {U'ń', U'Ń', U'n', 2}, {U'ň', U'Ň', U'n', 3}, {U'ǹ', U'Ǹ', U'n', 4}, {U'ḿ', U'Ḿ', U'm', 2},
    {U'ế', U'Ế', U'ê', 2}, {U'ề', U'Ề', U'ê', 4}, {U'ü', U'Ü', U'ü', 0}, {U'ê', U'Ê', U'ê', 0},
    {U'ɡ', U'G', U'g', 0},
}};

std::optional<Letter> find_letter(char32_t character) noexcept {
    if (character >= U'a' && character <= U'z')
        return Letter{character, character - U'a' + U'A', character, 0};
    for (const Letter& letter : marked_letters)
        if (letter.toned == character) return letter;
    return std::nullopt;
}

Letter get_letter(char32_t character, std::string_view syllable) {
    if (const auto letter = find_letter(character)) return *letter;
    throw Error(ErrorKind::invalid_input, "“" + std::string(syllable) + "”不是带调的拼音音节。",
                "'" + std::string(syllable) + "' is not a syllable of toned pinyin.");
}

char32_t capital_of(char32_t plain) noexcept { return find_letter(plain)->capital; }

void append_letter(Syllable& out, const Letter& letter) {
    const bool is_first = out.toned.empty();
    const char32_t plain_capital = capital_of(letter.plain);
    text::append_utf8(out.toned, letter.toned);
    text::append_utf8(out.toned_capital, is_first ? letter.capital : letter.toned);
    text::append_utf8(out.untoned, letter.plain);
    text::append_utf8(out.untoned_capital, is_first ? plain_capital : letter.plain);
    text::append_utf8(out.sign, plain_capital);
    text::append_utf8(out.key, letter.plain == U'ü'   ? U'v'
                               : letter.plain == U'ê' ? U'e'
                                                      : letter.plain);
}

}  // namespace

Syllable make_syllable(std::string_view toned) {
    Syllable out;
    char tone = 5;
    for (const char32_t character : text::code_points(toned)) {
        const Letter letter = get_letter(character, toned);
        append_letter(out, letter);
        if (letter.tone != 0) tone = letter.tone;
    }
    if (out.key.empty() || out.key.size() > longest_syllable) get_letter(U' ', toned);
    out.sound = out.key + static_cast<char>('0' + tone);
    out.opens_with_vowel = std::string_view("aoe").find(out.key.front()) != std::string_view::npos;
    return out;
}

SyllableId SyllableTable::intern(std::string_view toned) {
    const auto [entry, is_new] =
        ids_.emplace(std::string(toned), static_cast<SyllableId>(syllables_.size()));
    if (is_new) syllables_.push_back(make_syllable(toned));
    return entry->second;
}

}  // namespace geo::naming
