// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geo/model/geometry.hpp"

namespace geo::search {

/// Metres between two points that lie near each other: equirectangular on the mean radius, within
/// 0.5 % of the geodesic up to 100 km.
double distance_metres(Coordinate a, Coordinate b) noexcept;

/// Points in cells of a few items each: the nearest ones are found by walking rings of cells
/// outwards. 9 bytes a point.
class PointGrid {
  public:
    struct Near {
        std::uint32_t item = 0;
        double metres = 0;
    };

    PointGrid() = default;
    /// Items are the positions' indexes; those that are not finite or off the globe are left out.
    /// A position is kept to a 65,536th of a cell: centimetres, where the points lie together.
    explicit PointGrid(std::span<const Coordinate> points);

    /// At most `limit` items within the distance, nearest first, then by item.
    std::vector<Near> nearest(Coordinate from, std::size_t limit, double within_metres) const;

    /// The same into the caller's memory, of those items only for which accepts(item) holds: as
    /// many as `out` has room for. Returns how many there are.
    template <typename Accepts>
    std::size_t nearest(Coordinate from, std::span<Near> out, double within_metres,
                        Accepts&& accepts) const;

    std::size_t memory_bytes() const noexcept;

  private:
    struct Point {
        std::uint16_t east, north;  ///< 65,536ths of the cell
        std::uint32_t item;
    };
    static constexpr double parts_of_a_cell = 65'536;

    /// Where a question begins.
    struct Start {
        std::int64_t column = 0, row = 0;
        double east = 0, north = 0;  ///< degrees from the corner
        double metres_per_lon = 0, metres_per_lat = 0;
        double least_step = 0;  ///< metres across a cell at least
    };
    /// Nothing when no point can be within the distance.
    std::optional<Start> start(Coordinate from, double within_metres) const noexcept;

    std::int64_t column_of(double lon) const noexcept;
    std::int64_t row_of(double lat) const noexcept;
    std::span<const Point> cell(std::int64_t column, std::int64_t row) const noexcept {
        const auto i = static_cast<std::size_t>(row * columns_ + column);
        return {points_.data() + first_[i], first_[i + 1] - first_[i]};
    }

    /// The best so far, nearest first.
    struct Best {
        std::span<Near> room;
        std::size_t count = 0;
        double squared_reach = 0;
        void keep(std::uint32_t item, double squared) noexcept;
    };
    template <typename Accepts>
    void scan(const Start& start, std::int64_t column, std::int64_t row, Best& best,
              Accepts& accepts) const;

    Coordinate corner_;
    double cell_degrees_ = 1;
    std::int64_t columns_ = 0, rows_ = 0;
    std::vector<std::uint32_t> first_;  ///< per cell, into points_; one more than there are cells
    std::vector<Point> points_;
};

inline void PointGrid::Best::keep(std::uint32_t item, double squared) noexcept {
    // Until the end the squares stand where the metres will.
    std::size_t at = count < room.size() ? count++ : count - 1;
    for (; at > 0; --at) {
        const Near& before = room[at - 1];
        if (before.metres < squared || (before.metres == squared && before.item < item)) break;
        room[at] = before;
    }
    room[at] = {item, squared};
    if (count == room.size()) squared_reach = room.back().metres;
}

template <typename Accepts>
void PointGrid::scan(const Start& start, std::int64_t column, std::int64_t row, Best& best,
                     Accepts& accepts) const {
    const double part = cell_degrees_ / parts_of_a_cell;
    const double east_of_cell = static_cast<double>(column) * cell_degrees_ - start.east;
    const double north_of_cell = static_cast<double>(row) * cell_degrees_ - start.north;
    for (const Point& point : cell(column, row)) {
        const double east = (east_of_cell + point.east * part) * start.metres_per_lon;
        const double north = (north_of_cell + point.north * part) * start.metres_per_lat;
        const double squared = east * east + north * north;
        if (squared > best.squared_reach) continue;
        const bool is_last_of_equals = best.count == best.room.size() &&
                                       squared == best.squared_reach &&
                                       point.item > best.room.back().item;
        if (!is_last_of_equals && accepts(point.item)) best.keep(point.item, squared);
    }
}

template <typename Accepts>
std::size_t PointGrid::nearest(Coordinate from, std::span<Near> out, double within_metres,
                               Accepts&& accepts) const {
    if (out.empty()) return 0;
    const auto begin = start(from, within_metres);
    if (!begin) return 0;
    Best best{out, 0, within_metres * within_metres};
    const std::int64_t last = std::max(columns_, rows_);
    for (std::int64_t ring = 0; ring <= last; ++ring) {
        // Nothing in this ring of cells lies nearer than the rings inside it are wide.
        const double inside = static_cast<double>(ring - 1) * begin->least_step;
        if (ring > 0 && inside * inside > best.squared_reach) break;
        const std::int64_t bottom = std::max(begin->row - ring, std::int64_t{0});
        const std::int64_t top = std::min(begin->row + ring, rows_ - 1);
        for (std::int64_t row = bottom; row <= top; ++row) {
            const bool whole = row == begin->row - ring || row == begin->row + ring;
            const std::int64_t step = whole || ring == 0 ? 1 : 2 * ring;
            for (std::int64_t column = begin->column - ring; column <= begin->column + ring;
                 column += step)
                if (column >= 0 && column < columns_) scan(*begin, column, row, best, accepts);
        }
    }
    for (Near& near : out.first(best.count)) near.metres = std::sqrt(near.metres);
    return best.count;
}

}  // namespace geo::search
