// SPDX-License-Identifier: Apache-2.0
#include "geo/search/road_lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace geo::search {
namespace {

constexpr double e7 = 1e-7;
constexpr double metres_per_degree = 6371008.8 * std::numbers::pi / 180;
constexpr double kept_within_metres = 0.5;  // of the line as it was drawn
constexpr double on_the_line_metres = 0.3;
constexpr double same_crossing_metres = 25;  // the corners of one junction

struct Metres {
    double east = 0, north = 0;
};
Metres operator-(Metres a, Metres b) noexcept { return {a.east - b.east, a.north - b.north}; }
double dot(Metres a, Metres b) noexcept { return a.east * b.east + a.north * b.north; }
double cross(Metres a, Metres b) noexcept { return a.east * b.north - a.north * b.east; }

/// Metres around a point: flat, which over a few kilometres is as good as round.
class Around {
  public:
    explicit Around(Coordinate origin) noexcept
        : origin_(origin),
          per_lon_(metres_per_degree * std::cos(origin.lat * std::numbers::pi / 180)) {}
    Metres at(Coordinate point) const noexcept {
        return {(point.lon - origin_.lon) * per_lon_,
                (point.lat - origin_.lat) * metres_per_degree};
    }
    Coordinate back(Metres point) const noexcept {
        return {origin_.lon + point.east / per_lon_, origin_.lat + point.north / metres_per_degree};
    }

  private:
    Coordinate origin_;
    double per_lon_;
};

/// The part of a segment from 0 to 1 that is nearest to the origin.
double nearest_part(Metres from, Metres along) noexcept {
    const double squared = dot(along, along);
    return squared > 0 ? std::clamp(-dot(from, along) / squared, 0.0, 1.0) : 0.0;
}

bool is_on_globe(Coordinate point) noexcept {
    return std::abs(point.lon) <= 180 && std::abs(point.lat) <= 90;  // false for NaN
}

/// Douglas and Peucker: marks what has to stay between two vertices that do.
void mark_bends(std::span<const Metres> points, std::vector<bool>& stays) {
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, points.size() - 1}};
    while (!open.empty()) {
        const auto [begin, end] = open.back();
        open.pop_back();
        double furthest = kept_within_metres;
        std::size_t bend = 0;
        for (std::size_t i = begin + 1; i < end; ++i) {
            const Metres from = points[begin] - points[i], along = points[end] - points[begin];
            const double part = nearest_part(from, along);
            const double metres =
                std::hypot(from.east + part * along.east, from.north + part * along.north);
            if (metres > furthest) furthest = metres, bend = i;
        }
        if (bend == 0) continue;
        stays[bend] = true;
        open.emplace_back(begin, bend);
        open.emplace_back(bend, end);
    }
}

std::vector<Coordinate> simplified(std::span<const Coordinate> line) {
    std::vector<Coordinate> points;
    for (const Coordinate point : line)
        if (is_on_globe(point)) points.push_back(point);
    if (points.size() < 3) return points;
    const Around around(points.front());
    std::vector<Metres> metres;
    for (const Coordinate point : points) metres.push_back(around.at(point));
    std::vector<bool> stays(points.size(), false);
    stays.front() = stays.back() = true;
    mark_bends(metres, stays);
    std::vector<Coordinate> kept;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (stays[i]) kept.push_back(points[i]);
    return kept;
}

/// Which side of a segment people would say: of one that runs east and west north or south.
Direction direction_off(Metres along, Metres off) noexcept {
    if (std::abs(along.east) >= std::abs(along.north))
        return off.north > 0 ? Direction::north : Direction::south;
    return off.east > 0 ? Direction::east : Direction::west;
}

/// Where two segments come nearest: the place on the first, and how far they are apart.
struct Approach {
    double metres = std::numeric_limits<double>::infinity();
    Metres at;
};

void try_end(Approach& best, Metres end, Metres from, Metres along, bool is_own_end) noexcept {
    const double part = nearest_part(from - end, along);
    const Metres foot{from.east + part * along.east, from.north + part * along.north};
    const double metres = std::hypot(foot.east - end.east, foot.north - end.north);
    if (metres < best.metres) best = {metres, is_own_end ? end : foot};
}

std::optional<Metres> crossing_of(Metres a, Metres along_a, Metres b, Metres along_b) noexcept {
    const double turn = cross(along_a, along_b);
    if (turn == 0) return std::nullopt;  // parallel: their ends tell
    const double on_a = cross(b - a, along_b) / turn, on_b = cross(b - a, along_a) / turn;
    if (on_a < 0 || on_a > 1 || on_b < 0 || on_b > 1) return std::nullopt;
    return Metres{a.east + on_a * along_a.east, a.north + on_a * along_a.north};
}

}  // namespace

void RoadLines::add(std::span<const Coordinate> points) {
    const auto kept = simplified(points);
    if (kept.size() > 1) {
        constexpr double most_steps = 32'000;
        Line& line = lines_.back();
        line.lon_e7 = static_cast<std::int32_t>(std::lround(kept.front().lon / e7));
        line.lat_e7 = static_cast<std::int32_t>(std::lround(kept.front().lat / e7));
        double furthest = 0;
        for (const Coordinate point : kept)
            furthest = std::max({furthest, std::abs(point.lon - kept.front().lon),
                                 std::abs(point.lat - kept.front().lat)});
        line.step = static_cast<float>(std::max(double{line.step}, furthest / most_steps));
        const auto steps = [&](double degrees, std::int32_t from_e7) {
            return static_cast<std::int16_t>(
                std::lround((degrees - from_e7 * e7) / double{line.step}));
        };
        for (const Coordinate point : kept)
            vertices_.push_back({steps(point.lon, line.lon_e7), steps(point.lat, line.lat_e7)});
    }
    Line next;
    next.begin = static_cast<std::uint32_t>(vertices_.size());
    lines_.push_back(next);
}

void RoadLines::finish() {
    vertices_.shrink_to_fit();
    lines_.shrink_to_fit();
    std::vector<BoundingBox> boxes;
    boxes.reserve(lines_.size());
    for (std::uint32_t road = 0; road + 1 < lines_.size(); ++road) boxes.push_back(box(road));
    tree_ = spatial::PackedRTree{boxes};
}

BoundingBox RoadLines::box(std::uint32_t road) const noexcept {
    BoundingBox box;
    if (has(road))
        for (const Vertex vertex : vertices(road)) box.add(at(lines_[road], vertex));
    return box;
}

std::optional<RoadLines::Foot> RoadLines::foot(std::uint32_t road,
                                               Coordinate point) const noexcept {
    if (!has(road)) return std::nullopt;
    const Line& line = lines_[road];
    const auto points = vertices(road);
    const Around around(point);
    Metres from = around.at(at(line, points.front()));
    double nearest = std::numeric_limits<double>::infinity();
    Metres along_nearest, off_nearest;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Metres to = around.at(at(line, points[i])), along = to - from;
        const double part = nearest_part(from, along);
        const Metres off{-from.east - part * along.east, -from.north - part * along.north};
        const double squared = dot(off, off);
        if (squared < nearest) nearest = squared, along_nearest = along, off_nearest = off;
        from = to;
    }
    Foot foot;
    foot.metres = std::sqrt(nearest);
    if (foot.metres <= on_the_line_metres) return foot;
    foot.to_the_left = cross(along_nearest, off_nearest) > 0 ? foot.metres : -foot.metres;
    foot.direction = direction_off(along_nearest, off_nearest);
    return foot;
}

BoundingBox RoadLines::reach(std::uint32_t road) const noexcept {
    constexpr double margin = 2e-4;  // degrees: more than joint_metres
    const BoundingBox box = this->box(road);
    return {box.min_lon - margin, box.min_lat - margin, box.max_lon + margin, box.max_lat + margin};
}

bool RoadLines::may_cross(std::uint32_t road, std::uint32_t other) const noexcept {
    return reach(road).intersects(box(other));
}

std::vector<Coordinate> RoadLines::crossings(std::uint32_t road, std::uint32_t other) const {
    if (road == other || !may_cross(road, other)) return {};
    const Around around(at(lines_[road], {}));
    const auto flat = [&](std::uint32_t which) {
        std::vector<Metres> points;
        for (const Vertex vertex : vertices(which))
            points.push_back(around.at(at(lines_[which], vertex)));
        return points;
    };
    const auto a = flat(road), b = flat(other);
    std::vector<Approach> found;
    const auto keep = [&](const Approach& approach) {
        for (Approach& known : found) {
            const Metres apart = known.at - approach.at;
            if (dot(apart, apart) > same_crossing_metres * same_crossing_metres) continue;
            if (approach.metres < known.metres) known = approach;
            return;
        }
        found.push_back(approach);
    };
    for (std::size_t i = 1; i < a.size(); ++i) {
        const Metres from = a[i - 1], along = a[i] - from;
        for (std::size_t j = 1; j < b.size(); ++j) {
            const Metres other_from = b[j - 1], other_to = b[j];
            const Metres other_along = other_to - other_from;
            Approach best;
            if (const auto at = crossing_of(from, along, other_from, other_along)) {
                best = {0, *at};
            } else {  // only the ends of a road may stop short of another
                if (i == 1) try_end(best, from, other_from, other_along, true);
                if (i + 1 == a.size()) try_end(best, a.back(), other_from, other_along, true);
                if (j == 1) try_end(best, other_from, from, along, false);
                if (j + 1 == b.size()) try_end(best, other_to, from, along, false);
            }
            if (best.metres <= joint_metres) keep(best);
        }
    }
    std::vector<Coordinate> places;
    for (const Approach& approach : found) places.push_back(around.back(approach.at));
    return places;
}

std::size_t RoadLines::memory_bytes() const noexcept {
    constexpr std::size_t of_the_tree = 38;  // a box and an item a road, and the levels above
    return vertices_.capacity() * sizeof(Vertex) + lines_.capacity() * sizeof(Line) +
           tree_.size() * of_the_tree;
}

}  // namespace geo::search
