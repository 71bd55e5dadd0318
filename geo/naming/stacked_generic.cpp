// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/stacked_generic.hpp"

#include <algorithm>
#include <array>

#include "geo/base/text.hpp"
#include "geo/naming/ordinals.hpp"

namespace geo::naming {
namespace {

/// What may stand between the two: 解放路南小街, 文化街一巷, 幸福路第二巷.
constexpr std::u32string_view between = U"东西南北中前后上下内外左右大小新老横竖正支斜第";
constexpr std::u32string_view directions = U"东西南北中前后";

/// A street by one character before 街, 巷 or 路 is a word as a rule (老街, 丝路, 里巷); before
/// the longer ones never.
constexpr std::size_t shortest_place = 2;

/// Words that close with a generic name and are none.
constexpr std::array<std::u32string_view, 20> words = {
    U"公路", U"铁路",     U"马路", U"道路", U"丝路", U"岔路", U"水路", U"陆路", U"大路", U"小路",
    U"山路", U"一带一路", U"老街", U"古街", U"公里", U"故里", U"邻里", U"乡里", U"城里", U"村里",
};

bool is_one_of(std::u32string_view characters, char32_t character) noexcept {
    return characters.find(character) != std::u32string_view::npos;
}

bool ends_with(std::u32string_view text, std::u32string_view suffix) noexcept {
    return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

bool closes_with_a_word(std::u32string_view place) noexcept {
    return std::any_of(words.begin(), words.end(),
                       [&](auto word) { return ends_with(place, word); });
}

/// 三里, 十八里: a distance. 千里, 万里: far.
bool is_distance(std::u32string_view before) noexcept {
    return !before.empty() && (is_numeral(before.back()) || is_one_of(U"千万半两", before.back()));
}

bool is_street(std::u32string_view before, std::u32string_view generic) noexcept {
    if (generic.size() > 1) return true;
    if (generic == U"里") return before.size() >= shortest_place && !is_distance(before);
    if (before.empty()) return true;
    return before.size() >= shortest_place || is_one_of(directions, before.back());
}

std::optional<StackedGeneric> closing_generic(std::u32string_view place,
                                              const GenericNames& generic_names) {
    const std::string text = text::to_utf8(place);
    const GenericName* generic = generic_names.find_suffix(text);
    if (generic == nullptr || !generic->is_listed || closes_with_a_word(place)) return std::nullopt;
    const std::u32string suffix = text::code_points(generic->text);
    if (!is_street(place.substr(0, place.size() - suffix.size()), suffix)) return std::nullopt;
    return StackedGeneric{text, generic->text};
}

}  // namespace

std::optional<StackedGeneric> find_stacked_generic(std::string_view specific,
                                                   const GenericNames& generic_names) {
    const std::u32string characters = text::code_points(specific);
    std::u32string_view place = characters;
    while (!place.empty()) {
        if (auto found = closing_generic(place, generic_names)) return found;
        if (!is_one_of(between, place.back()) && !is_numeral(place.back())) return std::nullopt;
        place.remove_suffix(1);
    }
    return std::nullopt;
}

}  // namespace geo::naming
