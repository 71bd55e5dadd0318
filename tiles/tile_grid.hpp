// SPDX-License-Identifier: Apache-2.0
// The tile pyramid WebMercatorQuad (OGC 17-083r4, annex D): zoom 0 is one tile, row 0 is north.
// The registry's CGCS2000 longitude and latitude are taken for those of WGS 84, from which they
// differ by centimetres.
#pragma once

#include <cstdint>
#include <optional>

#include "geo/model/geometry.hpp"

namespace tiles {

inline constexpr std::uint32_t max_zoom = 16;
inline constexpr std::uint32_t extent = 4096;  ///< units across a tile
inline constexpr std::uint32_t buffer = 64;    ///< units drawn beyond each side
/// Beyond this latitude the projection has no tiles.
inline constexpr double max_latitude = 85.0511287798066;

struct TileId {
    std::uint32_t zoom = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    bool operator==(const TileId&) const = default;
};

/// Zoom 0 to max_zoom, column and row within the zoom.
bool is_in_grid(TileId tile) noexcept;

/// All of the tile's bits in one number: zoom, column, row.
std::uint64_t tile_key(TileId tile) noexcept;

/// \pre is_in_grid(tile)
geo::BoundingBox tile_box(TileId tile) noexcept;
/// With the buffer around it: what lies outside cannot change the tile.
geo::BoundingBox buffered_box(TileId tile) noexcept;

/// The tile that holds the point; a point on an edge is in the eastern and southern tile. Latitudes
/// beyond max_latitude go to the outermost row.
TileId tile_at(geo::Coordinate point, std::uint32_t zoom) noexcept;

/// Columns and rows, both ends included.
struct TileRange {
    std::uint32_t zoom = 0;
    std::uint32_t min_x = 0, min_y = 0;
    std::uint32_t max_x = 0, max_y = 0;
};

/// The tiles the box touches; empty for an empty box.
std::optional<TileRange> tiles_in(const geo::BoundingBox& box, std::uint32_t zoom) noexcept;

/// A place in a tile: 0,0 at the north-western corner, extent,extent at the south-eastern.
struct TilePoint {
    double x = 0;
    double y = 0;
    bool operator==(const TilePoint&) const = default;
};

/// From longitude and latitude into one tile.
class TileProjection {
  public:
    explicit TileProjection(TileId tile) noexcept;

    TilePoint operator()(geo::Coordinate point) const noexcept {
        return {(point.lon - west_) * units_per_degree_, y(point.lat)};
    }
    /// Units that one metre on the ground takes at the tile's middle.
    double units_per_metre() const noexcept { return units_per_metre_; }

  private:
    double y(double latitude) const noexcept;
    double exact_y(double latitude) const noexcept;

    double west_;
    double units_per_degree_;
    double top_;  ///< of the tile, in units from the equator, southwards
    double units_per_radian_;
    double middle_;     ///< latitude in radians around which the series is taken
    double series_[5];  ///< y in powers of the latitude from the middle
    double units_per_metre_;
};

}  // namespace tiles
