// SPDX-License-Identifier: Apache-2.0
#include "geo/search/door_number.hpp"

#include "geo/search/character_roles.hpp"
#include "geo/search/folded_text.hpp"

namespace geo::search {
namespace {

using Count = WholeNumber;

constexpr std::size_t most_digits = 6;

int numeral_value(char32_t c) noexcept {
    constexpr std::u32string_view numerals = U"零一二三四五六七八九";
    if (c == U'两') return 2;
    const auto at = numerals.find(c);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

std::uint32_t unit_value(char32_t c) noexcept {
    return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
}

std::optional<Count> read_digits(const FoldedText& text, std::size_t begin) {
    std::size_t end = begin;
    std::uint32_t value = 0;
    for (; digit_value(text[end]) >= 0; ++end)
        if (end - begin < most_digits)
            value = value * 10 + static_cast<std::uint32_t>(digit_value(text[end]));
    if (end == begin || end - begin > most_digits) return std::nullopt;
    return Count{value, end, false};
}

/// 十二, 一百零五; and digit by digit: 一〇五.
std::optional<Count> read_numerals(const FoldedText& text, std::size_t begin) {
    std::uint32_t sum = 0, digits = 0;
    bool has_unit = false;
    std::size_t end = begin;
    for (; end - begin < 2 * most_digits; ++end) {
        if (const int digit = numeral_value(text[end]); digit >= 0) {
            if (digits > 9999) return std::nullopt;
            digits = (has_unit ? 0 : digits * 10) + static_cast<std::uint32_t>(digit);
        } else if (const std::uint32_t unit = unit_value(text[end]); unit > 0) {
            sum += (digits == 0 ? 1 : digits) * unit;
            digits = 0;
            has_unit = true;
        } else {
            break;
        }
    }
    if (end == begin) return std::nullopt;
    return Count{sum + digits, end, true};
}

std::optional<WholeNumber> read_digits_or_numerals(const FoldedText& text, std::size_t begin) {
    if (auto count = read_digits(text, begin)) return count;
    return digit_value(text[begin]) >= 0 ? std::nullopt : read_numerals(text, begin);
}

bool is_number_mark(char32_t c) noexcept { return c == U'号' || c == U'#'; }

DoorNumber::Joint joint_of(char32_t c) noexcept {
    using enum DoorNumber::Joint;
    return c == U'附' ? attached : c == U'之' ? of : c == U'-' ? dash : none;
}

bool counts_something_else(char32_t next) noexcept {
    constexpr std::u32string_view others = U"单室层栋幢米楼座组队元里公邻巷弄衖";
    return others.find(next) != std::u32string_view::npos;
}

/// 号, and the sub-number after it: 8号附2号, 8-2号, 8之2.
NumberReading with_sub_number(const FoldedText& text, NumberReading reading, std::uint32_t main) {
    std::size_t at = reading.end;
    reading.marked = is_number_mark(text[at]);
    if (reading.marked) ++at;
    reading.end = static_cast<std::uint8_t>(at);
    const auto joint = joint_of(text[at]);
    const auto sub =
        joint == DoorNumber::Joint::none ? std::nullopt : read_whole_number(text, at + 1);
    if (!sub) return reading;
    at = sub->end;
    if (is_number_mark(text[at])) {
        reading.marked = true;
        ++at;
    }
    reading.end = static_cast<std::uint8_t>(at);
    reading.number = DoorNumber::of(main, joint, sub->value);
    return reading;
}

/// 号路北50米 says where from the door, 号路 alone is the rest of a road's name.
bool begins_street(const FoldedText& text, std::size_t at) noexcept {
    constexpr std::u32string_view sides = U"东南西北边旁口上对";
    return CharacterRoles::shared().has(text[at], Role::street_begin) &&
           !(text[at] == U'路' && sides.find(text[at + 1]) != std::u32string_view::npos);
}

}  // namespace

std::optional<WholeNumber> read_whole_number(const FoldedText& text, std::size_t begin) {
    return read_digits_or_numerals(text, begin);
}

DoorNumber DoorNumber::of_text(std::u32string_view text) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a
    for (const char32_t c : text) hash = (hash ^ c) * 0x100000001B3U;
    return DoorNumber(hash | text_flag);
}

DoorNumber DoorNumber::parse(std::string_view text) {
    const FoldedText folded(text);
    if (folded.size() == 0) return {};
    if (const auto count = read_whole_number(folded, 0)) {
        const NumberReading bare{0, static_cast<std::uint8_t>(count->end), of(count->value)};
        const NumberReading whole = with_sub_number(folded, bare, count->value);
        if (whole.end == folded.size()) return whole.number;
    }
    auto rest = folded.view();
    if (rest.back() == U'号') rest.remove_suffix(1);
    return rest.empty() ? DoorNumber{} : of_text(rest);
}

std::optional<NumberReading> read_number(const FoldedText& text, std::size_t begin) {
    const auto count = read_whole_number(text, begin);
    if (!count) return std::nullopt;
    const NumberReading bare{static_cast<std::uint8_t>(begin),
                             static_cast<std::uint8_t>(count->end), DoorNumber::of(count->value),
                             count->numeral};
    const NumberReading whole = with_sub_number(text, bare, count->value);
    const char32_t next = text[whole.end];
    if (counts_something_else(next) && !(whole.marked && next != U'楼')) return std::nullopt;
    // 四号路, 二号大街: a road of that name.
    if (whole.marked && begins_street(text, whole.end)) return std::nullopt;
    // 三 in 三里村 is no door: a numeral counts only before 号 or where the text breaks off.
    if (whole.numeral && !whole.marked && next != FoldedText::gap) return std::nullopt;
    return whole;
}

}  // namespace geo::search
