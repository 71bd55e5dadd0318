// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/ordinals.hpp"

#include <algorithm>

#include "geo/base/text.hpp"
#include "geo/naming/table_reader.hpp"

namespace geo::naming {
namespace {

constexpr std::u32string_view digits = U"零一二三四五六七八九";
constexpr std::u32string_view units = U"十百";
constexpr std::size_t longest_numeral = 5;

/// What an ordinal may count: 二马路, 三环路, 四经路, 十号路.
constexpr std::u32string_view counted = U"马环经纬道横纵支号";
constexpr std::u32string_view directions = U"东西南北中";

bool is_one_of(std::u32string_view characters, char32_t character) noexcept {
    return characters.find(character) != std::u32string_view::npos;
}

int digit_of(char32_t character) noexcept {
    const auto at = digits.find(character);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

/// 二零二五: digits one after the other.
std::optional<int> parse_digits(std::u32string_view numeral) noexcept {
    int value = 0;
    for (const char32_t character : numeral) {
        if (digit_of(character) < 0) return std::nullopt;
        value = value * 10 + digit_of(character);
    }
    return value == 0 ? std::nullopt : std::optional(value);
}

/// 一百零八: digits with units, the units descending.
std::optional<int> parse_with_units(std::u32string_view numeral) noexcept {
    int value = 0;
    int pending = -1;
    int last_unit = 1000;
    for (const char32_t character : numeral) {
        if (const int digit = digit_of(character); digit >= 0) {
            if (pending > 0) return std::nullopt;
            pending = digit;
            continue;
        }
        const int unit = character == U'十' ? 10 : 100;
        if (unit >= last_unit) return std::nullopt;
        value += (pending < 0 ? 1 : pending) * unit;
        last_unit = unit;
        pending = -1;
    }
    return value + std::max(pending, 0);
}

std::size_t closing_numeral(std::u32string_view text) noexcept {
    std::size_t begin = text.size();
    while (begin > 0 && is_numeral(text[begin - 1])) --begin;
    return begin;
}

std::size_t opening_numeral(std::u32string_view text) noexcept {
    std::size_t end = 0;
    while (end < text.size() && is_numeral(text[end])) ++end;
    return end;
}

std::optional<Ordinal> ordinal_at(std::u32string_view text, std::size_t begin, std::size_t end) {
    const auto value = parse_numeral(text.substr(begin, end - begin));
    if (!value) return std::nullopt;
    return Ordinal{begin, end, *value};
}

}  // namespace

bool is_numeral(char32_t character) noexcept {
    return digit_of(character) >= 0 || units.find(character) != std::u32string_view::npos;
}

std::optional<int> parse_numeral(std::u32string_view numeral) noexcept {
    if (numeral.empty() || numeral.size() > longest_numeral) return std::nullopt;
    if (!std::all_of(numeral.begin(), numeral.end(), is_numeral)) return std::nullopt;
    const bool has_unit = numeral.find_first_of(units) != std::u32string_view::npos;
    return has_unit ? parse_with_units(numeral) : parse_digits(numeral);
}

OrdinalFinder::OrdinalFinder(std::string_view fixed_numerals_table) {
    for (const auto& row : read_table(fixed_numerals_table))
        fixed_words_.push_back(text::code_points(row[0]));
}

/// Where the ordinal may begin at the earliest: after a fixed word that holds its first numeral.
std::size_t OrdinalFinder::end_of_fixed_word(std::u32string_view specific,
                                             std::size_t numeral_begin) const {
    std::size_t earliest = numeral_begin;
    for (const std::u32string& word : fixed_words_) {
        const auto at = specific.rfind(word);
        if (at == std::u32string_view::npos || at > numeral_begin) continue;
        earliest = std::max(earliest, at + word.size());
    }
    return earliest;
}

std::optional<Ordinal> OrdinalFinder::find(std::u32string_view specific) const {
    const std::size_t closing = closing_numeral(specific);
    if (closing < specific.size()) {
        const std::size_t begin = end_of_fixed_word(specific, closing);
        return ordinal_at(specific, begin, specific.size());
    }
    return find_counting(specific);
}

/// 二马, 三环, 东三环中: a direction may stand on either side of what is counted.
std::optional<Ordinal> OrdinalFinder::find_counting(std::u32string_view specific) const {
    const std::size_t begin = !specific.empty() && is_one_of(directions, specific.front()) ? 1 : 0;
    const std::size_t end = begin + opening_numeral(specific.substr(begin));
    if (end == begin || end == specific.size() || !is_one_of(counted, specific[end])) return {};
    const auto rest = specific.substr(end + 1);
    const bool is_direction = rest.size() == 1 && is_one_of(directions, rest.front());
    return rest.empty() || is_direction ? ordinal_at(specific, begin, end) : std::nullopt;
}

}  // namespace geo::naming
