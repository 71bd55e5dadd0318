// SPDX-License-Identifier: Apache-2.0
// The centre lines of the named roads, packed: how far a point lies from one and on which side, the
// roads nearest to a point, and where two of them cross.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/search/references.hpp"
#include "geo/spatial/packed_rtree.hpp"

namespace geo::search {

/// Vertices that lie within half a metre of the line without them are left out; 4 bytes a vertex,
/// each kept to a decimetre (of lines longer than 3 km, to a two-thousandth part of their length).
class RoadLines {
  public:
    /// The place of a line that is nearest to a point.
    struct Foot {
        double metres = 0;
        /// Metres from the line to the left of its direction: below 0 on the right of it.
        double to_the_left = 0;
        Direction direction = Direction::none;  ///< from the line to the point; none on the line
    };

    /// Adds the line of the next road, which may be empty.
    void add(std::span<const Coordinate> line);
    /// After the last one.
    void finish();

    bool has(std::uint32_t road) const noexcept {
        return road + 1 < lines_.size() && lines_[road].begin < lines_[road + 1].begin;
    }
    /// Empty for a road without a line.
    BoundingBox box(std::uint32_t road) const noexcept;
    /// Nothing for a road without a line.
    std::optional<Foot> foot(std::uint32_t road, Coordinate point) const noexcept;
    /// Of the roads that are accepted the nearest to the point, nearest first, by the distance to
    /// their lines. \param accepts bool(road)
    template <typename Accepts>
    std::vector<spatial::Neighbour> nearest(Coordinate point, std::size_t limit,
                                            double within_metres, Accepts&& accepts) const {
        constexpr double never = std::numeric_limits<double>::infinity();
        return tree_.nearest(point, limit, within_metres, [&](std::uint32_t road) {
            return accepts(road) ? foot(road, point)->metres : never;  // a box means a line
        });
    }
    /// Where the two roads cross, touch, or where one ends within `joint_metres` of the other; one
    /// place for each crossing, in the order of the first road's line.
    std::vector<Coordinate> crossings(std::uint32_t road, std::uint32_t other) const;
    /// Calls visit(other) for every other road whose box is near enough for a crossing.
    template <typename Visit>
    void for_each_near(std::uint32_t road, Visit&& visit) const {
        const BoundingBox around = reach(road);
        if (around.is_empty()) return;
        tree_.search(around, [&](std::uint32_t other) {
            if (other != road) visit(other);
        });
    }
    /// True when their boxes are near enough for a crossing.
    bool may_cross(std::uint32_t road, std::uint32_t other) const noexcept;

    /// An end so near to another road is taken to meet it: surveyed ends stop at the kerb.
    static constexpr double joint_metres = 10;

    std::size_t memory_bytes() const noexcept;

  private:
    /// Steps from the origin of the line.
    struct Vertex {
        std::int16_t east = 0, north = 0;
    };
    struct Line {
        std::int32_t lon_e7 = 0, lat_e7 = 0;  ///< the origin: its first vertex
        std::uint32_t begin = 0;              ///< into vertices_
        float step = 1e-6F;                   ///< degrees
    };
    /// The box of the road and of everything that it can meet.
    BoundingBox reach(std::uint32_t road) const noexcept;
    static Coordinate at(const Line& line, Vertex vertex) noexcept {
        return {line.lon_e7 * 1e-7 + vertex.east * double{line.step},
                line.lat_e7 * 1e-7 + vertex.north * double{line.step}};
    }
    std::span<const Vertex> vertices(std::uint32_t road) const noexcept {
        const std::uint32_t begin = lines_[road].begin;
        return std::span(vertices_).subspan(begin, lines_[road + 1].begin - begin);
    }

    std::vector<Vertex> vertices_;
    std::vector<Line> lines_{Line{}};  ///< by road, and one more for its begin
    spatial::PackedRTree tree_;
};

}  // namespace geo::search
