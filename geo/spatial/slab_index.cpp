// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/slab_index.hpp"

#include <algorithm>

namespace geo::spatial {
namespace {

constexpr std::size_t edges_per_slab = 4;
constexpr std::size_t most_slabs = 4096;

/// Positive where the point lies left of the edge, as one looks north along it.
double left_of(Coordinate low, Coordinate high, Coordinate point) noexcept {
    return (high.lon - low.lon) * (point.lat - low.lat) -
           (point.lon - low.lon) * (high.lat - low.lat);
}

bool is_on(Coordinate low, Coordinate high, Coordinate point) noexcept {
    return left_of(low, high, point) == 0 && point.lat >= low.lat && point.lat <= high.lat &&
           point.lon >= std::min(low.lon, high.lon) && point.lon <= std::max(low.lon, high.lon);
}

}  // namespace

void SlabIndex::add(const MultiPolygon& outline) {
    const BoundingBox box = bounding_box(outline);
    const auto edges = edges_of(outline);
    Outline entry;
    entry.first_slab = slab_begin_.size() - 1;
    if (!edges.empty()) {
        entry.slab_count = std::clamp<std::size_t>(edges.size() / edges_per_slab, 1, most_slabs);
        entry.min_lat = box.min_lat;
        entry.max_lat = box.max_lat;
        const double height = box.max_lat - box.min_lat;
        entry.slabs_per_degree = height > 0 ? static_cast<double>(entry.slab_count) / height : 0;
        fill(entry, edges);
    }
    outlines_.push_back(entry);
}

std::vector<SlabIndex::Edge> SlabIndex::edges_of(const MultiPolygon& outline) {
    std::vector<Edge> edges;
    for (const Polygon& polygon : outline.polygons)
        for (const Ring& ring : polygon.rings)
            for (std::size_t i = 1; i < ring.size(); ++i) {
                Edge edge{ring[i - 1], ring[i]};
                if (edge.low.lat > edge.high.lat ||
                    (edge.low.lat == edge.high.lat && edge.low.lon > edge.high.lon))
                    std::swap(edge.low, edge.high);
                edges.push_back(edge);
            }
    return edges;
}

std::size_t SlabIndex::slab_of(const Outline& outline, double lat) noexcept {
    const auto slab = static_cast<std::size_t>((lat - outline.min_lat) * outline.slabs_per_degree);
    return std::min(slab, outline.slab_count - 1);
}

/// Every edge goes into each slab it passes.
void SlabIndex::fill(const Outline& outline, const std::vector<Edge>& edges) {
    std::vector<std::vector<Edge>> slabs(outline.slab_count);
    for (const Edge& edge : edges)
        for (std::size_t slab = slab_of(outline, edge.low.lat);
             slab <= slab_of(outline, edge.high.lat); ++slab)
            slabs[slab].push_back(edge);
    for (const auto& slab : slabs) {
        edges_.insert(edges_.end(), slab.begin(), slab.end());
        slab_begin_.push_back(static_cast<std::uint32_t>(edges_.size()));
    }
}

Position SlabIndex::locate(std::size_t outline, Coordinate point) const noexcept {
    const Outline& entry = outlines_[outline];
    if (entry.slab_count == 0 || !(point.lat >= entry.min_lat && point.lat <= entry.max_lat))
        return Position::outside;
    const std::size_t slab = entry.first_slab + slab_of(entry, point.lat);
    bool inside = false;
    for (std::size_t i = slab_begin_[slab]; i < slab_begin_[slab + 1]; ++i) {
        const auto [low, high] = edges_[i];
        if (is_on(low, high, point)) return Position::on_boundary;
        if (low.lat <= point.lat && point.lat < high.lat && left_of(low, high, point) > 0)
            inside = !inside;
    }
    return inside ? Position::inside : Position::outside;
}

}  // namespace geo::spatial
