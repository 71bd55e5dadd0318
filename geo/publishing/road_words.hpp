// SPDX-License-Identifier: Apache-2.0
// Where a road lies, said from its geometry and its neighbours as published road tables say it:
// 东西走向，西起和顺路，东止观海路.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "geo/documents/road_extent.hpp"
#include "geo/publishing/snapshot.hpp"

namespace geo::publishing {

/// A line that a paper speaks of: a road of the registry, or one that is only proposed.
struct DescribedLine {
    LineString line;               ///< at least two distinct points
    std::optional<RoadId> road;    ///< which is not its own neighbour
    std::string name;              ///< nor are roads of the same name: they are pieces of it
    const Shard* shard = nullptr;  ///< of its village; may be null
    std::optional<double> width_metres;
    std::string surface;
};

DescribedLine described(const RoadRef& road);

/// What a road is called in this paper; empty: it has no name there.
using NamesOfRoads = std::function<std::string(const RoadFeature&)>;

/// The names in force.
std::string name_in_force(const RoadFeature& road);

/// Where an end meets no road with a name, the side of the village on which it lies stands for it;
/// without an outline of the village, its coordinates. Never blank.
documents::RoadExtent extent_of(const Snapshot& snapshot, const DescribedLine& line,
                                const NamesOfRoads& name_of = name_in_force);

/// "山东省东营市东营区史口镇安宁村", as far as the levels are known.
std::string division_text(const VillageFeature& village);
/// From the county down: "东营区史口镇安宁村".
std::string short_division_text(const VillageFeature& village);

}  // namespace geo::publishing
