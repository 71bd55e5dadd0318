// SPDX-License-Identifier: Apache-2.0
// Plain geometry values. Everything inside the registry is in CGCS2000 geographic coordinates
// (EPSG:4490), degrees, always longitude first; operations on them live in geo/spatial.
#pragma once

#include <algorithm>
#include <limits>
#include <vector>

namespace geo {

struct Coordinate {
    double lon = 0;
    double lat = 0;
    bool operator==(const Coordinate&) const = default;
};

struct LineString {
    std::vector<Coordinate> points;
    bool operator==(const LineString&) const = default;
};

/// A closed ring: the last point repeats the first.
using Ring = std::vector<Coordinate>;

/// The first ring is the shell, the others are holes.
struct Polygon {
    std::vector<Ring> rings;
    bool operator==(const Polygon&) const = default;
};

struct MultiPolygon {
    std::vector<Polygon> polygons;
    bool operator==(const MultiPolygon&) const = default;
};

/// Degrees. A default box is empty: it intersects nothing until something is added.
struct BoundingBox {
    double min_lon = std::numeric_limits<double>::infinity();
    double min_lat = std::numeric_limits<double>::infinity();
    double max_lon = -std::numeric_limits<double>::infinity();
    double max_lat = -std::numeric_limits<double>::infinity();

    bool is_empty() const noexcept { return min_lon > max_lon || min_lat > max_lat; }
    bool intersects(const BoundingBox& other) const noexcept {
        return min_lon <= other.max_lon && other.min_lon <= max_lon && min_lat <= other.max_lat &&
               other.min_lat <= max_lat;
    }
    bool contains(Coordinate point) const noexcept {
        return point.lon >= min_lon && point.lon <= max_lon && point.lat >= min_lat &&
               point.lat <= max_lat;
    }
    void add(Coordinate point) noexcept {
        min_lon = std::min(min_lon, point.lon);
        min_lat = std::min(min_lat, point.lat);
        max_lon = std::max(max_lon, point.lon);
        max_lat = std::max(max_lat, point.lat);
    }
    void add(const BoundingBox& other) noexcept {
        min_lon = std::min(min_lon, other.min_lon);
        min_lat = std::min(min_lat, other.min_lat);
        max_lon = std::max(max_lon, other.max_lon);
        max_lat = std::max(max_lat, other.max_lat);
    }
    bool operator==(const BoundingBox&) const = default;
};

inline BoundingBox bounding_box(const std::vector<Coordinate>& points) noexcept {
    BoundingBox box;
    for (const Coordinate point : points) box.add(point);
    return box;
}

inline BoundingBox bounding_box(const LineString& line) noexcept {
    return bounding_box(line.points);
}

inline BoundingBox bounding_box(const MultiPolygon& outline) noexcept {
    BoundingBox box;
    for (const Polygon& polygon : outline.polygons)
        for (const Ring& ring : polygon.rings) box.add(bounding_box(ring));
    return box;
}

}  // namespace geo
