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

}  // namespace

void settle(const ScannedText& text, std::vector<Segment>& path) { mark_repeated(text, path); }

}  // namespace geo::addressing
