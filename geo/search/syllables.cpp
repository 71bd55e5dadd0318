// SPDX-License-Identifier: Apache-2.0
#include "geo/search/syllables.hpp"

#include <array>

#include "geo/base/text.hpp"

namespace geo::search {
namespace {

struct Accented {
    std::u32string_view forms;
    char plain;
};

constexpr std::array<Accented, 8> accents{{{U"āáǎàĀÁǍÀ", 'a'},
                                           {U"ēéěèêĒÉĚÈ", 'e'},
                                           {U"īíǐìĪÍǏÌ", 'i'},
                                           {U"ōóǒòŌÓǑÒ", 'o'},
                                           {U"ūúǔùŪÚǓÙ", 'u'},
                                           {U"ǖǘǚǜüǕǗǙǛÜ", 'v'},
                                           {U"ńňǹ", 'n'},
                                           {U"ḿ", 'm'}}};

/// A lower-case letter without its tone; ' ' for whatever ends a syllable.
char plain_letter(char32_t c) noexcept {
    if (c >= U'a' && c <= U'z') return static_cast<char>(c);
    if (c >= U'A' && c <= U'Z') return static_cast<char>(c - U'A' + U'a');
    for (const Accented& accent : accents)
        if (accent.forms.find(c) != std::u32string_view::npos) return accent.plain;
    return ' ';
}

bool is_vowel(char letter) noexcept {
    return std::string_view("aeiouv").find(letter) != std::string_view::npos;
}

/// True when a syllable begins at `at`, inside a word of plain letters.
bool begins_syllable(std::string_view word, std::size_t at) noexcept {
    if (is_vowel(word[at])) return false;
    const bool is_second_of_pair =
        word[at] == 'h' && std::string_view("zcs").find(word[at - 1]) != std::string_view::npos;
    if (is_second_of_pair) return false;
    std::size_t next = at + 1;
    const bool is_pair = std::string_view("zcs").find(word[at]) != std::string_view::npos &&
                         next < word.size() && word[next] == 'h';
    if (is_pair) ++next;
    return next < word.size() && is_vowel(word[next]);
}

void split_word(std::string_view word, std::vector<std::string>& out) {
    std::size_t begin = 0;
    for (std::size_t at = 1; at <= word.size(); ++at) {
        if (at < word.size() && !begins_syllable(word, at)) continue;
        out.emplace_back(word.substr(begin, at - begin));
        begin = at;
    }
}

}  // namespace

std::vector<std::string> split_syllables(std::string_view toned) {
    std::vector<std::string> syllables;
    if (!text::is_valid_utf8(toned)) return syllables;
    std::string word;
    for (const char32_t c : text::code_points(toned)) {
        const char letter = plain_letter(c);
        if (letter != ' ') {
            word.push_back(letter);
        } else if (!word.empty()) {
            split_word(word, syllables);
            word.clear();
        }
    }
    if (!word.empty()) split_word(word, syllables);
    return syllables;
}

}  // namespace geo::search
