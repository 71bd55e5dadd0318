// SPDX-License-Identifier: Apache-2.0
// What follows the stem of a division's or a village's name, in registers and in use. Longest
// first.
#include <array>

#include "geo/search/name_index.hpp"

namespace geo::search {
namespace {

using Suffixes = std::span<const std::u32string_view>;

constexpr std::array<std::u32string_view, 4> province{U"特别行政区", U"自治区", U"省", U"市"};
constexpr std::array<std::u32string_view, 3> city{U"地区", U"市", U"盟"};
constexpr std::array<std::u32string_view, 4> county{U"区", U"县", U"市", U"旗"};
constexpr std::array<std::u32string_view, 7> town{U"街道办事处", U"办事处", U"街道", U"街办",
                                                  U"地区",       U"镇",     U"乡"};
constexpr std::array<std::u32string_view, 21> village{
    U"社区居民委员会", U"村居民委员会", U"村村民委员会",
    U"社区居委会",     U"村居委会",     U"居民委员会",
    U"村民委员会",     U"村村委会",     U"民委员会",
    U"生产大队",       U"居委会",       U"村委会",
    U"行政村",         U"自然村",       U"社区",
    U"村庄",           U"村委",         U"委会",
    U"大队",           U"村",           U"居"};

/// Only these are taken off a registered name; 委会 alone is the rest of 村委会 after 村.
constexpr std::array<std::u32string_view, 10> village_stem{
    U"社区居民委员会", U"村村民委员会", U"社区居委会", U"居民委员会", U"村民委员会",
    U"村村委会",       U"居委会",       U"村委会",     U"社区",       U"村"};

}  // namespace

Suffixes suffixes_in_use(Component kind) noexcept {
    switch (kind) {
        case Component::province:
            return province;
        case Component::city:
            return city;
        case Component::county:
            return county;
        case Component::town:
            return town;
        case Component::village:
            return village;
        case Component::road:
        case Component::number:
            break;
    }
    return {};
}

std::u32string_view stem_of(Component kind, std::u32string_view name) noexcept {
    const Suffixes suffixes =
        kind == Component::village ? Suffixes(village_stem) : suffixes_in_use(kind);
    for (const std::u32string_view suffix : suffixes) {
        if (name.size() < suffix.size() + 2) continue;
        if (name.substr(name.size() - suffix.size()) == suffix)
            return name.substr(0, name.size() - suffix.size());
    }
    return name;
}

}  // namespace geo::search
