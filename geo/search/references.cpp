// SPDX-License-Identifier: Apache-2.0
#include "geo/search/references.hpp"

#include "geo/search/character_roles.hpp"
#include "geo/search/door_number.hpp"
#include "geo/search/fillers.hpp"

namespace geo::search {
namespace {

constexpr std::size_t longest_room = 6;  // digits; more are a telephone number

bool has_any(std::u32string_view words, std::u32string_view characters) noexcept {
    return words.find_first_of(characters) != std::u32string_view::npos;
}

bool has(std::u32string_view words, std::u32string_view word) noexcept {
    return words.find(word) != std::u32string_view::npos;
}

bool is_person(std::u32string_view words) noexcept {
    return words.back() == U'收' || has(words, U"先生") || has(words, U"女士") ||
           has(words, U"师傅") || has(words, U"收件") || has(words, U"电话");
}

bool is_telephone(std::u32string_view words) noexcept {
    std::size_t digits = 0;
    for (const char32_t c : words) {
        digits = digit_value(c) >= 0 ? digits + 1 : 0;
        if (digits > longest_room) return true;
    }
    return false;
}

/// 西四路与北二路, or its second half.
bool is_crossing(std::u32string_view words) noexcept {
    if (has(words, U"交叉") || has(words, U"交汇") || has(words, U"路口")) return true;
    const std::size_t link = words.find_first_of(U"与和");
    return link != std::u32string_view::npos && has_any(words.substr(link), U"路街道巷");
}

Direction direction_of(std::u32string_view words) noexcept {
    const std::size_t at = words.find_first_of(U"东南西北");
    if (at == std::u32string_view::npos) return Direction::none;
    switch (words[at]) {
        case U'东':
            return Direction::east;
        case U'南':
            return Direction::south;
        case U'西':
            return Direction::west;
        default:
            return Direction::north;
    }
}

/// 50 of 北50米; 0 when no number stands before 米.
std::uint32_t metres_of(const FoldedText& text, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
        const auto count = read_whole_number(text, at);
        if (count && (text[count->end] == U'米' || text.view(count->end, end).starts_with(U"公尺")))
            return count->value;
        if (count) at = count->end;
    }
    return 0;
}

ReferenceKind kind_of(std::u32string_view words) noexcept {
    if (is_crossing(words)) return ReferenceKind::crossing;
    if (says_near(words)) return ReferenceKind::near;
    const bool inside =
        has_any(words, U"室栋幢座层楼#") || has(words, U"单元") || digit_value(words.front()) >= 0;
    return inside ? ReferenceKind::inside : ReferenceKind::landmark;
}

}  // namespace

std::string_view to_string(ReferenceKind kind) noexcept {
    switch (kind) {
        case ReferenceKind::offset:
            return "offset";
        case ReferenceKind::near:
            return "near";
        case ReferenceKind::crossing:
            return "crossing";
        case ReferenceKind::inside:
            return "inside";
        case ReferenceKind::landmark:
            return "landmark";
    }
    return "";
}

std::string_view to_string(Direction direction) noexcept {
    switch (direction) {
        case Direction::none:
            return "";
        case Direction::east:
            return "east";
        case Direction::south:
            return "south";
        case Direction::west:
            return "west";
        case Direction::north:
            return "north";
    }
    return "";
}

References find_references(const FoldedText& text, PositionSet explained) {
    References found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == FoldedText::gap || explained.has(at)) continue;
        const std::size_t begin = at;
        while (at < text.size() && text[at] != FoldedText::gap && !explained.has(at)) ++at;
        const auto words = text.view(begin, at);
        if (is_person(words) || is_telephone(words)) continue;
        Reference reference;
        reference.begin = static_cast<std::uint16_t>(text.offset(begin));
        reference.end = static_cast<std::uint16_t>(text.offset(at));
        reference.metres = metres_of(text, begin, at);
        reference.kind = reference.metres > 0 ? ReferenceKind::offset : kind_of(words);
        if (reference.kind == ReferenceKind::offset) reference.direction = direction_of(words);
        found.add(reference);
    }
    return found;
}

}  // namespace geo::search
