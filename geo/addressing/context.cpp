// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/context.hpp"

#include <algorithm>

namespace geo::addressing {
namespace {

bool is_division(const Segment& segment) noexcept {
    return segment.kind <= PartKind::county || segment.kind == PartKind::town;
}

/// The same name, or the shorter one at the head of the longer: 东营, 东营市.
bool names_same(const ScannedText& text, const Segment& a, const Segment& b) noexcept {
    const auto length = static_cast<std::size_t>(std::min(a.end - a.begin, b.end - b.begin));
    const std::size_t compared = std::max<std::size_t>(2, length - (length > 2 ? 1U : 0U));
    if (compared > length) return false;
    for (std::size_t i = 0; i < compared; ++i)
        if (text[a.begin + i] != text[b.begin + i]) return false;
    return true;
}

/// Where a run of divisions that go from the large to the small ends.
std::size_t end_of_run(const std::vector<Segment>& path, std::size_t at) noexcept {
    std::size_t end = at + 1;
    for (std::size_t last = at; end < path.size(); ++end) {
        if (path[end].slot == Slot::skipped) continue;
        if (!is_division(path[end]) || path[end].kind <= path[last].kind) break;
        last = end;
    }
    return end;
}

std::size_t count_divisions(const std::vector<Segment>& path, std::size_t begin,
                            std::size_t end) noexcept {
    return static_cast<std::size_t>(std::count_if(path.begin() + static_cast<std::ptrdiff_t>(begin),
                                                  path.begin() + static_cast<std::ptrdiff_t>(end),
                                                  is_division));
}

/// 宁波宁波市江东区: a head that the next run says again, and more fully, is redundant.
void mark_head(std::vector<Segment>& path) {
    if (path.empty() || !is_division(path[0])) return;
    const std::size_t head = end_of_run(path, 0);
    if (head >= path.size() || !is_division(path[head])) return;
    const std::size_t next = end_of_run(path, head);
    if (count_divisions(path, 0, head) >= count_divisions(path, head, next)) return;
    for (std::size_t i = 0; i < head; ++i) path[i].kind = PartKind::redundant;
}

/// A division that was named before is redundant; the first one counts.
void mark_repeated(const ScannedText& text, std::vector<Segment>& path) {
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (!is_division(path[i])) continue;
        for (std::size_t j = 0; j < i; ++j)
            if (path[j].kind == path[i].kind && names_same(text, path[j], path[i])) {
                path[i].kind = PartKind::redundant;
                break;
            }
    }
}

/// 望花东区: an unknown stretch and the area behind it are one name.
void join_areas(std::vector<Segment>& path) {
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const bool joins =
            path[i].slot == Slot::place && !path[i].is_known && path[i + 1].slot == Slot::area;
        if (!joins) continue;
        path[i].end = path[i + 1].end;
        path[i].kind = PartKind::estate;
        path.erase(path.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

bool ends_with(const ScannedText& text, const Segment& segment, char32_t character) noexcept {
    return text[segment.end - 1U] == character;
}

/// 第十四小区 of a village is an area: a number is no estate's name.
bool is_numbered_area(const ScannedText& text, const Segment& segment) noexcept {
    std::size_t at = segment.begin;
    if (segment.kind != PartKind::estate || text[at] != U'第') return false;
    while (text.class_at(++at) == CharacterClass::numeral ||
           text.class_at(at) == CharacterClass::digit) {
    }
    return segment.end - at == 2 && text[at] == U'小' && text[at + 1] == U'区';
}

/// 田村 in a district of a city, before an estate, is the name of a neighbourhood: a village of
/// that size would stand behind its town.
bool is_neighbourhood(const std::vector<Segment>& path, std::size_t i,
                      const ScannedText& text) noexcept {
    if (i == 0 || i + 1 >= path.size()) return false;
    const bool has_short_name = path[i].end - path[i].begin == 2 && ends_with(text, path[i], U'村');
    const bool in_district =
        path[i - 1].kind == PartKind::county && ends_with(text, path[i - 1], U'区');
    return path[i].kind == PartKind::village && has_short_name && in_district &&
           path[i + 1].kind == PartKind::estate;
}

/// 单身楼20号: behind a building's name a number is a room's.
bool is_room_of_building(const std::vector<Segment>& path, std::size_t i,
                         const ScannedText& text) noexcept {
    const bool is_plain =
        path[i].kind == PartKind::building_number && ends_with(text, path[i], U'号');
    return i > 0 && is_plain && path[i - 1].kind == PartKind::building;
}

void settle_kinds(const ScannedText& text, std::vector<Segment>& path) {
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (is_numbered_area(text, path[i])) path[i].kind = PartKind::area;
        if (is_neighbourhood(path, i, text)) path[i].kind = PartKind::plot;
        if (is_room_of_building(path, i, text)) path[i].kind = PartKind::room;
    }
}

}  // namespace

void settle(const ScannedText& text, std::vector<Segment>& path) {
    mark_head(path);
    mark_repeated(text, path);
    join_areas(path);
    settle_kinds(text, path);
}

}  // namespace geo::addressing
