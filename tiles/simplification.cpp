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

/// The vertex furthest from a segment, among those beyond the tolerance. Compares distances times
/// the segment's length, both squared: no division, no root in the innermost loop.
class Furthest {
  public:
    Furthest(TilePoint from, TilePoint to, double tolerance_squared) noexcept
        : from_(from), to_(to), dx_(to.x - from.x), dy_(to.y - from.y) {
        // A segment of no length counts as one of length 1: every vertex is measured from its end.
        const double squared = dx_ * dx_ + dy_ * dy_;
        length_squared_ = squared > 0 ? squared : 1;
        greatest_ = tolerance_squared * length_squared_;
    }
    bool is_beaten_by(TilePoint point) noexcept {
        const double value = measure(point);
        if (value <= greatest_) return false;
        greatest_ = value;
        return true;
    }

  private:
    double measure(TilePoint point) const noexcept {
        const double x = point.x - from_.x, y = point.y - from_.y;
        const double along = x * dx_ + y * dy_;
        if (along <= 0) return (x * x + y * y) * length_squared_;
        if (along >= length_squared_) return distance_squared(point, to_) * length_squared_;
        const double across = x * dy_ - y * dx_;
        return across * across;
    }

    TilePoint from_, to_;
    double dx_, dy_;
    double length_squared_;
    double greatest_;
};

constexpr std::size_t longest_run = 512;

/// Marks the vertices to keep. A stack of its own: a line of a million vertices must not exhaust
/// the thread's. The memory it works in is kept from line to line.
class Simplifier {
  public:
    Simplifier(TilePath& path, double tolerance)
        : path_(path), tolerance_squared_(tolerance * tolerance) {
        keep_.assign(path.size(), 0);
    }

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
        Furthest furthest(path_[from], path_[to], tolerance_squared_);
        std::size_t at = from;
        for (std::size_t i = from + 1; i < to; ++i)
            if (furthest.is_beaten_by(path_[i])) at = i;
        if (at == from) return;
        keep_[at] = 1;
        pending_.emplace_back(from, at);
        pending_.emplace_back(at, to);
    }

    TilePath& path_;
    double tolerance_squared_;
    static thread_local std::vector<std::uint8_t> keep_;
    static thread_local std::vector<std::pair<std::size_t, std::size_t>> pending_;
};

thread_local std::vector<std::uint8_t> Simplifier::keep_;
thread_local std::vector<std::pair<std::size_t, std::size_t>> Simplifier::pending_;

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
