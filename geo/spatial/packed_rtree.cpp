// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/packed_rtree.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/spatial/hilbert.hpp"

namespace geo::spatial {
namespace {

// The shortest degree of a meridian (at the equator) and of the equator itself, each a little
// less, so that the planar distance stays below the geodesic one.
constexpr double metres_per_degree_lat = 110'570.0;
constexpr double metres_per_degree_lon = 111'300.0;

double cos_degrees(double degrees) noexcept { return std::cos(degrees * std::numbers::pi / 180); }

std::uint32_t grid_cell(double value, double low, double extent) noexcept {
    if (!(extent > 0)) return 0;
    return static_cast<std::uint32_t>(std::clamp((value - low) / extent, 0.0, 1.0) * 65535.0);
}

/// Curve position in the upper half, item in the lower: sorting the keys sorts the items.
std::uint64_t sort_key(const BoundingBox& box, const BoundingBox& extent, std::uint32_t item) {
    const auto x =
        grid_cell((box.min_lon + box.max_lon) / 2, extent.min_lon, extent.max_lon - extent.min_lon);
    const auto y =
        grid_cell((box.min_lat + box.max_lat) / 2, extent.min_lat, extent.max_lat - extent.min_lat);
    return (std::uint64_t{hilbert_index(x, y)} << 32) | item;
}

std::vector<std::uint64_t> sorted_keys(std::span<const BoundingBox> boxes) {
    BoundingBox extent;
    for (const BoundingBox& box : boxes) extent.add(box);
    std::vector<std::uint64_t> keys;
    keys.reserve(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i)
        if (!boxes[i].is_empty())
            keys.push_back(sort_key(boxes[i], extent, static_cast<std::uint32_t>(i)));
    std::sort(keys.begin(), keys.end());
    return keys;
}

}  // namespace

double metres_to_box_at_least(Coordinate point, const BoundingBox& box) noexcept {
    const double lon = std::clamp(point.lon, box.min_lon, box.max_lon);
    const double lat = std::clamp(point.lat, box.min_lat, box.max_lat);
    if (lon == point.lon && lat == point.lat) return 0;
    // The parallel is shortest at the end nearest to a pole, of the point or of the box.
    const double highest =
        std::max({std::abs(point.lat), std::abs(box.min_lat), std::abs(box.max_lat)});
    const double dx = (lon - point.lon) * metres_per_degree_lon * cos_degrees(highest);
    const double dy = (lat - point.lat) * metres_per_degree_lat;
    return std::sqrt(dx * dx + dy * dy);
}

PackedRTree::PackedRTree(std::span<const BoundingBox> boxes) {
    const auto keys = sorted_keys(boxes);
    boxes_.reserve(keys.size() + keys.size() / (node_size - 1) + 8);
    items_.reserve(keys.size());
    for (const std::uint64_t key : keys) {
        const auto item = static_cast<std::uint32_t>(key);
        items_.push_back(item);
        boxes_.push_back(boxes[item]);
    }
    if (!boxes_.empty()) add_levels();
}

void PackedRTree::add_levels() {
    levels_.push_back({0, boxes_.size()});
    do {
        const Level below = levels_.back();
        for (std::size_t first = below.begin; first < below.end; first += node_size) {
            BoundingBox around;
            for (std::size_t i = first; i < std::min(first + node_size, below.end); ++i)
                around.add(boxes_[i]);
            boxes_.push_back(around);
        }
        levels_.push_back({below.end, boxes_.size()});
    } while (levels_.back().end - levels_.back().begin > 1);
}

PackedRTree::Level PackedRTree::children(std::size_t position) const noexcept {
    std::size_t level = 1;
    while (position >= levels_[level].end) ++level;
    const Level below = levels_[level - 1];
    const std::size_t first = below.begin + (position - levels_[level].begin) * node_size;
    return {first, std::min(first + node_size, below.end)};
}

void PackedRTree::search(const BoundingBox& area, std::vector<std::uint32_t>& out) const {
    search(area, [&out](std::uint32_t item) { out.push_back(item); });
}

}  // namespace geo::spatial
