// SPDX-License-Identifier: Apache-2.0
// A road as the planner sees it: measured out on a plane of its own.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/model/sign.hpp"
#include "geo/spatial/local_plane.hpp"

namespace geo::signing {

/// A place on a way and the direction in which it runs there, of length 1.
struct WayPoint {
    spatial::PlanePoint at;
    spatial::PlanePoint direction;
};

/// Where something comes nearest to a way.
struct Foot {
    double along = 0;   ///< metres from the way's start
    double metres = 0;  ///< how far off
};

class Way {
  public:
    /// \pre the line has a point
    Way(const LineString& line, double width);

    double length() const noexcept { return along_.back(); }
    double half_width() const noexcept { return half_width_; }
    const spatial::LocalPlane& plane() const noexcept { return plane_; }
    const std::vector<spatial::PlanePoint>& points() const noexcept { return points_; }
    /// Metres from the start to each point.
    const std::vector<double>& along() const noexcept { return along_; }
    /// It ends where it began.
    bool is_ring() const noexcept;
    /// Before the start or beyond the end, that end.
    WayPoint point_at(double along) const noexcept;
    Foot foot_of(spatial::PlanePoint point) const noexcept;
    /// Above 0 for a way that runs rather east-west than north-south; pieces of a road add up.
    double eastwardness() const noexcept;

  private:
    spatial::LocalPlane plane_;
    std::vector<spatial::PlanePoint> points_;
    std::vector<double> along_;
    double half_width_;
};

/// Where two ways meet, in metres along each.
struct Meeting {
    double along_first = 0;
    double along_second = 0;
};

/// Crossings, and ends of one that come within `joint` metres of the other; those within two joints
/// of each other are one. Ordered along the first.
std::vector<Meeting> meetings(const Way& first, const LineString& second_line, const Way& second,
                              double joint);

}  // namespace geo::signing
