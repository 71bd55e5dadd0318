// SPDX-License-Identifier: Apache-2.0
// A plane that touches the ellipsoid at a place: there, degrees become metres by two factors. Good
// for what lies within some kilometres of each other.
#pragma once

#include <cmath>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/spatial/geodesic.hpp"

namespace geo::spatial {

/// Metres east (x) and north (y) of the plane's origin.
struct PlanePoint {
    double x = 0;
    double y = 0;
};

inline PlanePoint operator-(PlanePoint a, PlanePoint b) noexcept { return {a.x - b.x, a.y - b.y}; }
inline double dot(PlanePoint a, PlanePoint b) noexcept { return a.x * b.x + a.y * b.y; }
inline double cross(PlanePoint a, PlanePoint b) noexcept { return a.x * b.y - a.y * b.x; }
inline double norm(PlanePoint a) noexcept { return std::sqrt(dot(a, a)); }

class LocalPlane {
  public:
    explicit LocalPlane(Coordinate origin) noexcept : origin_(origin) {
        constexpr double step = 0.005;  // degrees to either side
        const auto [lon, lat] = origin;
        east_ = distance_metres({lon - step, lat}, {lon + step, lat}) / (2 * step);
        north_ = distance_metres({lon, lat - step}, {lon, lat + step}) / (2 * step);
    }

    PlanePoint at(Coordinate point) const noexcept {
        return {(point.lon - origin_.lon) * east_, (point.lat - origin_.lat) * north_};
    }
    std::vector<PlanePoint> at(const std::vector<Coordinate>& points) const {
        std::vector<PlanePoint> out;
        out.reserve(points.size());
        for (const Coordinate point : points) out.push_back(at(point));
        return out;
    }
    Coordinate back(PlanePoint point) const noexcept {
        return {origin_.lon + point.x / east_, origin_.lat + point.y / north_};
    }

  private:
    Coordinate origin_;
    double east_ = 0;  ///< metres a degree
    double north_ = 0;
};

}  // namespace geo::spatial
