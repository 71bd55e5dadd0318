// SPDX-License-Identifier: Apache-2.0
#include "tiles/simplification.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace tiles {
namespace {

double distance_squared(TilePoint a, TilePoint b) noexcept {
    const double dx = a.x - b.x, dy = a.y - b.y;
    return dx * dx + dy * dy;
}

double distance_squared(TilePoint point, TilePoint from, TilePoint to) noexcept {
    const double dx = to.x - from.x, dy = to.y - from.y;
    const double length_squared = dx * dx + dy * dy;
    if (length_squared == 0) return distance_squared(point, from);
    const double part =
        std::clamp(((point.x - from.x) * dx + (point.y - from.y) * dy) / length_squared, 0.0, 1.0);
    return distance_squared(point, {from.x + part * dx, from.y + part * dy});
}

constexpr std::size_t longest_run = 512;

/// Marks the vertices to keep. A stack of its own: a line of a million vertices must not exhaust
/// the thread's.
class Simplifier {
  public:
    Simplifier(TilePath& path, double tolerance)
        : path_(path), keep_(path.size(), 0), tolerance_squared_(tolerance * tolerance) {}

    void mark(std::size_t first, std::size_t last) {
        // Vertices at fixed steps stay: a zigzag of a million would take hours otherwise.
        for (std::size_t from = first; from < last; from += longest_run) {
            const std::size_t to = std::min(from + longest_run, last);
            keep_[from] = keep_[to] = 1;
            pending_.emplace_back(from, to);
        }
        while (!pending_.empty()) {
            const auto [from, to] = pending_.back();
            pending_.pop_back();
            split(from, to);
        }
    }
    void drop_unmarked() {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < path_.size(); ++i)
            if (keep_[i]) path_[kept++] = path_[i];
        path_.resize(kept);
    }

  private:
    void split(std::size_t from, std::size_t to) {
        double furthest = tolerance_squared_;
        std::size_t at = from;
        for (std::size_t i = from + 1; i < to; ++i) {
            const double d = distance_squared(path_[i], path_[from], path_[to]);
            if (d > furthest) {
                furthest = d;
                at = i;
            }
        }
        if (at == from) return;
        keep_[at] = 1;
        pending_.emplace_back(from, at);
        pending_.emplace_back(at, to);
    }

    TilePath& path_;
    std::vector<std::uint8_t> keep_;
    std::vector<std::pair<std::size_t, std::size_t>> pending_;
    double tolerance_squared_;
};

}  // namespace

void simplify_line(TilePath& line, double tolerance) {
    if (line.size() < 3 || !(tolerance > 0)) return;
    Simplifier simplifier(line, tolerance);
    simplifier.mark(0, line.size() - 1);
    simplifier.drop_unmarked();
}

void simplify_ring(TilePath& ring, double tolerance) {
    if (ring.size() < 5 || !(tolerance > 0)) return;
    const auto opposite = std::max_element(ring.begin(), ring.end(), [&](auto a, auto b) {
        return distance_squared(a, ring.front()) < distance_squared(b, ring.front());
    });
    const auto half = static_cast<std::size_t>(opposite - ring.begin());
    if (half == 0) return;  // all points are one
    Simplifier simplifier(ring, tolerance);
    simplifier.mark(0, half);
    simplifier.mark(half, ring.size() - 1);
    simplifier.drop_unmarked();
}

}  // namespace tiles
