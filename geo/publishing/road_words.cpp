// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/road_words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "geo/spatial/geodesic.hpp"

namespace geo::publishing {
namespace {

using documents::Side;

/// A road is said to begin at another when its end comes so near: half of a wide road, and the
/// inaccuracy of drawing.
constexpr double joint_metres = 25;
/// Ends so near to each other close a ring.
constexpr double ring_metres = 10;

/// The eight winds, clockwise from north.
Side side_of(double bearing) {
    constexpr std::array sides{Side::north, Side::northeast, Side::east, Side::southeast,
                               Side::south, Side::southwest, Side::west, Side::northwest};
    return sides[static_cast<std::size_t>(std::lround(bearing / 45)) % sides.size()];
}

bool is_first(Side side) {
    return side == Side::west || side == Side::south || side == Side::southwest ||
           side == Side::northwest;
}

std::string course_of(Side start) {
    switch (start) {
        case Side::west:
            return "东西走向";
        case Side::south:
            return "南北走向";
        case Side::southwest:
            return "西南—东北走向";
        case Side::northwest:
            return "西北—东南走向";
        default:
            return "环形";
    }
}

class Ends {
  public:
    Ends(const Snapshot& snapshot, const DescribedLine& line, const NamesOfRoads& name_of)
        : snapshot_(snapshot), line_(line), name_of_(name_of) {}

    std::string words_for(Coordinate end) const {
        if (auto name = nearest_name(end); !name.empty()) return name;
        if (line_.shard != nullptr && line_.shard->village) return part_of_village(end);
        return fmt::format("东经{:.5f}°、北纬{:.5f}°", end.lon, end.lat);
    }

  private:
    bool is_own(const RoadFeature& road, const std::string& name) const {
        return road.id == line_.road || name == line_.name;
    }

    std::string nearest_name(Coordinate end) const {
        std::string nearest;
        double least = joint_metres;
        BoundingBox area;
        area.add(end);
        const auto look = [&](const Shard&, const RoadFeature& road) {
            const double metres = spatial::distance_metres(road.line, end);
            if (metres > least) return;
            auto name = name_of_(road);
            if (name.empty() || is_own(road, name)) return;
            least = metres;
            nearest = std::move(name);
        };
        snapshot_.for_each_road(spatial::expanded(area, joint_metres), look);
        return nearest;
    }

    std::string part_of_village(Coordinate end) const {
        const VillageFeature& village = *line_.shard->village;
        if (village.outline.polygons.empty())
            return fmt::format("{}（东经{:.5f}°、北纬{:.5f}°）", village.name, end.lon, end.lat);
        const auto side = side_of(spatial::bearing_degrees(village.label, end));
        return village.name + documents::to_chinese(side) + "部";
    }

    const Snapshot& snapshot_;
    const DescribedLine& line_;
    const NamesOfRoads& name_of_;
};

}  // namespace

DescribedLine described(const RoadRef& found) {
    const RoadFeature& road = *found.road;
    return {road.line, road.id, road.name.full, found.shard, road.width_metres, road.surface};
}

std::string name_in_force(const RoadFeature& road) {
    return road.state == RoadState::named ? road.name.full : std::string{};
}

documents::RoadExtent extent_of(const Snapshot& snapshot, const DescribedLine& line,
                                const NamesOfRoads& name_of) {
    Coordinate start = line.line.points.front(), end = line.line.points.back();
    documents::RoadExtent extent;
    extent.length_metres = spatial::length_metres(line.line);
    extent.width_metres = line.width_metres;
    extent.surface = line.surface;
    const bool is_ring = spatial::distance_metres(start, end) < ring_metres;
    if (!is_ring && !is_first(side_of(spatial::bearing_degrees(end, start)))) std::swap(start, end);
    const Ends ends{snapshot, line, name_of};
    const Side first = is_ring ? Side::none : side_of(spatial::bearing_degrees(end, start));
    const Side last = is_ring ? Side::none : side_of(spatial::bearing_degrees(start, end));
    extent.course = course_of(first);
    extent.start = {first, ends.words_for(start)};
    extent.end = {last, ends.words_for(end)};
    return extent;
}

std::string short_division_text(const VillageFeature& village) {
    return village.county + village.town + village.name;
}

std::string division_text(const VillageFeature& village) {
    return village.province + village.city + short_division_text(village);
}

}  // namespace geo::publishing
