// SPDX-License-Identifier: Apache-2.0
#include "tiles/clipping.hpp"

#include <algorithm>
#include <utility>

namespace tiles {
namespace {

/// What part of a segment is inside: the parameters at which it enters and leaves.
struct Passage {
    double enter = 0;
    double leave = 1;

    /// Cuts off what lies beyond one side. \param step  change towards the outside along the
    /// segment \param room  distance from the start to the side   \return false when nothing is
    /// left
    bool cut(double step, double room) noexcept {
        if (step == 0) return room >= 0;
        const double at = room / step;
        if (step < 0)
            enter = std::max(enter, at);
        else
            leave = std::min(leave, at);
        return enter <= leave;
    }
};

bool find_passage(TilePoint from, TilePoint to, const ClipBox& box, Passage& passage) noexcept {
    const double dx = to.x - from.x, dy = to.y - from.y;
    return passage.cut(-dx, from.x - box.min) && passage.cut(dx, box.max - from.x) &&
           passage.cut(-dy, from.y - box.min) && passage.cut(dy, box.max - from.y);
}

TilePoint at(TilePoint from, TilePoint to, double part) noexcept {
    return {from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)};
}

void finish_part(TilePath& part, std::vector<TilePath>& parts) {
    if (part.size() > 1) parts.push_back(std::move(part));
    part.clear();
}

/// Keeps what lies on one side of a straight cut through the ring.
template <typename Depth>
TilePath keep_side(const TilePath& ring, Depth depth) {
    TilePath kept;
    kept.reserve(ring.size() + 4);
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const double from = depth(ring[i - 1]), to = depth(ring[i]);
        if (from >= 0 && kept.empty()) kept.push_back(ring[i - 1]);
        if ((from < 0) != (to < 0)) kept.push_back(at(ring[i - 1], ring[i], from / (from - to)));
        if (to >= 0) kept.push_back(ring[i]);
    }
    if (!kept.empty() && kept.front() != kept.back()) kept.push_back(kept.front());
    return kept;
}

}  // namespace

Overlap overlap(const TilePath& path, const ClipBox& box) noexcept {
    if (path.empty()) return Overlap::outside;
    TilePoint low = path.front(), high = path.front();
    for (const TilePoint point : path) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    if (box.contains(low) && box.contains(high)) return Overlap::inside;
    const bool apart = high.x < box.min || low.x > box.max || high.y < box.min || low.y > box.max;
    return apart ? Overlap::outside : Overlap::partly;
}

void clip_line(const TilePath& line, const ClipBox& box, std::vector<TilePath>& parts) {
    TilePath part;
    for (std::size_t i = 1; i < line.size(); ++i) {
        Passage passage;
        if (!find_passage(line[i - 1], line[i], box, passage)) {
            finish_part(part, parts);
            continue;
        }
        if (part.empty()) part.push_back(at(line[i - 1], line[i], passage.enter));
        part.push_back(passage.leave < 1 ? at(line[i - 1], line[i], passage.leave) : line[i]);
        if (passage.leave < 1) finish_part(part, parts);
    }
    finish_part(part, parts);
}

TilePath clip_ring(const TilePath& ring, const ClipBox& box) {
    TilePath kept = keep_side(ring, [&](TilePoint p) { return p.x - box.min; });
    kept = keep_side(kept, [&](TilePoint p) { return box.max - p.x; });
    kept = keep_side(kept, [&](TilePoint p) { return p.y - box.min; });
    return keep_side(kept, [&](TilePoint p) { return box.max - p.y; });
}

}  // namespace tiles
