// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/numeral_value.hpp"

#include <algorithm>

namespace geo::addressing {
namespace {

constexpr std::size_t most_numerals = 9;
constexpr long most = 999'999;

/// -1 for no digit.
long digit_of(char32_t numeral) noexcept {
    if (numeral == U'〇') return 0;
    if (numeral == U'两') return 2;
    const auto at = std::u32string_view(U"零一二三四五六七八九").find(numeral);
    return at == std::u32string_view::npos ? -1 : static_cast<long>(at);
}

long unit_of(char32_t numeral) noexcept {
    if (numeral == U'十') return 10;
    return numeral == U'百' ? 100 : 0;
}

std::optional<long> by_places(std::u32string_view numerals) noexcept {
    long value = 0;
    for (const char32_t each : numerals) {
        if (digit_of(each) < 0) return std::nullopt;
        value = value * 10 + digit_of(each);
    }
    return value <= most ? std::optional(value) : std::nullopt;
}

/// 一百零五: each unit smaller than the one before, and a digit of its own before it but for 十.
std::optional<long> by_units(std::u32string_view numerals) noexcept {
    long value = 0, digit = 0, last_unit = 1000;
    for (const char32_t each : numerals) {
        if (const long unit = unit_of(each); unit != 0) {
            if (unit >= last_unit || (digit == 0 && unit != 10)) return std::nullopt;
            value += std::max(digit, 1L) * unit;
            last_unit = unit;
            digit = 0;
        } else {
            if (digit_of(each) < 0 || digit != 0) return std::nullopt;
            digit = digit_of(each);
        }
    }
    return value + digit;
}

}  // namespace

std::optional<long> numeral_value(std::u32string_view numerals) noexcept {
    if (numerals.empty() || numerals.size() > most_numerals) return std::nullopt;
    const bool has_unit = std::any_of(numerals.begin(), numerals.end(),
                                      [](char32_t each) { return unit_of(each) != 0; });
    return has_unit ? by_units(numerals) : by_places(numerals);
}

}  // namespace geo::addressing
