// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tiles {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double radians = pi / 180;
constexpr double equator_metres = 40'075'016.68557849;

double tiles_across(std::uint32_t zoom) noexcept { return std::ldexp(1.0, static_cast<int>(zoom)); }

double latitude_of_row(double row, std::uint32_t zoom) noexcept {
    return std::atan(std::sinh(pi * (1 - 2 * row / tiles_across(zoom)))) / radians;
}

double column_of(double longitude, std::uint32_t zoom) noexcept {
    return (longitude + 180) / 360 * tiles_across(zoom);
}

double row_of(double latitude, std::uint32_t zoom) noexcept {
    const double clamped = std::clamp(latitude, -max_latitude, max_latitude);
    return (1 - std::asinh(std::tan(clamped * radians)) / pi) / 2 * tiles_across(zoom);
}

std::uint32_t clamped_cell(double value, std::uint32_t zoom) noexcept {
    return static_cast<std::uint32_t>(std::clamp(value, 0.0, tiles_across(zoom) - 1));
}

geo::BoundingBox box_with_margin(TileId tile, double margin) noexcept {
    const double across = tiles_across(tile.zoom);
    const double x = tile.x, y = tile.y;
    return {(x - margin) / across * 360 - 180, latitude_of_row(y + 1 + margin, tile.zoom),
            (x + 1 + margin) / across * 360 - 180, latitude_of_row(y - margin, tile.zoom)};
}

}  // namespace

bool is_in_grid(TileId tile) noexcept {
    return tile.zoom <= max_zoom && (tile.x >> tile.zoom) == 0 && (tile.y >> tile.zoom) == 0;
}

std::uint64_t tile_key(TileId tile) noexcept {
    return (std::uint64_t{tile.zoom} << 58) | (std::uint64_t{tile.x} << 29) | tile.y;
}

geo::BoundingBox tile_box(TileId tile) noexcept { return box_with_margin(tile, 0); }

geo::BoundingBox buffered_box(TileId tile) noexcept {
    return box_with_margin(tile, static_cast<double>(buffer) / extent);
}

TileId tile_at(geo::Coordinate point, std::uint32_t zoom) noexcept {
    return {zoom, clamped_cell(column_of(point.lon, zoom), zoom),
            clamped_cell(row_of(point.lat, zoom), zoom)};
}

std::optional<TileRange> tiles_in(const geo::BoundingBox& box, std::uint32_t zoom) noexcept {
    if (box.is_empty()) return std::nullopt;
    const TileId north_west = tile_at({box.min_lon, box.max_lat}, zoom);
    const TileId south_east = tile_at({box.max_lon, box.min_lat}, zoom);
    return TileRange{zoom, north_west.x, north_west.y, south_east.x, south_east.y};
}

TileProjection::TileProjection(TileId tile) noexcept {
    const double across = tiles_across(tile.zoom);
    const double units_around = across * extent;
    west_ = tile.x / across * 360 - 180;
    units_per_degree_ = units_around / 360;
    units_per_radian_ = units_around / (2 * pi);
    top_ = (static_cast<double>(tile.y) - across / 2) * extent;
    middle_ = latitude_of_row(tile.y + 0.5, tile.zoom) * radians;
    units_per_metre_ = units_around / equator_metres / std::cos(middle_);

    // The derivatives of asinh(tan(latitude)), the Mercator ordinate.
    const double secant = 1 / std::cos(middle_);
    const double tangent = std::tan(middle_);
    series_[0] = extent / 2.0;
    series_[1] = -units_per_radian_ * secant;
    series_[2] = -units_per_radian_ * secant * tangent / 2;
    series_[3] = -units_per_radian_ * secant * (secant * secant + tangent * tangent) / 6;
    series_[4] =
        -units_per_radian_ * secant * tangent * (5 * secant * secant + tangent * tangent) / 24;
}

double TileProjection::y(double latitude) const noexcept {
    // A logarithm for each vertex would cost more than all the rest of a tile. Within 0.016 radians
    // of the middle five terms are right to a fiftieth of a unit at zoom 16, at moderate latitudes.
    const double d = latitude * radians - middle_;
    if (!(std::abs(d) < 0.016) || std::abs(middle_) > 1.1) return exact_y(latitude);
    return series_[0] + d * (series_[1] + d * (series_[2] + d * (series_[3] + d * series_[4])));
}

double TileProjection::exact_y(double latitude) const noexcept {
    const double clamped = std::clamp(latitude, -89.9, 89.9);
    return -std::asinh(std::tan(clamped * radians)) * units_per_radian_ - top_;
}

}  // namespace tiles
