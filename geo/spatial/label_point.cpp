// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/label_point.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace geo::spatial {
namespace {

/// Twice the signed area and the moments of it, around an origin to keep digits.
struct Moments {
    double area = 0;
    double lon = 0;
    double lat = 0;
};

Moments ring_moments(const Ring& ring, Coordinate origin) {
    Moments sum;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const double ax = ring[i].lon - origin.lon, ay = ring[i].lat - origin.lat;
        const double bx = ring[i + 1].lon - origin.lon, by = ring[i + 1].lat - origin.lat;
        const double cross = ax * by - bx * ay;
        sum.area += cross;
        sum.lon += (ax + bx) * cross;
        sum.lat += (ay + by) * cross;
    }
    // A shell counts as positive whichever way it runs.
    const double sign = sum.area < 0 ? -1 : 1;
    return {sign * sum.area, sign * sum.lon, sign * sum.lat};
}

Moments polygon_moments(const Polygon& polygon, Coordinate origin) {
    Moments sum;
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
        const Moments ring = ring_moments(polygon.rings[i], origin);
        const double sign = i == 0 ? 1 : -1;
        sum.area += sign * ring.area;
        sum.lon += sign * ring.lon;
        sum.lat += sign * ring.lat;
    }
    return sum;
}

std::optional<Coordinate> first_vertex(const MultiPolygon& outline) {
    for (const Polygon& polygon : outline.polygons)
        for (const Ring& ring : polygon.rings)
            if (!ring.empty()) return ring.front();
    return std::nullopt;
}

const Polygon* largest(const MultiPolygon& outline, Coordinate origin) {
    const Polygon* best = nullptr;
    double best_area = 0;
    for (const Polygon& polygon : outline.polygons) {
        const double area = polygon_moments(polygon, origin).area;
        if (area > best_area) {
            best = &polygon;
            best_area = area;
        }
    }
    return best;
}

/// Where the parallel enters and leaves the polygon, in order.
std::vector<double> crossings(const Polygon& polygon, double lat) {
    std::vector<double> at;
    for (const Ring& ring : polygon.rings)
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Coordinate a = ring[i], b = ring[i + 1];
            if ((a.lat > lat) != (b.lat > lat))
                at.push_back(a.lon + (lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon));
        }
    std::sort(at.begin(), at.end());
    return at;
}

struct Stretch {
    double begin = 0;
    double end = 0;
    double width() const { return end - begin; }
};

Stretch widest_stretch(const Polygon& polygon, double lat) {
    const auto at = crossings(polygon, lat);
    Stretch best;
    for (std::size_t i = 0; i + 1 < at.size(); i += 2)
        if (at[i + 1] - at[i] > best.width()) best = {at[i], at[i + 1]};
    return best;
}

/// Inside, and neither side of the outline is near on its parallel.
bool has_room(const Polygon& polygon, Coordinate point, double wanted) {
    const auto at = crossings(polygon, point.lat);
    for (std::size_t i = 0; i + 1 < at.size(); i += 2)
        if (at[i] + wanted < point.lon && point.lon < at[i + 1] - wanted) return true;
    return false;
}

}  // namespace

std::optional<Coordinate> centroid(const MultiPolygon& outline) {
    const auto origin = first_vertex(outline);
    if (!origin) return std::nullopt;
    Moments sum;
    for (const Polygon& polygon : outline.polygons) {
        const Moments part = polygon_moments(polygon, *origin);
        sum = {sum.area + part.area, sum.lon + part.lon, sum.lat + part.lat};
    }
    if (!(sum.area > 0)) return std::nullopt;
    return Coordinate{origin->lon + sum.lon / (3 * sum.area),
                      origin->lat + sum.lat / (3 * sum.area)};
}

std::optional<Coordinate> label_point(const MultiPolygon& outline) {
    const auto fallback = first_vertex(outline);
    if (!fallback) return std::nullopt;
    const Polygon* polygon = largest(outline, *fallback);
    if (!polygon) return fallback;

    const BoundingBox box = bounding_box(polygon->rings.front());
    const auto centre = centroid(MultiPolygon{{*polygon}});
    if (centre && has_room(*polygon, *centre, (box.max_lon - box.min_lon) / 20)) return centre;

    constexpr int parallels = 8;
    Coordinate best = *fallback;
    double best_width = 0;
    for (int i = 1; i <= parallels; ++i) {
        const double lat = std::lerp(box.min_lat, box.max_lat, i / (parallels + 1.0));
        const Stretch stretch = widest_stretch(*polygon, lat);
        if (stretch.width() > best_width) {
            best = {std::midpoint(stretch.begin, stretch.end), lat};
            best_width = stretch.width();
        }
    }
    return best;
}

}  // namespace geo::spatial
