// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/line_relation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace geo::spatial {
namespace {

constexpr double degree = std::numbers::pi / 180;
/// Two drawings of one road wobble against each other: within three metres that says little.
const double overlap_cosine = std::cos(40 * degree);
const double parallel_cosine = std::cos(20 * degree);
/// The direction of an end is taken over so many metres.
constexpr double end_metres = 25;
constexpr std::size_t chunk_size = 16;

/// The part of [from, to] where low <= start + slope * s <= high.
void narrow(double start, double slope, double low, double high, double& from, double& to) {
    if (std::abs(slope) < 1e-12) {
        if (start < low || start > high) to = from - 1;
        return;
    }
    double first = (low - start) / slope;
    double last = (high - start) / slope;
    if (first > last) std::swap(first, last);
    from = std::max(from, first);
    to = std::min(to, last);
}

/// Mean of |value| where it runs evenly from one to the other.
double mean_of(double first, double last) noexcept {
    const double sum = std::abs(first) + std::abs(last);
    if (first * last >= 0 || sum == 0) return sum / 2;
    return (first * first + last * last) / (2 * sum);
}

double metres_to_segment(PlanePoint point, PlanePoint from, PlanePoint to) noexcept {
    const PlanePoint way = to - from;
    const double squared = dot(way, way);
    const double part = squared > 0 ? std::clamp(dot(point - from, way) / squared, 0.0, 1.0) : 0;
    return norm(point - PlanePoint{from.x + part * way.x, from.y + part * way.y});
}

double metres_to_line(PlanePoint point, const std::vector<PlanePoint>& line) noexcept {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i)
        least = std::min(least, metres_to_segment(point, line[i - 1], line[i]));
    return least;
}

bool segments_cross(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d) noexcept {
    const auto sides_differ = [](double one, double other) {
        return (one <= 0 && other >= 0) || (one >= 0 && other <= 0);
    };
    return sides_differ(cross(b - a, c - a), cross(b - a, d - a)) &&
           sides_differ(cross(d - c, a - c), cross(d - c, b - c));
}

/// An end of a line and the point some metres inward from it.
struct End {
    PlanePoint tip;
    PlanePoint inner;
};

template <typename Iterator>
End end_of(Iterator tip, Iterator stop) {
    End end{*tip, *tip};
    for (Iterator next = tip; next != stop; ++next) {
        const double metres = norm(*next - end.tip);
        if (metres == 0) continue;
        end.inner = *next;
        if (metres >= end_metres) break;
    }
    return end;
}

std::array<End, 2> ends_of(const std::vector<PlanePoint>& points) {
    return {end_of(points.begin(), points.end()), end_of(points.rbegin(), points.rend())};
}

/// Between the way out of one end and the way into the other, 0-180.
double turn_degrees(const End& out, const End& in) noexcept {
    const PlanePoint leaving = out.tip - out.inner;
    const PlanePoint entering = in.inner - in.tip;
    return std::abs(std::atan2(cross(leaving, entering), dot(leaving, entering))) / degree;
}

Coordinate middle_of(const BoundingBox& box) noexcept {
    return {(box.min_lon + box.max_lon) / 2, (box.min_lat + box.max_lat) / 2};
}

double widest(const RelationLimits& limits) noexcept {
    return std::max(
        {limits.overlap_metres, limits.parallel_metres, limits.gap_metres, limits.joint_metres});
}

}  // namespace

LineComparer::Box LineComparer::box_of(PlanePoint from, PlanePoint to, double margin) noexcept {
    return {std::min(from.x, to.x) - margin, std::min(from.y, to.y) - margin,
            std::max(from.x, to.x) + margin, std::max(from.y, to.y) + margin};
}

bool LineComparer::meet(const Box& a, const Box& b) noexcept {
    return a.min_x <= b.max_x && b.min_x <= a.max_x && a.min_y <= b.max_y && b.min_y <= a.max_y;
}

std::vector<LineComparer::Segment> LineComparer::segments_of(const std::vector<PlanePoint>& points,
                                                             double margin) {
    std::vector<Segment> segments;
    segments.reserve(points.size());
    double along = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const PlanePoint way = points[i] - points[i - 1];
        const double length = norm(way);
        if (!(length > 0)) continue;
        segments.push_back({points[i - 1],
                            points[i],
                            {way.x / length, way.y / length},
                            length,
                            along,
                            box_of(points[i - 1], points[i], margin)});
        along += length;
    }
    return segments;
}

LineComparer::LineComparer(const LineString& line, const RelationLimits& limits)
    : limits_(limits),
      plane_(middle_of(bounding_box(line))),
      points_(plane_.at(line.points)),
      segments_(segments_of(points_, widest(limits))),
      reach_(expanded(bounding_box(line), widest(limits))) {
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        const Box& box = segments_[i].box;
        if (i % chunk_size == 0) chunks_.push_back(box);
        Box& chunk = chunks_.back();
        chunk = {std::min(chunk.min_x, box.min_x), std::min(chunk.min_y, box.min_y),
                 std::max(chunk.max_x, box.max_x), std::max(chunk.max_y, box.max_y)};
        length_ += segments_[i].length;
    }
}

/// Where on the own segment the other runs alongside: both its distance and its place along the
/// other change evenly, so that each limit cuts off a piece at one end.
void LineComparer::measure(const Segment& own, const Segment& other, double within, double cosine,
                           std::vector<Stretch>& out) {
    const double agreement = dot(own.direction, other.direction);
    if (std::abs(agreement) < cosine) return;
    const PlanePoint offset = own.from - other.from;
    const double drift = cross(other.direction, own.direction);
    const double beside = cross(other.direction, offset);
    double from = 0;
    double to = own.length;
    narrow(dot(offset, other.direction), agreement, 0, other.length, from, to);
    narrow(beside, drift, -within, within, from, to);
    if (to > from)
        out.push_back({own.along + from, own.along + to,
                       mean_of(beside + drift * from, beside + drift * to)});
}

Alongside LineComparer::sum_up(std::vector<Stretch>& stretches, double other_length) const {
    std::sort(stretches.begin(), stretches.end(),
              [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
    double covered = 0;
    double weighted = 0;
    double end = 0;
    for (const Stretch& stretch : stretches) {
        const double added = stretch.to - std::max(end, stretch.from);
        if (!(added > 0)) continue;
        covered += added;
        weighted += added * stretch.metres;
        end = stretch.to;
    }
    if (!(covered > 0)) return {};
    return {std::min(1.0, covered / length_), std::min(1.0, covered / other_length),
            weighted / covered};
}

void LineComparer::compare_segment(const Segment& other, LineRelation& relation,
                                   Stretches& along) const {
    for (std::size_t chunk = 0; chunk < chunks_.size(); ++chunk) {
        if (!meet(chunks_[chunk], other.box)) continue;
        const std::size_t stop = std::min(segments_.size(), (chunk + 1) * chunk_size);
        for (std::size_t i = chunk * chunk_size; i < stop; ++i) {
            const Segment& own = segments_[i];
            if (!meet(own.box, other.box)) continue;
            measure(own, other, limits_.coincidence_metres, overlap_cosine, along.same);
            measure(own, other, limits_.overlap_metres, overlap_cosine, along.close);
            measure(own, other, limits_.parallel_metres, parallel_cosine, along.near);
            relation.meets =
                relation.meets || segments_cross(own.from, own.to, other.from, other.to);
        }
    }
}

void LineComparer::compare_ends(const std::vector<PlanePoint>& other,
                                LineRelation& relation) const {
    const auto own_ends = ends_of(points_);
    const auto other_ends = ends_of(other);
    for (const End& own : own_ends) {
        double to_nearest_end = std::numeric_limits<double>::infinity();
        for (const End& theirs : other_ends) {
            const Continuation found{norm(theirs.tip - own.tip), turn_degrees(own, theirs)};
            to_nearest_end = std::min(to_nearest_end, found.gap_metres);
            const bool continues =
                found.gap_metres <= limits_.gap_metres && found.degrees <= limits_.gap_degrees &&
                (!relation.continuation || found.gap_metres < relation.continuation->gap_metres);
            if (continues) relation.continuation = found;
        }
        const bool is_joined = metres_to_line(own.tip, other) <= limits_.joint_metres;
        (&own == &own_ends[0] ? relation.start_meets : relation.end_meets) = is_joined;
        relation.branches =
            relation.branches || (is_joined && to_nearest_end > limits_.joint_metres);
    }
    relation.meets = relation.meets || relation.start_meets || relation.end_meets;
    for (const End& theirs : other_ends)
        relation.meets =
            relation.meets || metres_to_line(theirs.tip, points_) <= limits_.joint_metres;
}

LineRelation LineComparer::compare(const LineString& other) const {
    LineRelation relation;
    const std::vector<PlanePoint> points = plane_.at(other.points);
    if (points.size() < 2) return relation;
    Stretches along;
    bool is_near = false;
    double length = 0;
    for (const Segment& segment : segments_of(points, 0)) {
        length += segment.length;
        const bool is_seen = std::any_of(chunks_.begin(), chunks_.end(), [&](const Box& chunk) {
            return meet(chunk, segment.box);
        });
        if (!is_seen) continue;
        is_near = true;
        compare_segment(segment, relation, along);
    }
    if (!is_near) return relation;
    relation.coincidence = sum_up(along.same, length);
    relation.overlap = sum_up(along.close, length);
    relation.parallel = sum_up(along.near, length);
    compare_ends(points, relation);
    return relation;
}

}  // namespace geo::spatial
