// SPDX-License-Identifier: Apache-2.0
#include "geo/numbering/joined_line.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "geo/base/error.hpp"
#include "geo/spatial/geodesic.hpp"

namespace geo::numbering {
namespace {

using Points = std::vector<Coordinate>;

/// As far apart the two carriageways of a street may lie.
constexpr double beside_metres = 30;

void require_finite(const LineString& line) {
    for (const Coordinate point : line.points)
        if (!std::isfinite(point.lon) || !std::isfinite(point.lat))
            throw Error(ErrorKind::invalid_input, "道路中心线含有非有限的坐标，请修正图形。",
                        "The road's line has a coordinate that is not a finite number; mend it.");
}

bool runs_beside(const LineString& line, const Points& part) {
    if (part.size() < 2) return true;
    const LineString own{part};
    // A short piece that goes on is near the rest all along.
    const double near = std::min(beside_metres, 0.4 * spatial::length_metres(own));
    return spatial::distance_metres(line, part.front()) <= near &&
           spatial::distance_metres(line, part.back()) <= near &&
           spatial::distance_metres(line, spatial::midpoint(own)) <= near;
}

/// How a piece would go on.
struct Joint {
    std::size_t part = 0;
    double metres = std::numeric_limits<double>::infinity();
    bool at_front = false;
    bool is_turned = false;
};

Joint best_joint(const LineString& line, const std::vector<Points>& rest) {
    Joint best;
    const auto consider = [&](std::size_t part, Coordinate end, Coordinate tip, bool at_front,
                              bool is_turned) {
        const double metres = spatial::distance_metres(end, tip);
        if (metres < best.metres) best = {part, metres, at_front, is_turned};
    };
    for (std::size_t i = 0; i < rest.size(); ++i) {
        consider(i, line.points.back(), rest[i].front(), false, false);
        consider(i, line.points.back(), rest[i].back(), false, true);
        consider(i, line.points.front(), rest[i].back(), true, false);
        consider(i, line.points.front(), rest[i].front(), true, true);
    }
    return best;
}

void attach(LineString& line, Points part, const Joint& joint) {
    if (joint.is_turned) std::reverse(part.begin(), part.end());
    line.points.insert(joint.at_front ? line.points.begin() : line.points.end(), part.begin(),
                       part.end());
}

std::vector<Points> longest_first(std::span<const LineString> parts) {
    std::vector<std::pair<double, Points>> measured;
    for (const LineString& part : parts) {
        require_finite(part);
        if (!part.points.empty()) measured.emplace_back(spatial::length_metres(part), part.points);
    }
    std::stable_sort(measured.begin(), measured.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Points> sorted;
    for (auto& [metres, points] : measured) sorted.push_back(std::move(points));
    return sorted;
}

}  // namespace

LineString joined_line(std::span<const LineString> parts) {
    auto rest = longest_first(parts);
    if (rest.empty()) return {};
    LineString line{std::move(rest.front())};
    rest.erase(rest.begin());
    while (!rest.empty()) {
        const Joint joint = best_joint(line, rest);
        Points part = std::move(rest[joint.part]);
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(joint.part));
        if (!runs_beside(line, part)) attach(line, std::move(part), joint);
    }
    return line;
}

}  // namespace geo::numbering
