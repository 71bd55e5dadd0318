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

double squared_to_segment(PlanePoint point, PlanePoint from, PlanePoint to) noexcept {
    const PlanePoint way = to - from;
    const double squared = dot(way, way);
    const double part = squared > 0 ? std::clamp(dot(point - from, way) / squared, 0.0, 1.0) : 0;
    const PlanePoint rest = point - PlanePoint{from.x + part * way.x, from.y + part * way.y};
    return dot(rest, rest);
}

bool is_on(PlanePoint point, const std::vector<PlanePoint>& line, double metres) noexcept {
    for (std::size_t i = 1; i < line.size(); ++i)
        if (squared_to_segment(point, line[i - 1], line[i]) <= metres * metres) return true;
    return false;
}

bool segments_cross(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d) noexcept {
    const auto sides_differ = [](double one, double other) {
        return (one <= 0 && other >= 0) || (one >= 0 && other <= 0);
    };
    return sides_differ(cross(b - a, c - a), cross(b - a, d - a)) &&
           sides_differ(cross(d - c, a - c), cross(d - c, b - c));
}

template <typename Iterator>
auto end_of(Iterator tip, Iterator stop) {
    LineEnd end{*tip, *tip};
    for (Iterator next = tip; next != stop; ++next) {
        const double metres = norm(*next - end.tip);
        if (metres == 0) continue;
        end.inner = *next;
        if (metres >= end_metres) break;
    }
    return end;
}

std::array<LineEnd, 2> ends_of(const std::vector<PlanePoint>& points) {
    return {end_of(points.begin(), points.end()), end_of(points.rbegin(), points.rend())};
}

/// Between the way out of one end and the way into the other, 0-180.
double turn_degrees(const LineEnd& out, const LineEnd& in) noexcept {
    const PlanePoint leaving = out.tip - out.inner;
    const PlanePoint entering = in.inner - in.tip;
    return std::abs(std::atan2(cross(leaving, entering), dot(leaving, entering))) / degree;
}

Coordinate middle_of(const BoundingBox& box) noexcept {
    return {(box.min_lon + box.max_lon) / 2, (box.min_lat + box.max_lat) / 2};
}

double length_of(const std::vector<PlanePoint>& points) noexcept {
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i) length += norm(points[i] - points[i - 1]);
    return length;
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

LineComparer::Box LineComparer::united(const Box& a, const Box& b) noexcept {
    return {std::min(a.min_x, b.min_x), std::min(a.min_y, b.min_y), std::max(a.max_x, b.max_x),
            std::max(a.max_y, b.max_y)};
}

bool LineComparer::meet(const Box& a, const Box& b) noexcept {
    return a.min_x <= b.max_x && b.min_x <= a.max_x && a.min_y <= b.max_y && b.min_y <= a.max_y;
}

std::optional<LineComparer::Segment> LineComparer::segment_of(PlanePoint from, PlanePoint to,
                                                              double along, double margin) {
    const PlanePoint way = to - from;
    const double length = norm(way);
    if (!(length > 0)) return std::nullopt;
    return Segment{from,   to,    {way.x / length, way.y / length},
                   length, along, box_of(from, to, margin)};
}

LineComparer::LineComparer(const LineString& line, const RelationLimits& limits)
    : limits_(limits),
      plane_(middle_of(bounding_box(line))),
      points_(plane_.at(line.points)),
      ends_(ends_of(points_)),
      reach_(expanded(bounding_box(line), widest(limits))) {
    segments_.reserve(points_.size());
    for (std::size_t i = 1; i < points_.size(); ++i)
        if (auto segment = segment_of(points_[i - 1], points_[i], length_, widest(limits))) {
            length_ += segment->length;
            if (segments_.size() % chunk_size == 0) chunks_.push_back(segment->box);
            chunks_.back() = united(chunks_.back(), segment->box);
            around_ = segments_.empty() ? segment->box : united(around_, segment->box);
            segments_.push_back(*segment);
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

void LineComparer::find_continuation(const LineEnd& own, const LineEnd& theirs, double gap,
                                     LineRelation& relation) const {
    const bool is_nearest = gap <= limits_.gap_metres &&
                            (!relation.continuation || gap < relation.continuation->gap_metres);
    if (!is_nearest) return;
    const double degrees = turn_degrees(own, theirs);
    if (degrees <= limits_.gap_degrees) relation.continuation = Continuation{gap, degrees};
}

void LineComparer::compare_ends(const std::vector<PlanePoint>& other,
                                LineRelation& relation) const {
    const auto other_ends = ends_of(other);
    for (const LineEnd& own : ends_) {
        double to_nearest_end = std::numeric_limits<double>::infinity();
        for (const LineEnd& theirs : other_ends) {
            const double gap = norm(theirs.tip - own.tip);
            to_nearest_end = std::min(to_nearest_end, gap);
            find_continuation(own, theirs, gap, relation);
        }
        const bool is_joined = is_on(own.tip, other, limits_.joint_metres);
        (&own == &ends_[0] ? relation.start_meets : relation.end_meets) = is_joined;
        relation.branches =
            relation.branches || (is_joined && to_nearest_end > limits_.joint_metres);
    }
    relation.meets = relation.meets || relation.start_meets || relation.end_meets ||
                     is_on(other_ends[0].tip, points_, limits_.joint_metres) ||
                     is_on(other_ends[1].tip, points_, limits_.joint_metres);
}

bool LineComparer::is_near(const Box& box) const noexcept {
    return meet(around_, box) && std::any_of(chunks_.begin(), chunks_.end(),
                                             [&](const Box& chunk) { return meet(chunk, box); });
}

LineRelation LineComparer::compare(const LineString& other) const {
    LineRelation relation;
    const std::vector<PlanePoint> points = plane_.at(other.points);
    Stretches along;
    bool met = false;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (!is_near(box_of(points[i - 1], points[i], 0))) continue;
        met = true;
        if (const auto segment = segment_of(points[i - 1], points[i], 0, 0))
            compare_segment(*segment, relation, along);
    }
    if (!met) return relation;
    const double length = along.near.empty() && along.close.empty() ? 0 : length_of(points);
    relation.coincidence = sum_up(along.same, length);
    relation.overlap = sum_up(along.close, length);
    relation.parallel = sum_up(along.near, length);
    compare_ends(points, relation);
    return relation;
}

}  // namespace geo::spatial
