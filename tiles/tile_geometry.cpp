// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_geometry.hpp"

#include <algorithm>
#include <cmath>

namespace tiles {
namespace {

// MVT 2.1, 4.3.1: command identifiers.
constexpr std::uint32_t move_to = 1;
constexpr std::uint32_t line_to = 2;
constexpr std::uint32_t close_path = 7;

constexpr std::uint32_t zigzag(std::int32_t value) noexcept {
    return (static_cast<std::uint32_t>(value) << 1) ^ static_cast<std::uint32_t>(value >> 31);
}

}  // namespace

void GeometryEncoder::restart() {
    geometry_.commands.clear();
    cursor_ = {};
    has_shell_ = false;
}

void GeometryEncoder::point(TilePoint point) {
    command(move_to, 1);
    move_by(rounded(point));
}

void GeometryEncoder::line(const TilePath& line) {
    round_path(line);
    if (path_.size() < 2) return;
    draw(false);
}

void GeometryEncoder::shell(const TilePath& path) { has_shell_ = ring(path, true); }

void GeometryEncoder::hole(const TilePath& path) {
    if (has_shell_) ring(path, false);
}

GeometryEncoder::GridPoint GeometryEncoder::rounded(TilePoint point) noexcept {
    return {static_cast<std::int32_t>(std::floor(point.x + 0.5)),
            static_cast<std::int32_t>(std::floor(point.y + 0.5))};
}

std::int64_t GeometryEncoder::doubled_area(std::span<const GridPoint> ring) noexcept {
    std::int64_t sum = 0;
    GridPoint from = ring.back();
    for (const GridPoint to : ring) {
        sum += std::int64_t{from.x} * to.y - std::int64_t{to.x} * from.y;
        from = to;
    }
    return sum;
}

void GeometryEncoder::round_path(const TilePath& path) {
    path_.clear();
    for (const TilePoint point : path) {
        const GridPoint grid = rounded(point);
        if (path_.empty() || path_.back() != grid) path_.push_back(grid);
    }
}

/// Without the closing point, and without spikes: a way out and back that encloses nothing.
void GeometryEncoder::round_ring(const TilePath& ring) {
    path_.clear();
    for (const TilePoint point : ring) {
        const GridPoint grid = rounded(point);
        while (path_.size() > 1 && path_[path_.size() - 2] == grid) path_.pop_back();
        if (path_.empty() || path_.back() != grid) path_.push_back(grid);
    }
    while (path_.size() > 1 && path_.front() == path_.back()) path_.pop_back();
}

bool GeometryEncoder::ring(const TilePath& ring, bool positive) {
    round_ring(ring);
    if (path_.size() < 3) return false;
    const std::int64_t area = doubled_area(path_);
    if (area == 0) return false;
    if ((area > 0) != positive) std::reverse(path_.begin(), path_.end());
    draw(true);
    return true;
}

void GeometryEncoder::command(std::uint32_t id, std::size_t count) {
    geometry_.commands.push_back(id | (static_cast<std::uint32_t>(count) << 3));
}

void GeometryEncoder::move_by(GridPoint to) {
    geometry_.commands.push_back(zigzag(to.x - cursor_.x));
    geometry_.commands.push_back(zigzag(to.y - cursor_.y));
    cursor_ = to;
}

void GeometryEncoder::draw(bool closed) {
    command(move_to, 1);
    move_by(path_.front());
    command(line_to, path_.size() - 1);
    for (std::size_t i = 1; i < path_.size(); ++i) move_by(path_[i]);
    if (closed) command(close_path, 1);
}

}  // namespace tiles
