// SPDX-License-Identifier: Apache-2.0
// Geometry as a vector tile holds it: the command stream of MVT 2.1, section 4.3.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tiles/clipping.hpp"

namespace tiles {

enum class GeometryType : std::uint32_t { point = 1, line_string = 2, polygon = 3 };

struct TileGeometry {
    GeometryType type = GeometryType::point;
    std::vector<std::uint32_t> commands;  ///< empty: nothing is left to draw
};

/// Collects the parts of one feature. Points are rounded to the grid; what that makes degenerate
/// (a line of one point, a ring without area) is left out.
class GeometryEncoder {
  public:
    explicit GeometryEncoder(GeometryType type) { geometry_.type = type; }

    /// Begins the next feature, in the memory of the one before.
    void restart();

    void point(TilePoint point);
    void line(const TilePath& line);
    /// A polygon's shell, then each of its holes. Winding is set as the specification asks
    /// (4.3.4.4): a shell has positive area in tile units. Holes of a shell that was left out are
    /// left out with it.
    void shell(const TilePath& ring);
    void hole(const TilePath& ring);

    bool empty() const noexcept { return geometry_.commands.empty(); }
    const TileGeometry& geometry() const noexcept { return geometry_; }

  private:
    struct GridPoint {
        std::int32_t x = 0;
        std::int32_t y = 0;
        bool operator==(const GridPoint&) const = default;
    };

    static GridPoint rounded(TilePoint point) noexcept;
    static std::int64_t doubled_area(std::span<const GridPoint> ring) noexcept;
    void round_path(const TilePath& path);
    void round_ring(const TilePath& ring);
    /// \return whether the ring had an area
    bool ring(const TilePath& ring, bool positive);
    void command(std::uint32_t id, std::size_t count);
    void move_by(GridPoint to);
    void draw(bool closed);

    TileGeometry geometry_;
    std::vector<GridPoint> path_;  ///< the part at hand, rounded
    GridPoint cursor_;
    bool has_shell_ = false;
};

}  // namespace tiles
