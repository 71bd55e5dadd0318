// SPDX-License-Identifier: Apache-2.0
// Which of many outlines holds a point. The edges of each outline are sorted into horizontal
// slabs, so that a question looks at a handful of edges instead of hundreds.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/model/geometry.hpp"

namespace geo::spatial {

enum class Position { outside, on_boundary, inside };

class SlabIndex {
  public:
    /// Adds an outline; its number is the count of those added before.
    void add(const MultiPolygon& outline);

    /// Even-odd over all rings of the outline. Edges are taken from south to north whichever way
    /// their ring runs: two outlines that share an edge compute the same number for it, so a point
    /// near it is never in both nor in none.
    Position locate(std::size_t outline, Coordinate point) const noexcept;

  private:
    struct Edge {
        Coordinate low;  ///< the southern end
        Coordinate high;
    };
    struct Outline {
        double min_lat = 0;
        double max_lat = 0;
        double slabs_per_degree = 0;
        std::size_t slab_count = 0;
        std::size_t first_slab = 0;  ///< index into slab_begin_
    };

    static std::vector<Edge> edges_of(const MultiPolygon& outline);
    static std::size_t slab_of(const Outline& outline, double lat) noexcept;
    void fill(const Outline& outline, const std::vector<Edge>& edges);

    std::vector<Outline> outlines_;
    std::vector<std::uint32_t> slab_begin_{0};  ///< slab i: edges_[slab_begin_[i] .. [i + 1])
    std::vector<Edge> edges_;                   ///< an edge is repeated in each slab it passes
};

}  // namespace geo::spatial
