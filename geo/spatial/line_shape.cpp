// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/line_shape.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

#include "geo/spatial/local_plane.hpp"

namespace geo::spatial {
namespace {

/// An end that overshoots the line it was drawn onto by so little touches it.
constexpr double touch_metres = 0.5;
constexpr double infinite = std::numeric_limits<double>::infinity();

struct Edge {
    PlanePoint from, to;
    std::size_t number = 0;  ///< along the line

    double min_x() const noexcept { return std::min(from.x, to.x); }
    double max_x() const noexcept { return std::max(from.x, to.x); }
    bool heights_meet(const Edge& other) const noexcept {
        return std::min(from.y, to.y) <= std::max(other.from.y, other.to.y) &&
               std::min(other.from.y, other.to.y) <= std::max(from.y, to.y);
    }
};

/// Edges of some length, in the order of the line.
std::vector<Edge> edges_of(const std::vector<PlanePoint>& points) {
    std::vector<Edge> edges;
    for (std::size_t i = 1; i < points.size(); ++i)
        if (norm(points[i] - points[i - 1]) > 0)
            edges.push_back({points[i - 1], points[i], edges.size()});
    return edges;
}

double metres_to_edge(PlanePoint point, const Edge& edge) noexcept {
    const PlanePoint way = edge.to - edge.from;
    const double part = std::clamp(dot(point - edge.from, way) / dot(way, way), 0.0, 1.0);
    return norm(point - PlanePoint{edge.from.x + part * way.x, edge.from.y + part * way.y});
}

bool is_within(const Edge& edge, double along) noexcept {
    const PlanePoint way = edge.to - edge.from;
    return along >= 0 && along <= dot(way, way);
}

/// Where two edges meet; of two on one line, a point that both hold.
std::optional<PlanePoint> meeting(const Edge& a, const Edge& b) noexcept {
    const PlanePoint way = a.to - a.from;
    const PlanePoint other = b.to - b.from;
    const double turn = cross(way, other);
    const PlanePoint offset = b.from - a.from;
    // A thousandth of a millimetre beside the line is on it.
    if (std::abs(turn) <= 1e-9 * norm(way) * norm(other)) {
        if (std::abs(cross(way, offset)) > 1e-6 * norm(way)) return std::nullopt;
        if (is_within(a, dot(b.from - a.from, way))) return b.from;
        if (is_within(a, dot(b.to - a.from, way))) return b.to;
        if (is_within(b, dot(a.from - b.from, other))) return a.from;
        return std::nullopt;
    }
    const double part = cross(offset, other) / turn;
    const double part_of_other = cross(offset, way) / turn;
    if (part < 0 || part > 1 || part_of_other < 0 || part_of_other > 1) return std::nullopt;
    return PlanePoint{a.from.x + part * way.x, a.from.y + part * way.y};
}

/// The line turns round on the spot and runs back along itself.
bool folds_back(const Edge& edge, const Edge& next) noexcept {
    const PlanePoint way = edge.to - edge.from;
    const PlanePoint after = next.to - next.from;
    return dot(way, after) < 0 && std::abs(cross(way, after)) <= 1e-6 * norm(way) * norm(after);
}

class CrossingSearch {
  public:
    explicit CrossingSearch(std::vector<Edge> edges) : edges_(std::move(edges)) {}

    std::optional<PlanePoint> first() {
        std::vector<Edge> by_x = edges_;
        std::sort(by_x.begin(), by_x.end(),
                  [](const Edge& a, const Edge& b) { return a.min_x() < b.min_x(); });
        for (std::size_t i = 0; i < by_x.size(); ++i)
            for (std::size_t j = i + 1; j < by_x.size() && by_x[j].min_x() <= by_x[i].max_x(); ++j)
                if (by_x[i].heights_meet(by_x[j])) look_at(by_x[i], by_x[j]);
        return found_;
    }

  private:
    void look_at(const Edge& one, const Edge& other) {
        const Edge& early = one.number < other.number ? one : other;
        const Edge& late = one.number < other.number ? other : one;
        if (early.number > edge_) return;
        if (late.number == early.number + 1) {
            if (folds_back(early, late)) take(early, early.to);
            return;
        }
        const auto place = meeting(early, late);
        if (place && !is_touch(early, late, *place)) take(early, *place);
    }

    /// A ring that closes, or an end that comes to lie on the line's own body: a loop for turning.
    bool is_touch(const Edge& one, const Edge& other, PlanePoint place) const noexcept {
        const bool run_together = std::abs(cross(one.to - one.from, other.to - other.from)) <=
                                  1e-6 * norm(one.to - one.from) * norm(other.to - other.from);
        return !run_together && std::min(norm(place - edges_.front().from),
                                         norm(place - edges_.back().to)) < touch_metres;
    }

    void take(const Edge& edge, PlanePoint place) {
        const double along = norm(place - edge.from);
        if (edge.number == edge_ && along >= along_) return;
        edge_ = edge.number;
        along_ = along;
        found_ = place;
    }

    std::vector<Edge> edges_;
    std::optional<PlanePoint> found_;
    std::size_t edge_ = std::numeric_limits<std::size_t>::max();
    double along_ = infinite;
};

/// Even-odd over all rings.
bool holds(const std::vector<Edge>& rings, PlanePoint point) noexcept {
    bool inside = false;
    for (const Edge& edge : rings)
        if ((edge.from.y > point.y) != (edge.to.y > point.y) &&
            point.x < edge.from.x + (point.y - edge.from.y) * (edge.to.x - edge.from.x) /
                                        (edge.to.y - edge.from.y))
            inside = !inside;
    return inside;
}

double metres_between(const Edge& a, const Edge& b) noexcept {
    if (meeting(a, b)) return 0;
    return std::min({metres_to_edge(a.from, b), metres_to_edge(a.to, b), metres_to_edge(b.from, a),
                     metres_to_edge(b.to, a)});
}

}  // namespace

std::optional<Coordinate> self_crossing(const LineString& line) {
    if (line.points.size() < 3) return std::nullopt;
    const LocalPlane plane{line.points.front()};
    const auto place = CrossingSearch{edges_of(plane.at(line.points))}.first();
    return place ? std::optional{plane.back(*place)} : std::nullopt;
}

double axis_degrees(const LineString& line) {
    if (line.points.empty()) return 0;
    const LocalPlane plane{line.points.front()};
    // Directions with a doubled angle: there and back are one axis, and add up.
    PlanePoint sum;
    for (const Edge& edge : edges_of(plane.at(line.points))) {
        const PlanePoint way = edge.to - edge.from;
        const double length = norm(way);
        sum.x += (way.x * way.x - way.y * way.y) / length;
        sum.y += 2 * way.x * way.y / length;
    }
    const double degrees = std::atan2(sum.y, sum.x) / 2 * 180 / std::numbers::pi;
    return degrees < 0 ? degrees + 180 : degrees;
}

double distance_metres(const LineString& line, const MultiPolygon& outline) {
    if (line.points.empty()) return infinite;
    const LocalPlane plane{line.points.front()};
    std::vector<Edge> rings;
    for (const Polygon& polygon : outline.polygons)
        for (const Ring& ring : polygon.rings) {
            const auto edges = edges_of(plane.at(ring));
            rings.insert(rings.end(), edges.begin(), edges.end());
        }
    if (holds(rings, plane.at(line.points.front()))) return 0;
    double least = infinite;
    for (const Edge& own : edges_of(plane.at(line.points)))
        for (const Edge& edge : rings) least = std::min(least, metres_between(own, edge));
    return least;
}

}  // namespace geo::spatial
