// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/name_weights.hpp"

#include <algorithm>

namespace geo::addressing {
namespace {

constexpr int impossible = -1000;
constexpr int nameless_cost = 9;         // 开发区 alone
constexpr int nameless_place_cost = 13;  // 公司 alone
constexpr int inner_name_cost = 9;       // 新塘路新城路: a name inside a name
constexpr int inner_name_cost_of_place = 6;
constexpr int inner_place_cost = 3;  // 轻纺城市场: places are called by places
constexpr int inner_digit_cost = 2;
constexpr int one_character_cost = 4;       // 新路
constexpr int direction_as_name_cost = 24;  // 东路, which is the end of 中山东路
constexpr int numeral_before_cost = 18;     // 福泰龙六楼
constexpr int number_as_name_cost = 16;     // 七楼
constexpr int cut_word_cost = 20;
constexpr int single_unknown_cost = 6;
constexpr int unknown_cost = 8, unknown_character_cost = 2;

constexpr std::array<NameShape, 17> shapes{{
    {Slot::town, PartKind::town, 1, 3, 6, 4},
    {Slot::village, PartKind::village, 1, 3, 8, 3},
    {Slot::natural_village, PartKind::natural_village, 1, 2, 4, 4},
    {Slot::group, PartKind::village_group, 1, 3, 5, 4},
    {Slot::street, PartKind::street, 1, 3, 9, 3},
    {Slot::section, PartKind::street, 0, 1, 2, 4},
    {Slot::zone, PartKind::special_zone, 0, 4, 9, 2},
    {Slot::place, PartKind::special_zone, 0, 4, 10, 2},
    {Slot::area, PartKind::area, 1, 3, 5, 3},
    {Slot::place, PartKind::estate, 1, 4, 10, 2},
    {Slot::place, PartKind::yard, 1, 4, 10, 2},
    {Slot::place, PartKind::building, 1, 4, 10, 2},
    {Slot::place, PartKind::plot, 1, 4, 12, 2},
    {Slot::place, PartKind::landmark, 1, 4, 10, 2},
    {Slot::place, PartKind::poi, 0, 6, 18, 1},
    {Slot::place, PartKind::poi, 0, 2, 8, 2},
    {Slot::person, PartKind::recipient, 0, 3, 8, 2},
}};

bool is_direction(char32_t character) noexcept {
    return std::u32string_view(U"东西南北中").find(character) != std::u32string_view::npos;
}

bool is_numeric(CharacterClass character) noexcept {
    return character == CharacterClass::digit || character == CharacterClass::numeral;
}

bool is_place(const NameShape& shape) noexcept {
    return shape.slot == Slot::place || shape.slot == Slot::person;
}

}  // namespace

const NameShape& shape_of(WordClass word) noexcept {
    return shapes[static_cast<std::size_t>(word)];
}

int name_weight(const ScannedText& text, const Evidence& evidence, std::size_t begin,
                const Ending& ending) noexcept {
    const NameShape& shape = shape_of(ending.word);
    const int length = static_cast<int>(ending.begin) - static_cast<int>(begin);
    if (length < shape.shortest || length > shape.longest) return impossible;
    // a name that ends within two characters is none: 站前路, 路桥街
    const std::size_t inside = std::min<std::size_t>(begin + 2, ending.begin);
    const int names = evidence.names_before[ending.begin] - evidence.names_before[inside];
    const int places = evidence.places_before[ending.begin] - evidence.places_before[inside];
    const int digits = evidence.digits_before[ending.begin] - evidence.digits_before[begin];
    const int numerals = evidence.numerals_before[ending.begin] - evidence.numerals_before[begin];
    int weight = ending.weight + (ending.end - ending.begin);
    weight -= std::max(0, length - shape.usual) * shape.per_character;
    weight -= names * (is_place(shape) ? inner_name_cost_of_place : inner_name_cost);
    weight -= places * inner_place_cost;
    weight -= digits * inner_digit_cost + (digits > 0 && is_place(shape) ? 4 : 0);
    if (text.class_at(begin) == CharacterClass::digit) weight -= 4;
    // 东瓯街道 is no 东瓯街
    if (ending.end < text.size() && text[ending.end] == U'道' && text[ending.end - 1U] == U'街')
        weight -= cut_word_cost;
    if (length == 0) weight -= shape.slot == Slot::place ? nameless_place_cost : nameless_cost;
    if (length == 1)
        weight -= is_direction(text[begin]) ? direction_as_name_cost : one_character_cost;
    if (ending.end - ending.begin == 1 && length > 0 && is_place(shape) &&
        is_numeric(text.class_at(ending.begin - 1U)))
        weight -= numeral_before_cost;
    if (length > 0 && numerals + digits == length && is_place(shape)) weight -= number_as_name_cost;
    return weight;
}

int unknown_weight(const ScannedText& text, const Evidence& evidence, std::size_t begin,
                   std::size_t end) noexcept {
    const int length = static_cast<int>(end - begin);
    const int inner = evidence.names_before[end] - evidence.names_before[begin] +
                      evidence.places_before[end] - evidence.places_before[begin];
    const bool is_number = text.class_at(begin) == CharacterClass::digit;
    return -unknown_cost - unknown_character_cost * length - inner_place_cost * inner -
           (is_number ? 6 : 0) - (length == 1 ? single_unknown_cost : 0);
}

}  // namespace geo::addressing
