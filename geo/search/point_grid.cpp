// SPDX-License-Identifier: Apache-2.0
#include "geo/search/point_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace geo::search {
namespace {

constexpr double metres_per_degree = 6371008.8 * std::numbers::pi / 180;
constexpr double points_per_cell = 2;
constexpr double most_cells = 1 << 22;

bool is_on_globe(Coordinate point) noexcept {
    return std::abs(point.lon) <= 180 && std::abs(point.lat) <= 90;  // false for NaN
}

double cosine_of(double lat) noexcept { return std::cos(lat * std::numbers::pi / 180); }

bool is_nearer(const PointGrid::Near& a, const PointGrid::Near& b) noexcept {
    return a.metres != b.metres ? a.metres < b.metres : a.item < b.item;
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
    const double cells = std::clamp(static_cast<double>(count) / points_per_cell, 1.0, most_cells);
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
        points_[next[cell_of(point)]++] = {static_cast<float>(point.lon - corner_.lon),
                                           static_cast<float>(point.lat - corner_.lat), item};
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

std::span<const PointGrid::Point> PointGrid::cell(std::int64_t column,
                                                  std::int64_t row) const noexcept {
    const auto i = static_cast<std::size_t>(row * columns_ + column);
    return {points_.data() + first_[i], first_[i + 1] - first_[i]};
}

/// One question to the grid.
class PointGrid::Search {
  public:
    Search(const PointGrid& grid, Coordinate from, std::size_t limit, double within_metres)
        : grid_(grid),
          east_(from.lon - grid.corner_.lon),
          north_(from.lat - grid.corner_.lat),
          cosine_(cosine_of(from.lat)),
          limit_(limit),
          reach_(within_metres) {}

    std::vector<Near> run(std::int64_t column, std::int64_t row) {
        const double step = grid_.cell_degrees_ * metres_per_degree * std::max(cosine_, 1e-6);
        const std::int64_t last = std::max(grid_.columns_, grid_.rows_);
        for (std::int64_t ring = 0; ring <= last; ++ring) {
            // Nothing in this ring of cells lies nearer than the rings inside it are wide.
            if (static_cast<double>(ring - 1) * step > reach_) break;
            scan_ring(column, row, ring);
        }
        return std::move(found_);
    }

  private:
    void scan_ring(std::int64_t column, std::int64_t row, std::int64_t ring) {
        const std::int64_t top = std::min(row + ring, grid_.rows_ - 1);
        for (std::int64_t r = std::max(row - ring, std::int64_t{0}); r <= top; ++r) {
            const bool whole_row = r == row - ring || r == row + ring;
            const std::int64_t step = whole_row || ring == 0 ? 1 : 2 * ring;
            for (std::int64_t c = column - ring; c <= column + ring; c += step)
                if (c >= 0 && c < grid_.columns_) scan_cell(c, r);
        }
    }
    void scan_cell(std::int64_t column, std::int64_t row) {
        for (const Point& point : grid_.cell(column, row)) {
            const double east = (double{point.east} - east_) * metres_per_degree * cosine_;
            const double north = (double{point.north} - north_) * metres_per_degree;
            const double squared = east * east + north * north;
            if (squared <= reach_ * reach_) keep({point.item, std::sqrt(squared)});
        }
    }
    void keep(Near near) {
        const auto at = std::lower_bound(found_.begin(), found_.end(), near, is_nearer);
        found_.insert(at, near);
        if (found_.size() > limit_) found_.pop_back();
        if (found_.size() == limit_) reach_ = found_.back().metres;
    }

    const PointGrid& grid_;
    double east_, north_, cosine_;
    std::size_t limit_;
    double reach_;
    std::vector<Near> found_;
};

std::vector<PointGrid::Near> PointGrid::nearest(Coordinate from, std::size_t limit,
                                                double within_metres) const {
    if (points_.empty() || limit == 0 || !is_on_globe(from)) return {};
    const std::int64_t column = column_of(from.lon), row = row_of(from.lat);
    // A point outside the grid starts from its nearest cell, `outside` away.
    const Coordinate edge{std::clamp(from.lon, corner_.lon,
                                     corner_.lon + cell_degrees_ * static_cast<double>(columns_)),
                          std::clamp(from.lat, corner_.lat,
                                     corner_.lat + cell_degrees_ * static_cast<double>(rows_))};
    const double outside = distance_metres(from, edge);
    if (outside > within_metres * 1.01) return {};
    return Search(*this, from, limit, within_metres).run(column, row);
}

std::size_t PointGrid::memory_bytes() const noexcept {
    return first_.capacity() * sizeof(std::uint32_t) + points_.capacity() * sizeof(Point);
}

}  // namespace geo::search
