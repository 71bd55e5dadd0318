// SPDX-License-Identifier: Apache-2.0
#include "geo/numbering/road_axis.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/base/error.hpp"
#include "geo/numbering/joined_line.hpp"

namespace geo::numbering {

using spatial::cross;
using spatial::dot;
using spatial::norm;
using spatial::PlanePoint;

namespace {

/// Nearer than that to the axis a gate stands on it.
constexpr double on_axis_metres = 0.01;
/// Ends so near to each other close a ring.
constexpr double ring_metres = 1;

PlanePoint unit(PlanePoint vector) noexcept {
    const double length = norm(vector);
    return length > 0 ? PlanePoint{vector.x / length, vector.y / length} : PlanePoint{};
}

PlanePoint along_by(PlanePoint from, PlanePoint way, double share) noexcept {
    return {from.x + way.x * share, from.y + way.y * share};
}

Side side_beside(PlanePoint direction, PlanePoint offset) noexcept {
    if (std::abs(cross(direction, offset)) < on_axis_metres) return Side::on;
    return side_of(direction, offset);
}

/// Above 0: the ring runs counter-clockwise.
double turn_of(const std::vector<PlanePoint>& ring) noexcept {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) sum += cross(ring[i - 1], ring[i]);
    return sum;
}

Coordinate first_point(const LineString& line) {
    return line.points.empty() ? Coordinate{} : line.points.front();
}

}  // namespace

RoadAxis::RoadAxis(std::span<const LineString> parts) : plane_({}) {
    const LineString line = joined_line(parts);
    plane_ = spatial::LocalPlane{first_point(line)};
    for (const PlanePoint point : plane_.at(line.points))
        if (points_.empty() || norm(point - points_.back()) > 0) points_.push_back(point);
    measure();
}

void RoadAxis::measure() {
    along_.clear();
    for (std::size_t i = 0; i < points_.size(); ++i)
        along_.push_back(i == 0 ? 0 : along_.back() + norm(points_[i] - points_[i - 1]));
}

bool RoadAxis::is_ring() const noexcept {
    return points_.size() > 3 && norm(points_.front() - points_.back()) <= ring_metres;
}

void RoadAxis::reverse() {
    std::reverse(points_.begin(), points_.end());
    measure();
}

void RoadAxis::start_near(Coordinate place) {
    if (points_.empty()) return;
    const PlanePoint wanted = plane_.at(place);
    if (is_ring())
        rotate_to(wanted);
    else if (norm(points_.back() - wanted) < norm(points_.front() - wanted))
        reverse();
}

/// A ring begins at its vertex nearest to the place.
void RoadAxis::rotate_to(PlanePoint place) {
    points_.pop_back();
    const auto nearest = std::min_element(
        points_.begin(), points_.end(),
        [&](PlanePoint a, PlanePoint b) { return norm(a - place) < norm(b - place); });
    std::rotate(points_.begin(), nearest, points_.end());
    points_.push_back(points_.front());
    measure();
}

/// Half-way between the directions before and after the vertex, so that a house outside of a bend
/// is on one side of both.
PlanePoint RoadAxis::direction_at(std::size_t vertex) const noexcept {
    PlanePoint sum{};
    if (vertex > 0) sum = unit(points_[vertex] - points_[vertex - 1]);
    if (vertex + 1 < points_.size()) {
        const PlanePoint after = unit(points_[vertex + 1] - points_[vertex]);
        const PlanePoint both{sum.x + after.x, sum.y + after.y};
        sum = norm(both) > 1e-9 ? both : after;
    }
    return unit(sum);
}

/// A gate past an end keeps its order: it lies before 0, or beyond the length.
Place RoadAxis::beyond(Place place, std::size_t vertex, PlanePoint gate) const noexcept {
    const PlanePoint offset = gate - points_[vertex];
    const PlanePoint direction = direction_at(vertex);
    const bool is_end = vertex == 0 || vertex + 1 == points_.size();
    if (is_end && !is_ring()) place.along += dot(direction, offset);
    place.side = side_beside(direction, offset);
    return place;
}

Place RoadAxis::place_of(Coordinate position) const noexcept {
    const PlanePoint gate = plane_.at(position);
    std::size_t nearest = 1;
    double nearest_share = 0;
    double nearest_square = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < points_.size(); ++i) {
        const PlanePoint way = points_[i] - points_[i - 1];
        const double share = std::clamp(dot(gate - points_[i - 1], way) / dot(way, way), 0.0, 1.0);
        const PlanePoint offset = gate - along_by(points_[i - 1], way, share);
        const double square = dot(offset, offset);
        if (square >= nearest_square) continue;
        nearest = i;
        nearest_share = share;
        nearest_square = square;
    }
    const double segment = along_[nearest] - along_[nearest - 1];
    const Place place{along_[nearest - 1] + nearest_share * segment, std::sqrt(nearest_square),
                      Side::on};
    if (nearest_share <= 0) return beyond(place, nearest - 1, gate);
    if (nearest_share >= 1) return beyond(place, nearest, gate);
    const PlanePoint direction = unit(points_[nearest] - points_[nearest - 1]);
    return {place.along, place.metres, side_beside(direction, gate - points_[nearest - 1])};
}

namespace {

bool is_met(PlanePoint end, std::span<const Coordinate> entrances,
            const spatial::LocalPlane& plane) {
    return std::any_of(entrances.begin(), entrances.end(), [&](Coordinate entrance) {
        return norm(plane.at(entrance) - end) <= joint_metres;
    });
}

/// True when a way in this direction is walked from the end that the rules begin at.
bool runs_by_rule(PlanePoint direction, const NumberingRules& rules) {
    // 22.5 degrees: eight directions of the compass.
    constexpr double steep = 0.41421356237309503;  // their tangent
    if (std::abs(direction.y) <= steep * std::abs(direction.x))
        return (direction.x < 0) == (rules.east_west_start == EastWestStart::east);
    return (direction.y < 0) == (rules.north_south_start == NorthSouthStart::north);
}

}  // namespace

void begin_by_rule(RoadAxis& axis, std::span<const Coordinate> entrances,
                   const NumberingRules& rules) {
    if (!axis.has_direction()) return;
    if (axis.is_ring()) {
        if (turn_of(axis.points_) > 0) axis.reverse();
        if (!entrances.empty()) axis.start_near(entrances.front());
        return;
    }
    const bool is_first_met = is_met(axis.points_.front(), entrances, axis.plane_);
    const bool is_last_met = is_met(axis.points_.back(), entrances, axis.plane_);
    if (rules.dead_end_from_entrance && is_first_met != is_last_met) {
        if (is_last_met) axis.reverse();
        return;
    }
    if (!runs_by_rule(axis.points_.back() - axis.points_.front(), rules)) axis.reverse();
}

std::vector<Coordinate> entrances_of(std::span<const LineString> parts,
                                     std::span<const LineString> others) {
    const LineString line = joined_line(parts);
    std::vector<Coordinate> entrances;
    if (line.points.size() < 2) return entrances;
    const bool is_ring =
        spatial::distance_metres(line.points.front(), line.points.back()) <= ring_metres &&
        line.points.size() > 3;
    for (const LineString& other : others) {
        if (other.points.empty()) continue;
        for (const Coordinate end : {line.points.front(), line.points.back()})
            if (spatial::distance_metres(other, end) <= joint_metres) entrances.push_back(end);
        if (!is_ring) continue;
        for (const Coordinate end : {other.points.front(), other.points.back()})
            if (spatial::distance_metres(line, end) <= joint_metres)
                entrances.push_back(spatial::nearest_point(line, end).point);
    }
    return entrances;
}

}  // namespace geo::numbering
