// SPDX-License-Identifier: Apache-2.0
#include "geo/signing/way.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace geo::signing {

using spatial::cross;
using spatial::dot;
using spatial::norm;
using spatial::PlanePoint;

namespace {

std::vector<double> measured(const std::vector<PlanePoint>& points) {
    std::vector<double> along{0};
    for (std::size_t i = 1; i < points.size(); ++i)
        along.push_back(along.back() + norm(points[i] - points[i - 1]));
    return along;
}

PlanePoint between(PlanePoint from, PlanePoint to, double share) noexcept {
    return {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
}

/// As a share of the segment, 0 to 1.
double share_nearest(PlanePoint from, PlanePoint to, PlanePoint point) noexcept {
    const PlanePoint way = to - from;
    const double square = dot(way, way);
    if (square <= 0) return 0;
    return std::clamp(dot(point - from, way) / square, 0.0, 1.0);
}

Foot foot_on(const std::vector<PlanePoint>& points, const std::vector<double>& along,
             PlanePoint point) noexcept {
    Foot foot{0, norm(point - points.front())};
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double share = share_nearest(points[i - 1], points[i], point);
        const double metres = norm(point - between(points[i - 1], points[i], share));
        if (metres < foot.metres) foot = {along[i - 1] + share * (along[i] - along[i - 1]), metres};
    }
    return foot;
}

/// A line on the first way's plane.
struct Track {
    std::vector<PlanePoint> points;
    std::vector<double> along;
};

bool is_apart(double a, double b, double c, double d) noexcept {
    return std::max(a, b) < std::min(c, d) || std::max(c, d) < std::min(a, b);
}

void add_crossing(const Way& first, std::size_t i, const Track& other, std::size_t j,
                  std::vector<Meeting>& found) {
    const PlanePoint a = first.points()[i - 1], b = first.points()[i];
    const PlanePoint c = other.points[j - 1], d = other.points[j];
    if (is_apart(a.x, b.x, c.x, d.x) || is_apart(a.y, b.y, c.y, d.y)) return;
    const PlanePoint own = b - a, their = d - c;
    const double turn = cross(own, their);
    // Side by side they do not cross; where one leaves the other, an end or another segment does.
    if (std::abs(turn) <= 1e-9 * norm(own) * norm(their)) return;
    const double s = cross(c - a, their) / turn;
    const double t = cross(c - a, own) / turn;
    if (s < 0 || s > 1 || t < 0 || t > 1) return;
    found.push_back({first.along()[i - 1] + s * norm(own), other.along[j - 1] + t * norm(their)});
}

void add_ends(const Way& first, const Track& other, double joint, std::vector<Meeting>& found) {
    for (const bool at_end : {false, true}) {
        const double along = at_end ? other.along.back() : 0;
        const Foot foot = first.foot_of(at_end ? other.points.back() : other.points.front());
        if (foot.metres <= joint) found.push_back({foot.along, along});
    }
    for (const bool at_end : {false, true}) {
        const double along = at_end ? first.length() : 0;
        const PlanePoint tip = at_end ? first.points().back() : first.points().front();
        const Foot foot = foot_on(other.points, other.along, tip);
        if (foot.metres <= joint) found.push_back({along, foot.along});
    }
}

/// What lies so close together is one junction, drawn a little untidily: the first found stays.
std::vector<Meeting> merged(const std::vector<Meeting>& found, double reach) {
    std::vector<Meeting> kept;
    for (const Meeting& meeting : found) {
        const bool is_known = std::any_of(kept.begin(), kept.end(), [&](const Meeting& other) {
            return std::abs(other.along_first - meeting.along_first) <= reach &&
                   std::abs(other.along_second - meeting.along_second) <= reach;
        });
        if (!is_known) kept.push_back(meeting);
    }
    std::sort(kept.begin(), kept.end(), [](const Meeting& a, const Meeting& b) {
        return a.along_first != b.along_first ? a.along_first < b.along_first
                                              : a.along_second < b.along_second;
    });
    return kept;
}

}  // namespace

Way::Way(const LineString& line, double width)
    : plane_(line.points[line.points.size() / 2]),
      points_(plane_.at(line.points)),
      along_(measured(points_)),
      half_width_(width / 2) {}

bool Way::is_ring() const noexcept {
    constexpr double drawn_as_one_point = 1;
    return points_.size() > 3 && norm(points_.front() - points_.back()) <= drawn_as_one_point;
}

WayPoint Way::point_at(double along) const noexcept {
    const double wanted = std::clamp(along, 0.0, length());
    std::size_t i = 1;
    // The segment that ends at or after the place, and has a direction.
    while (i + 1 < points_.size() && (along_[i] < wanted || along_[i] <= along_[i - 1])) ++i;
    while (i > 1 && along_[i] <= along_[i - 1]) --i;
    const double metres = along_[i] - along_[i - 1];
    if (points_.size() < 2 || metres <= 0) return {points_.front(), {0, 1}};
    const PlanePoint way = points_[i] - points_[i - 1];
    return {between(points_[i - 1], points_[i], (wanted - along_[i - 1]) / metres),
            {way.x / metres, way.y / metres}};
}

Foot Way::foot_of(PlanePoint point) const noexcept { return foot_on(points_, along_, point); }

double Way::eastwardness() const noexcept {
    double sum = 0;
    for (std::size_t i = 1; i < points_.size(); ++i) {
        const PlanePoint way = points_[i] - points_[i - 1];
        const double metres = norm(way);
        if (metres > 0) sum += (way.x * way.x - way.y * way.y) / metres;
    }
    return sum;
}

std::vector<Meeting> meetings(const Way& first, const LineString& second_line, const Way& second,
                              double joint) {
    const Track other{first.plane().at(second_line.points), second.along()};
    std::vector<Meeting> found;
    // Crossings first: a lane that overshoots its street by a few metres begins where they cross.
    for (std::size_t i = 1; i < first.points().size(); ++i)
        for (std::size_t j = 1; j < other.points.size(); ++j)
            add_crossing(first, i, other, j, found);
    add_ends(first, other, joint, found);
    return merged(found, 2 * joint);
}

}  // namespace geo::signing
