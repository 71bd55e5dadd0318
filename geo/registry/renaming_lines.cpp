// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/renaming_lines.hpp"

#include <algorithm>

#include "geo/spatial/geodesic.hpp"

namespace geo::registry {
namespace {

/// Nearer than this two ends are one point.
constexpr double same_place_metres = 0.01;
constexpr double shortest_part_metres = 1;

bool meet(Coordinate a, Coordinate b) { return spatial::distance_metres(a, b) <= meeting_metres; }

LineString reversed(LineString line) {
    std::reverse(line.points.begin(), line.points.end());
    return line;
}

/// \pre the end of the first is where the second begins, or nearly
LineString chained(LineString first, const LineString& second) {
    const bool is_one_point =
        spatial::distance_metres(first.points.back(), second.points.front()) <= same_place_metres;
    first.points.insert(first.points.end(), second.points.begin() + (is_one_point ? 1 : 0),
                        second.points.end());
    return first;
}

std::optional<LineString> joined(const LineString& line, const LineString& next) {
    const Coordinate start = line.points.front(), end = line.points.back();
    const Coordinate next_start = next.points.front(), next_end = next.points.back();
    if (meet(end, next_start)) return chained(line, next);
    if (meet(end, next_end)) return chained(line, reversed(next));
    if (meet(start, next_end)) return chained(next, line);
    if (meet(start, next_start)) return chained(reversed(next), line);
    return std::nullopt;
}

}  // namespace

std::optional<LineString> joined(const std::vector<LineString>& lines) {
    LineString whole = lines.front();
    std::vector<LineString> rest{lines.begin() + 1, lines.end()};
    while (!rest.empty()) {
        const auto before = rest.size();
        for (auto next = rest.begin(); next != rest.end(); ++next)
            if (auto longer = joined(whole, *next)) {
                whole = *std::move(longer);
                rest.erase(next);
                break;
            }
        if (rest.size() == before) return std::nullopt;
    }
    return whole;
}

std::optional<std::pair<LineString, LineString>> cut(const LineString& line, Coordinate point) {
    const auto nearest = spatial::nearest_point(line, point);
    if (nearest.metres > meeting_metres) return std::nullopt;
    const auto middle = line.points.begin() + static_cast<std::ptrdiff_t>(nearest.segment) + 1;
    LineString first{{line.points.begin(), middle}};
    LineString second{{middle, line.points.end()}};
    if (first.points.back() != nearest.point) first.points.push_back(nearest.point);
    if (second.points.empty() || second.points.front() != nearest.point)
        second.points.insert(second.points.begin(), nearest.point);
    const auto is_a_part = [](const LineString& part) {
        return part.points.size() >= 2 && spatial::length_metres(part) >= shortest_part_metres;
    };
    if (!is_a_part(first) || !is_a_part(second)) return std::nullopt;
    return std::pair{std::move(first), std::move(second)};
}

}  // namespace geo::registry
