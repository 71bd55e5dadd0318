// SPDX-License-Identifier: Apache-2.0
#include "geo/search/point_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace geo::search {
namespace {

constexpr double metres_per_degree = 6371008.8 * std::numbers::pi / 180;
constexpr double points_per_cell = 3;
constexpr double least_cells = 1 << 10, most_cells = 1 << 22;  // few would be coarse

bool is_on_globe(Coordinate point) noexcept {
    return std::abs(point.lon) <= 180 && std::abs(point.lat) <= 90;  // false for NaN
}

double cosine_of(double lat) noexcept { return std::cos(lat * std::numbers::pi / 180); }

std::uint16_t part_of_cell(double cells, std::int64_t cell) noexcept {
    constexpr double parts = 65'536;
    return static_cast<std::uint16_t>(
        std::clamp((cells - static_cast<double>(cell)) * parts, 0.0, parts - 1));
}

}  // namespace

double distance_metres(Coordinate a, Coordinate b) noexcept {
    const double north = (b.lat - a.lat) * metres_per_degree;
    const double east = (b.lon - a.lon) * metres_per_degree * cosine_of((a.lat + b.lat) / 2);
    return std::hypot(east, north);
}

PointGrid::PointGrid(std::span<const Coordinate> points) {
    BoundingBox box;
    std::size_t count = 0;
    for (const Coordinate point : points)
        if (is_on_globe(point)) box.add(point), ++count;
    if (count == 0) return;
    corner_ = {box.min_lon, box.min_lat};
    const double width = box.max_lon - box.min_lon, height = box.max_lat - box.min_lat;
    const double cells =
        std::clamp(static_cast<double>(count) / points_per_cell, least_cells, most_cells);
    // A line of points has no area: its longer side alone then gives the size of a cell.
    cell_degrees_ =
        std::max({std::sqrt(width * height / cells), std::max(width, height) / cells, 1e-6});
    columns_ = static_cast<std::int64_t>(width / cell_degrees_) + 1;
    rows_ = static_cast<std::int64_t>(height / cell_degrees_) + 1;

    const auto cell_of = [&](Coordinate p) {
        return static_cast<std::size_t>(row_of(p.lat) * columns_ + column_of(p.lon));
    };
    first_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
    for (const Coordinate point : points)
        if (is_on_globe(point)) ++first_[cell_of(point) + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    points_.resize(count);
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t item = 0; item < points.size(); ++item) {
        const Coordinate point = points[item];
        if (!is_on_globe(point)) continue;
        const double column = (point.lon - corner_.lon) / cell_degrees_;
        const double row = (point.lat - corner_.lat) / cell_degrees_;
        points_[next[cell_of(point)]++] = {part_of_cell(column, column_of(point.lon)),
                                           part_of_cell(row, row_of(point.lat)), item};
    }
}

std::int64_t PointGrid::column_of(double lon) const noexcept {
    return std::clamp(static_cast<std::int64_t>(std::floor((lon - corner_.lon) / cell_degrees_)),
                      std::int64_t{0}, columns_ - 1);
}

std::int64_t PointGrid::row_of(double lat) const noexcept {
    return std::clamp(static_cast<std::int64_t>(std::floor((lat - corner_.lat) / cell_degrees_)),
                      std::int64_t{0}, rows_ - 1);
}

std::optional<PointGrid::Start> PointGrid::start(Coordinate from,
                                                 double within_metres) const noexcept {
    if (points_.empty() || !is_on_globe(from)) return std::nullopt;
    // A point outside the grid starts from its nearest cell, `outside` away.
    const Coordinate edge{std::clamp(from.lon, corner_.lon,
                                     corner_.lon + cell_degrees_ * static_cast<double>(columns_)),
                          std::clamp(from.lat, corner_.lat,
                                     corner_.lat + cell_degrees_ * static_cast<double>(rows_))};
    const bool is_inside = edge == from;
    if (!is_inside && distance_metres(from, edge) > within_metres * 1.01) return std::nullopt;
    const double cosine = cosine_of(from.lat);
    return Start{column_of(from.lon),
                 row_of(from.lat),
                 from.lon - corner_.lon,
                 from.lat - corner_.lat,
                 metres_per_degree * cosine,
                 metres_per_degree,
                 cell_degrees_ * metres_per_degree * std::max(cosine, 1e-6)};
}

std::vector<PointGrid::Near> PointGrid::nearest(Coordinate from, std::size_t limit,
                                                double within_metres) const {
    std::vector<Near> found(std::min(limit, points_.size()));
    found.resize(
        nearest(from, std::span(found), within_metres, [](std::uint32_t) { return true; }));
    return found;
}

std::size_t PointGrid::memory_bytes() const noexcept {
    return first_.capacity() * sizeof(std::uint32_t) + points_.capacity() * sizeof(Point);
}

}  // namespace geo::search
