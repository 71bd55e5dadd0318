// SPDX-License-Identifier: Apache-2.0
#include "tiles/road_selection.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "tiles/tile_layers.hpp"

namespace tiles {
namespace {

using geo::publishing::RoadFeature;
using geo::publishing::RoadRef;
using geo::publishing::Shard;

/// A lane is shown once it is this long on the tile, eight pixels of the usual 512.
constexpr double shortest_units = 64;
constexpr std::size_t most_roads = 6000;

double importance(const RoadFeature& road) noexcept {
    return road.length_metres * class_weight(road.road_class);
}

bool more_important(const RoadRef& a, const RoadRef& b) noexcept {
    const double left = importance(*a.road), right = importance(*b.road);
    return left != right ? left > right : a.road->id < b.road->id;
}

}  // namespace

double class_weight(std::string_view road_class) noexcept {
    static constexpr std::array<std::pair<std::string_view, double>, 5> weights{{
        {"motorway", 64},
        {"trunk", 64},
        {"primary", 32},
        {"secondary", 8},
        {"tertiary", 4},
    }};
    for (const auto& [name, weight] : weights)
        if (road_class.starts_with(name)) return weight;  // primary_link too
    return 1;
}

std::vector<RoadRef> select_roads(const geo::publishing::Snapshot& snapshot, TileId tile,
                                  double units_per_metre) {
    const double least = tile.zoom >= detail_zoom ? 0 : shortest_units / units_per_metre;
    std::vector<RoadRef> roads;
    snapshot.for_each_road(buffered_box(tile), [&](const Shard& shard, const RoadFeature& road) {
        if (importance(road) >= least) roads.push_back({&shard, &road});
    });
    if (roads.size() > most_roads) {
        const auto end = roads.begin() + static_cast<std::ptrdiff_t>(most_roads);
        std::nth_element(roads.begin(), end, roads.end(), more_important);
        roads.erase(end, roads.end());
        std::sort(roads.begin(), roads.end(), more_important);
    }
    return roads;
}

}  // namespace tiles
