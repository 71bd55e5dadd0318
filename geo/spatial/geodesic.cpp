// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/geodesic.hpp"

#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace geo::spatial {
namespace {

// CGCS2000 (GB 22021-2008): a in metres, and the flattening.
constexpr double semi_major = 6378137.0;
constexpr double flattening = 1 / 298.257222101;
constexpr double eccentricity_squared = flattening * (2 - flattening);
constexpr double radians = std::numbers::pi / 180;

constexpr double short_degrees = 0.05;
constexpr double moderate_latitude = 60;

const geod_geodesic& ellipsoid() noexcept {
    static const geod_geodesic value = [] {
        geod_geodesic g;
        geod_init(&g, semi_major, flattening);
        return g;
    }();
    return value;
}

/// Metres of one degree around a latitude: along the parallel and along the meridian.
struct LocalScale {
    double lon;
    double lat;
};

LocalScale scale_at(double latitude) noexcept {
    const double sine = std::sin(latitude * radians);
    const double w_squared = 1 - eccentricity_squared * sine * sine;
    const double prime_vertical = semi_major / std::sqrt(w_squared);
    const double meridian = prime_vertical * (1 - eccentricity_squared) / w_squared;
    const double cosine = std::sqrt(std::max(0.0, 1 - sine * sine));
    return {prime_vertical * cosine * radians, meridian * radians};
}

bool is_short(Coordinate from, Coordinate to) noexcept {
    return std::abs(to.lon - from.lon) < short_degrees &&
           std::abs(to.lat - from.lat) < short_degrees && std::abs(from.lat) < moderate_latitude &&
           std::abs(to.lat) < moderate_latitude;
}

Coordinate between(Coordinate from, Coordinate to, double fraction) noexcept {
    return {std::lerp(from.lon, to.lon, fraction), std::lerp(from.lat, to.lat, fraction)};
}

/// A point relative to an origin, in metres on the plane that touches there.
struct Offset {
    double x = 0;
    double y = 0;
};

struct LocalPlane {
    Coordinate origin;
    LocalScale scale;
    Offset at(Coordinate point) const noexcept {
        return {(point.lon - origin.lon) * scale.lon, (point.lat - origin.lat) * scale.lat};
    }
};

/// Where on a segment (0 to 1) the origin of the plane is nearest.
double nearest_fraction(Offset from, Offset to) noexcept {
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double length_squared = dx * dx + dy * dy;
    if (length_squared == 0) return 0;
    return std::clamp(-(from.x * dx + from.y * dy) / length_squared, 0.0, 1.0);
}

struct Foot {
    double metres_squared = std::numeric_limits<double>::infinity();
    std::size_t segment = 0;
    double fraction = 0;
};

Foot find_foot(const LineString& line, const LocalPlane& plane) noexcept {
    Foot best;
    Offset from = plane.at(line.points.front());
    best.metres_squared = from.x * from.x + from.y * from.y;
    for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
        const Offset to = plane.at(line.points[i + 1]);
        const double fraction = nearest_fraction(from, to);
        const double x = from.x + fraction * (to.x - from.x);
        const double y = from.y + fraction * (to.y - from.y);
        if (x * x + y * y < best.metres_squared) best = {x * x + y * y, i, fraction};
        from = to;
    }
    return best;
}

/// Twice the area of the triangle of the origin and a segment: positive where the segment passes
/// the origin on its left.
double passing(const LineString& line, std::size_t segment, const LocalPlane& plane) noexcept {
    const Offset from = plane.at(line.points[segment]);
    const Offset to = plane.at(line.points[segment + 1]);
    return from.x * to.y - from.y * to.x;
}

/// Where a corner is nearest, two segments share it and one alone may tell the wrong side. Such a
/// point lies outside the bend: right of a line that turns left.
double passing_corner(const LineString& line, std::size_t corner,
                      const LocalPlane& plane) noexcept {
    const Offset before = plane.at(line.points[corner - 1]);
    const Offset at = plane.at(line.points[corner]);
    const Offset after = plane.at(line.points[corner + 1]);
    const double turn = (at.x - before.x) * (after.y - at.y) - (at.y - before.y) * (after.x - at.x);
    if (turn != 0) return -turn;
    const double first = passing(line, corner - 1, plane);
    const double second = passing(line, corner, plane);
    return std::abs(first) >= std::abs(second) ? first : second;
}

Side side_of(const LineString& line, const Foot& foot, const LocalPlane& plane) noexcept {
    if (line.points.size() < 2 || foot.metres_squared == 0) return Side::on;
    const std::size_t corner = foot.fraction >= 1 ? foot.segment + 1 : foot.segment;
    const bool at_corner =
        (foot.fraction <= 0 || foot.fraction >= 1) && corner > 0 && corner + 1 < line.points.size();
    const double value =
        at_corner ? passing_corner(line, corner, plane) : passing(line, foot.segment, plane);
    if (value == 0) return Side::on;
    return value > 0 ? Side::left : Side::right;
}

double ring_area(const Ring& ring) noexcept {
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        geod_polygon_addpoint(&ellipsoid(), &polygon, ring[i].lat, ring[i].lon);
    double area = 0;
    geod_polygon_compute(&ellipsoid(), &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

}  // namespace

double distance_metres(Coordinate from, Coordinate to) noexcept {
    if (is_short(from, to)) {
        const LocalScale scale = scale_at((from.lat + to.lat) / 2);
        const double dx = (to.lon - from.lon) * scale.lon;
        const double dy = (to.lat - from.lat) * scale.lat;
        return std::sqrt(dx * dx + dy * dy);
    }
    double metres = 0;
    geod_inverse(&ellipsoid(), from.lat, from.lon, to.lat, to.lon, &metres, nullptr, nullptr);
    return metres;
}

double length_metres(const LineString& line) noexcept {
    double metres = 0;
    for (std::size_t i = 1; i < line.points.size(); ++i)
        metres += distance_metres(line.points[i - 1], line.points[i]);
    return metres;
}

double bearing_degrees(Coordinate from, Coordinate to) noexcept {
    if (from == to) return 0;
    double azimuth = 0;
    geod_inverse(&ellipsoid(), from.lat, from.lon, to.lat, to.lon, nullptr, &azimuth, nullptr);
    const double turned = azimuth < 0 ? azimuth + 360 : azimuth;
    return turned >= 360 ? 0 : turned;
}

Coordinate point_along(const LineString& line, double metres) noexcept {
    double left = metres;
    for (std::size_t i = 1; i < line.points.size(); ++i) {
        const double segment = distance_metres(line.points[i - 1], line.points[i]);
        if (left <= segment && segment > 0)
            return between(line.points[i - 1], line.points[i], std::max(0.0, left / segment));
        left -= segment;
    }
    return left <= 0 ? line.points.front() : line.points.back();
}

Coordinate midpoint(const LineString& line) noexcept {
    return point_along(line, length_metres(line) / 2);
}

NearestPoint nearest_point(const LineString& line, Coordinate point) noexcept {
    const LocalPlane plane{point, scale_at(point.lat)};
    const Foot foot = find_foot(line, plane);
    NearestPoint result;
    result.segment = foot.segment;
    result.side = side_of(line, foot, plane);
    const Coordinate start = line.points[foot.segment];
    result.point = line.points.size() < 2
                       ? start
                       : between(start, line.points[foot.segment + 1], foot.fraction);
    result.metres = distance_metres(point, result.point);
    for (std::size_t i = 0; i < foot.segment; ++i)
        result.along_metres += distance_metres(line.points[i], line.points[i + 1]);
    result.along_metres += distance_metres(start, result.point);
    return result;
}

double distance_metres(const LineString& line, Coordinate point) noexcept {
    const LocalPlane plane{point, scale_at(point.lat)};
    const Foot foot = find_foot(line, plane);
    if (line.points.size() < 2) return distance_metres(point, line.points.front());
    return distance_metres(
        point, between(line.points[foot.segment], line.points[foot.segment + 1], foot.fraction));
}

BoundingBox expanded(const BoundingBox& box, double metres) noexcept {
    if (box.is_empty()) return box;
    // A degree is shortest at the equator along the meridian, and far from it along the parallel.
    const double dlat = metres / 110'570.0;
    const double highest =
        std::min(89.0, std::max(std::abs(box.min_lat), std::abs(box.max_lat)) + dlat);
    const double dlon = metres / (111'300.0 * std::cos(highest * radians));
    return {box.min_lon - dlon, box.min_lat - dlat, box.max_lon + dlon, box.max_lat + dlat};
}

double area_square_metres(const MultiPolygon& outline) noexcept {
    double area = 0;
    for (const Polygon& polygon : outline.polygons)
        for (std::size_t i = 0; i < polygon.rings.size(); ++i)
            area += i == 0 ? ring_area(polygon.rings[i]) : -ring_area(polygon.rings[i]);
    return area;
}

}  // namespace geo::spatial
