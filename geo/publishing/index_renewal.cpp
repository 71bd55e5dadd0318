// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/index_renewal.hpp"

#include <algorithm>

#include "geo/publishing/search_entries.hpp"

namespace geo::publishing {
namespace {

bool is_same_village(const std::optional<VillageFeature>& a,
                     const std::optional<VillageFeature>& b) {
    if (!a || !b) return !a && !b;
    return a->code == b->code && a->name == b->name && a->town == b->town &&
           a->town_code == b->town_code && a->county == b->county &&
           a->county_code == b->county_code && a->city == b->city && a->province == b->province &&
           a->label == b->label && a->former_names == b->former_names &&
           a->former_town_names == b->former_town_names &&
           a->former_county_names == b->former_county_names && a->outline == b->outline;
}

bool is_same_name(const RoadFeature& a, const RoadFeature& b) {
    return a.id == b.id && a.name_in_use() == b.name_in_use() && a.aliases == b.aliases &&
           a.line == b.line;
}

/// The next road that has a name, from `at` on.
std::size_t next_named(const std::vector<RoadFeature>& roads, std::size_t at) {
    while (at < roads.size() && roads[at].name_in_use().full.empty()) ++at;
    return at;
}

bool bear_same_names(const Shard& before, const Shard& now) {
    if (!is_same_village(before.village, now.village)) return false;
    std::size_t a = next_named(before.roads, 0), b = next_named(now.roads, 0);
    while (a < before.roads.size() && b < now.roads.size()) {
        if (!is_same_name(before.roads[a], now.roads[b])) return false;
        a = next_named(before.roads, a + 1);
        b = next_named(now.roads, b + 1);
    }
    return a == before.roads.size() && b == now.roads.size();
}

RoadId road_of(const Shard& shard, const DoorFeature& door) {
    return door.road == no_road ? RoadId{} : shard.roads[door.road].id;
}

bool bear_same_doors(const Shard& before, const Shard& now) {
    return std::equal(before.doors.begin(), before.doors.end(), now.doors.begin(), now.doors.end(),
                      [&](const DoorFeature& a, const DoorFeature& b) {
                          return a.id == b.id && a.is_address == b.is_address &&
                                 a.number == b.number && a.position == b.position &&
                                 road_of(before, a) == road_of(now, b);
                      });
}

struct Difference {
    bool names = false, doors = false;
};

Difference difference(std::span<const ShardPtr> before, std::span<const ShardPtr> now) {
    if (before.size() != now.size()) return {true, true};
    Difference found;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (before[i] == now[i]) continue;
        found.names = found.names || !bear_same_names(*before[i], *now[i]);
        found.doors = found.doors || !bear_same_doors(*before[i], *now[i]);
    }
    return found;
}

}  // namespace

std::shared_ptr<const search::AddressIndex> renewed_index(
    std::span<const ShardPtr> before, std::span<const ShardPtr> now,
    const std::shared_ptr<const search::AddressIndex>& index) {
    const auto [names, doors] = difference(before, now);
    if (!names && !doors) return index;
    return build_index(now, doors ? build_doors(now) : index->doors());
}

}  // namespace geo::publishing
