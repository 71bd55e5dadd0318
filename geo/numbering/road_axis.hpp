// SPDX-License-Identifier: Apache-2.0
// A road as one walks along it while numbering: its pieces put end to end, measured out on a plane,
// from the end where the numbers begin.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/numbering/numbering_rules.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/spatial/local_plane.hpp"

namespace geo::numbering {

using spatial::Side;

/// An end so near to another road, in metres, meets it.
inline constexpr double joint_metres = 10;

/// The side of a house beside a way that runs in this direction: cross(direction, house) below 0 is
/// the right. GB/T 35639, Annex B: all four cases have the odd numbers there.
constexpr Side side_of(spatial::PlanePoint direction, spatial::PlanePoint house) noexcept {
    const double cross = direction.x * house.y - direction.y * house.x;
    if (cross < 0) return Side::right;
    return cross > 0 ? Side::left : Side::on;
}

/// Where a gate lies beside the road.
struct Place {
    double along = 0;   ///< metres from the start; below 0, or beyond the length, past an end
    double metres = 0;  ///< how far off
    Side side = Side::on;
};

class RoadAxis {
  public:
    /// Puts the pieces end to end, each where it goes on best. A piece that runs beside the others
    /// (the second carriageway) adds nothing. The direction is that of the longest piece.
    /// \throws Error(invalid_input) for a coordinate that is not a finite number.
    explicit RoadAxis(std::span<const LineString> parts);

    /// False: there are not two distinct points, nobody can walk along it.
    bool has_direction() const noexcept { return length() > 0; }
    double length() const noexcept { return along_.empty() ? 0 : along_.back(); }
    /// It ends where it began.
    bool is_ring() const noexcept;
    Coordinate start() const noexcept { return plane_.back(points_.front()); }

    void reverse();
    /// From its other end, when that one is nearer to the place; a ring begins right there.
    void start_near(Coordinate place);

    /// \pre has_direction()
    Place place_of(Coordinate gate) const noexcept;
    /// Metres from the nearest place of the axis.
    double metres_to(Coordinate place) const noexcept { return place_of(place).metres; }

  private:
    friend void begin_by_rule(RoadAxis& axis, std::span<const Coordinate> entrances,
                              const NumberingRules& rules);

    void measure();
    void rotate_to(spatial::PlanePoint place);
    spatial::PlanePoint direction_at(std::size_t vertex) const noexcept;
    Place beyond(Place place, std::size_t vertex, spatial::PlanePoint gate) const noexcept;

    spatial::LocalPlane plane_;
    std::vector<spatial::PlanePoint> points_;  ///< no two neighbours alike
    std::vector<double> along_;
};

/// Turns the axis so that it begins where the rules say. A dead end begins at its entrance, a ring
/// at its first one, clockwise; others by their direction: within 22.5 degrees of east-west or
/// north-south they are such, between those diagonal, which begin at the northern (southern) end.
/// \param entrances  where other roads meet this one
void begin_by_rule(RoadAxis& axis, std::span<const Coordinate> entrances,
                   const NumberingRules& rules);

/// Where the others meet the road: at its ends, on a ring anywhere.
std::vector<Coordinate> entrances_of(std::span<const LineString> parts,
                                     std::span<const LineString> others);

}  // namespace geo::numbering
