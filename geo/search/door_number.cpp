// SPDX-License-Identifier: Apache-2.0
#include "geo/search/door_number.hpp"

#include <algorithm>
#include <array>

#include "geo/search/character_roles.hpp"
#include "geo/search/folded_text.hpp"

namespace geo::search {
namespace {

using Count = WholeNumber;
using Joint = DoorNumber::Joint;

constexpr std::size_t most_digits = 6;

/// 一二三, 壹贰叁 as on forms, 幺 as on the telephone.
int numeral_value(char32_t c) noexcept {
    constexpr std::u32string_view numerals = U"零一二三四五六七八九";
    constexpr std::u32string_view formal = U"零壹贰叁肆伍陆柒捌玖";
    if (c == U'两') return 2;
    if (c == U'幺') return 1;
    for (const auto row : {numerals, formal})
        if (const auto at = row.find(c); at != row.npos) return static_cast<int>(at);
    return -1;
}

std::uint32_t unit_value(char32_t c) noexcept {
    switch (c) {
        case U'十':
        case U'拾':
            return 10;
        case U'百':
        case U'佰':
            return 100;
        case U'千':
        case U'仟':
            return 1000;
        default:
            return 0;
    }
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

bool is_number_mark(char32_t c) noexcept { return c == U'号' || c == U'#'; }

Joint joint_of(char32_t c) noexcept {
    return c == U'附'   ? Joint::attached
           : c == U'之' ? Joint::of
           : c == U'-'  ? Joint::dash
                        : Joint::none;
}

bool is_lane(char32_t c) noexcept { return c == U'巷' || c == U'弄' || c == U'衖'; }
bool is_storey(char32_t c) noexcept { return c == U'楼' || c == U'层'; }
bool is_letter(char32_t c) noexcept { return c >= U'a' && c <= U'z'; }

/// 甲18号, 18号甲; in their order.
constexpr std::u32string_view stem_signs = U"甲乙丙丁戊己";

bool is_stem_sign(char32_t c) noexcept { return stem_signs.find(c) != stem_signs.npos; }

/// Words sort by their code points, 甲乙丙 as they count.
std::uint64_t rank_of(char32_t word) noexcept {
    const std::size_t at = stem_signs.find(word);
    return at == stem_signs.npos ? word : at;
}

bool counts_something_else(char32_t next) noexcept {
    constexpr std::u32string_view others = U"单室层栋幢米楼座组队元里公邻巷弄衖";
    return others.find(next) != others.npos;
}

/// 楼上 behind 5号 is no building of that number.
bool is_in_house(char32_t storey, char32_t next) noexcept {
    return storey == U'楼' &&
           std::u32string_view(U"上下里内前后顶道梯").find(next) != std::u32string_view::npos;
}

/// The group in 2 组, as programs that put blanks around digits leave it.
bool counts_group_behind_gap(const FoldedText& text, std::size_t at) noexcept {
    constexpr std::u32string_view groups = U"组队社邻";
    return text[at] == FoldedText::gap && groups.find(text[at + 1]) != groups.npos;
}

/// What a plate has behind its number, in 36 bits: its next two numbers, and a hash of the words.
class PlateRest {
  public:
    void add(char32_t word) noexcept { hash_ = (hash_ ^ word) * 0x100000001B3U; }  // FNV-1a
    void add_number(std::uint32_t value) noexcept {
        add(value);
        if (count_ < numbers_.size()) numbers_[count_++] = std::min(value, most);
    }
    std::uint64_t bits() const noexcept {
        return (std::uint64_t{numbers_[0]} << 24) | (std::uint64_t{numbers_[1]} << 12) |
               ((hash_ >> 32) & most);
    }

  private:
    static constexpr std::uint32_t most = 0xFFF;
    std::uint64_t hash_ = 0xCBF29CE484222325U;
    std::array<std::uint32_t, 2> numbers_{};
    std::size_t count_ = 0;
};

/// 号 or #, perhaps behind a blank: 12 号.
std::size_t mark_end(const FoldedText& text, std::size_t at) noexcept {
    if (is_number_mark(text[at])) return at + 1;
    return text[at] == FoldedText::gap && text[at + 1] == U'号' ? at + 2 : at;
}

/// 二 in 2号-二分场 begins a name.
bool ends_number(const FoldedText& text, const Count& sub) noexcept {
    const char32_t next = text[sub.end];
    return !sub.numeral || next < 0x80 || is_number_mark(next) || counts_something_else(next);
}

/// 号, and the sub-number after it: 8号附2号, 8-2号, 8之2.
NumberReading with_sub_number(const FoldedText& text, NumberReading reading, std::uint32_t main) {
    std::size_t at = mark_end(text, reading.end);
    reading.marked = at > reading.end;
    reading.end = static_cast<std::uint8_t>(at);
    const Joint joint = joint_of(text[at]);
    const auto sub = joint == Joint::none ? std::nullopt : read_whole_number(text, at + 1);
    if (!sub || !ends_number(text, *sub)) return reading;
    at = sub->end;
    if (is_number_mark(text[at])) {
        reading.marked = true;
        ++at;
    }
    reading.end = static_cast<std::uint8_t>(at);
    reading.number = DoorNumber::of(main, joint, sub->value);
    reading.main = DoorNumber::of(main);
    return reading;
}

/// 12巷3弄5号: the lanes and the number behind them; 0 when it is none.
std::size_t lanes_end(const FoldedText& text, std::size_t at) {
    while (is_lane(text[at])) {
        const auto next = read_whole_number(text, at + 1);
        if (!next) return 0;
        at = next->end;
    }
    return is_number_mark(text[at]) ? at + 1 : 0;
}

/// 三楼之2 behind 1号; 0 when it is none.
std::size_t storey_end(const FoldedText& text, std::size_t at) {
    const auto storey = read_whole_number(text, at);
    if (!storey || !is_storey(text[storey->end])) return 0;
    at = storey->end + 1;
    if (joint_of(text[at]) == Joint::none) return at;
    const auto flat = read_whole_number(text, at + 1);
    return flat ? flat->end : at;
}

/// 18A号, 18甲, 18号甲: one sign more.
std::size_t sign_end(const FoldedText& text, const NumberReading& reading) noexcept {
    const std::size_t at = reading.end;
    if (!is_stem_sign(text[at]) && !(is_letter(text[at]) && !is_letter(text[at + 1]))) return 0;
    const std::size_t end = mark_end(text, at + 1);
    return end > at + 1 || text[end] == FoldedText::gap ? end : 0;
}

/// One plate with the words behind its number, and what is found where no plate bears them.
NumberReading with_words(const FoldedText& text, NumberReading reading, std::size_t end,
                         DoorNumber main) {
    reading.end = static_cast<std::uint8_t>(end);
    reading.number = DoorNumber::of_text(text, reading.begin, end);
    reading.main = main;
    reading.marked = reading.has_words = true;
    return reading;
}

/// 12巷3弄5号, 1号三楼之2, 18号甲; nullopt when the number ends as most do.
std::optional<NumberReading> read_plate(const FoldedText& text, const NumberReading& bare,
                                        NumberReading whole) {
    if (is_lane(text[bare.end])) {
        const std::size_t end = lanes_end(text, bare.end);
        if (end > 0) return with_words(text, bare, end, {});
        return std::nullopt;
    }
    if (const std::size_t end = sign_end(text, whole); end > 0)
        return with_words(text, whole, end, whole.number);
    if (!whole.marked || !CharacterRoles::shared().has(text[whole.end], Role::number))
        return std::nullopt;
    const std::size_t end = storey_end(text, whole.end);
    if (end == 0) return std::nullopt;
    whole.main_end = whole.end;
    return with_words(text, whole, end, whole.number);
}

/// 路 in 四号路, 大街 in 二号大街; not 路北50米 nor 大门口 behind a door.
bool begins_street(const FoldedText& text, std::size_t at) noexcept {
    constexpr std::u32string_view sides = U"东南西北边旁口上对";
    if (!CharacterRoles::shared().has(text[at], Role::street_begin)) return false;
    const char32_t next = text[at + 1];
    if (text[at] == U'胡') return next == U'同';
    if (text[at] == U'大') return CharacterRoles::shared().has(next, Role::street_end);
    return sides.find(next) == sides.npos;
}

/// NO.12, No 12.
bool is_behind_no(const FoldedText& text, std::size_t at) noexcept {
    if (at > 0 && text[at - 1] == FoldedText::gap) --at;
    return at >= 2 && text[at - 1] == U'o' && text[at - 2] == U'n' &&
           (at == 2 || !is_letter(text[at - 3]));
}

std::size_t begin_of_no(const FoldedText& text, std::size_t at) noexcept {
    return at - (text[at - 1] == FoldedText::gap ? 3 : 2);
}

}  // namespace

std::optional<WholeNumber> read_whole_number(const FoldedText& text, std::size_t begin) {
    if (auto count = read_digits(text, begin)) return count;
    return digit_value(text[begin]) >= 0 ? std::nullopt : read_numerals(text, begin);
}

DoorNumber DoorNumber::of_text(const FoldedText& text, std::size_t begin, std::size_t end) {
    const auto first = read_whole_number(text, begin);
    PlateRest rest;
    for (std::size_t at = first ? first->end : begin; at < end;) {
        const auto next = read_whole_number(text, at);
        if (next) {
            rest.add_number(next->value);
        } else if (text[at] != U'号' && text[at] != FoldedText::gap) {
            rest.add(text[at]);
        }
        at = next ? next->end : at + 1;
    }
    if (first) return of(first->value, Joint::words, rest.bits());
    return DoorNumber(text_flag | (rank_of(text[begin]) << joint_shift) | rest.bits());
}

DoorNumber DoorNumber::parse(std::string_view text) {
    const FoldedText folded(text);
    if (folded.size() == 0) return {};
    if (const auto count = read_whole_number(folded, 0)) {
        NumberReading bare;
        bare.end = static_cast<std::uint8_t>(count->end);
        bare.number = of(count->value);
        const NumberReading whole = with_sub_number(folded, bare, count->value);
        if (whole.end == folded.size()) return whole.number;
    }
    const bool is_mark_alone = folded.size() == 1 && folded[0] == U'号';
    return is_mark_alone ? DoorNumber{} : of_text(folded, 0, folded.size());
}

std::optional<NumberReading> read_number(const FoldedText& text, std::size_t begin) {
    const auto count = read_whole_number(text, begin);
    if (!count) return std::nullopt;
    NumberReading bare;
    bare.begin = static_cast<std::uint8_t>(begin);
    bare.end = static_cast<std::uint8_t>(count->end);
    bare.number = DoorNumber::of(count->value);
    bare.numeral = count->numeral;
    NumberReading whole = with_sub_number(text, bare, count->value);
    if (const auto plate = read_plate(text, bare, whole)) return plate;
    const char32_t next = text[whole.end];
    if (counts_something_else(next) && !(whole.marked && next != U'楼') &&
        !(whole.marked && is_in_house(next, text[whole.end + std::size_t{1}])))
        return std::nullopt;
    if (!whole.marked && counts_group_behind_gap(text, whole.end)) return std::nullopt;
    whole.begins_street = whole.marked && begins_street(text, whole.end);
    if (!whole.marked && is_behind_no(text, begin)) {
        whole.marked = true;
        whole.begin = static_cast<std::uint8_t>(begin_of_no(text, begin));
    }
    if (whole.marked) return whole;
    const bool is_postal_code = count->end - begin == most_digits && !count->numeral;
    // 三 in 三里村 is no door: a numeral counts only before 号 or where the text breaks off.
    if (is_postal_code || (whole.numeral && next != FoldedText::gap)) return std::nullopt;
    return whole;
}

std::optional<NumberReading> with_sign_before(const FoldedText& text,
                                              const NumberReading& reading) {
    if (reading.begin == 0 || !is_stem_sign(text[reading.begin - std::size_t{1}]))
        return std::nullopt;
    NumberReading whole = reading;
    --whole.begin;
    return with_words(text, whole, reading.end, reading.number);
}

}  // namespace geo::search
