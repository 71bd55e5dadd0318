// SPDX-License-Identifier: Apache-2.0
#include "geo/signing/network.hpp"

#include <algorithm>
#include <numeric>

#include "geo/spatial/geodesic.hpp"
#include "geo/spatial/packed_rtree.hpp"

namespace geo::signing {
namespace {

/// Which of the roads belong together: a forest of pointers to the lowest index.
class Groups {
  public:
    explicit Groups(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }
    std::size_t of(std::size_t item) {
        while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
        return item;
    }
    void join(std::size_t a, std::size_t b) {
        const std::size_t x = of(a), y = of(b);
        parent_[std::max(x, y)] = std::min(x, y);
    }

  private:
    std::vector<std::size_t> parent_;
};

void note_continuation(NetworkRoad& road, double along, double joint) {
    if (along <= joint) road.goes_on_at_start = true;
    if (along >= road.way.length() - joint) road.goes_on_at_end = true;
}

void relate(std::span<const NamedRoad> roads, std::size_t a, std::size_t b, double joint,
            std::vector<NetworkRoad>& network, Groups& groups) {
    const bool is_one_road = roads[a].name == roads[b].name;
    for (const Meeting& meeting : meetings(network[a].way, roads[b].line, network[b].way, joint)) {
        if (is_one_road) {
            groups.join(a, b);
            note_continuation(network[a], meeting.along_first, joint);
            note_continuation(network[b], meeting.along_second, joint);
        } else {
            network[a].junctions.push_back({meeting.along_first, b, meeting.along_second});
            network[b].junctions.push_back({meeting.along_second, a, meeting.along_first});
        }
    }
}

void sort_junctions(NetworkRoad& road) {
    std::sort(road.junctions.begin(), road.junctions.end(),
              [](const Junction& a, const Junction& b) {
                  return a.along != b.along ? a.along < b.along : a.other < b.other;
              });
}

/// All pieces of a road take the colour of the whole.
void settle_groups(std::vector<NetworkRoad>& network, Groups& groups) {
    std::vector<double> eastwardness(network.size(), 0);
    for (std::size_t i = 0; i < network.size(); ++i) {
        network[i].group = groups.of(i);
        eastwardness[network[i].group] += network[i].way.eastwardness();
    }
    for (NetworkRoad& road : network)
        road.axis = eastwardness[road.group] >= 0 ? RoadAxis::east_west : RoadAxis::north_south;
}

}  // namespace

std::vector<NetworkRoad> build_network(std::span<const NamedRoad> roads, const SignRules& rules) {
    std::vector<NetworkRoad> network;
    std::vector<BoundingBox> boxes;
    network.reserve(roads.size());
    for (const NamedRoad& road : roads) {
        network.push_back(
            {Way{road.line, road.width_metres.value_or(rules.default_width)}, {}, false, false, 0});
        boxes.push_back(spatial::expanded(bounding_box(road.line), rules.joint));
    }
    const spatial::PackedRTree tree{boxes};
    Groups groups{roads.size()};
    std::vector<std::uint32_t> near;
    for (std::size_t a = 0; a < roads.size(); ++a) {
        near.clear();
        tree.search(boxes[a], near);
        std::sort(near.begin(), near.end());
        for (const std::uint32_t b : near)
            if (b > a) relate(roads, a, b, rules.joint, network, groups);
    }
    std::for_each(network.begin(), network.end(), sort_junctions);
    settle_groups(network, groups);
    return network;
}

}  // namespace geo::signing
