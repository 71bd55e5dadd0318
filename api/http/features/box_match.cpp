// SPDX-License-Identifier: Apache-2.0
#include "api/http/features/box_match.hpp"

#include <algorithm>

namespace api::http {
namespace {

using geo::BoundingBox;
using geo::Coordinate;

/// The part of a segment, from 0 to 1, that is not yet cut away.
struct Remainder {
    double from = 0;
    double to = 1;

    /// Cuts at one side of the box (Liang & Barsky 1984). \returns false when nothing is left.
    bool cut(double direction, double distance) noexcept {
        if (direction == 0) return distance >= 0;
        const double at = distance / direction;
        if (direction < 0)
            from = std::max(from, at);
        else
            to = std::min(to, at);
        return from <= to;
    }
};

bool segment_meets(Coordinate start, Coordinate end, const BoundingBox& box) noexcept {
    const double east = end.lon - start.lon;
    const double north = end.lat - start.lat;
    Remainder rest;
    return rest.cut(-east, start.lon - box.min_lon) && rest.cut(east, box.max_lon - start.lon) &&
           rest.cut(-north, start.lat - box.min_lat) && rest.cut(north, box.max_lat - start.lat);
}

/// Even-odd rule over all rings, so that a point in a hole is outside.
bool holds(const geo::Polygon& polygon, Coordinate point) noexcept {
    bool is_inside = false;
    for (const auto& ring : polygon.rings) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const auto a = ring[i - 1];
            const auto b = ring[i];
            if ((a.lat > point.lat) == (b.lat > point.lat)) continue;
            const double crossing = a.lon + (point.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon);
            is_inside = is_inside != (point.lon < crossing);
        }
    }
    return is_inside;
}

bool polygon_meets(const geo::Polygon& polygon, const BoundingBox& box) noexcept {
    for (const auto& ring : polygon.rings)
        if (line_meets(ring, box)) return true;
    // No edge passes through the box: it lies wholly inside or wholly outside.
    return holds(polygon, {box.min_lon, box.min_lat});
}

}  // namespace

bool line_meets(const std::vector<Coordinate>& line, const BoundingBox& box) noexcept {
    for (std::size_t i = 1; i < line.size(); ++i)
        if (segment_meets(line[i - 1], line[i], box)) return true;
    return false;
}

bool outline_meets(const geo::MultiPolygon& outline, const BoundingBox& box) noexcept {
    return std::any_of(outline.polygons.begin(), outline.polygons.end(),
                       [&](const auto& polygon) { return polygon_meets(polygon, box); });
}

}  // namespace api::http
