// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/model/geometry.hpp"

namespace geo::search {

/// Metres between two points that lie near each other: equirectangular on the mean radius, within
/// 0.5 % of the geodesic up to 100 km.
double distance_metres(Coordinate a, Coordinate b) noexcept;

/// Points in cells of a few items each: the nearest ones are found by walking rings of cells
/// outwards. 16 bytes a point.
class PointGrid {
  public:
    struct Near {
        std::uint32_t item = 0;
        double metres = 0;
    };

    PointGrid() = default;
    /// Items are the positions' indexes; those that are not finite or off the globe are left out.
    explicit PointGrid(std::span<const Coordinate> points);

    /// At most `limit` items within the distance, nearest first, then by item.
    std::vector<Near> nearest(Coordinate from, std::size_t limit, double within_metres) const;

    std::size_t memory_bytes() const noexcept;

  private:
    struct Point {
        float east, north;  ///< degrees from the corner of the box: about a centimetre
        std::uint32_t item;
    };
    class Search;

    std::int64_t column_of(double lon) const noexcept;
    std::int64_t row_of(double lat) const noexcept;
    std::span<const Point> cell(std::int64_t column, std::int64_t row) const noexcept;

    Coordinate corner_;
    double cell_degrees_ = 1;
    std::int64_t columns_ = 0, rows_ = 0;
    std::vector<std::uint32_t> first_;  ///< per cell, into points_; one more than there are cells
    std::vector<Point> points_;
};

}  // namespace geo::search
