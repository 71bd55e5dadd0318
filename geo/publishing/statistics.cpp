// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/statistics.hpp"

namespace geo::publishing {

Statistics count(const Snapshot& snapshot) {
    Statistics statistics;
    statistics.villages = snapshot.village_count();
    statistics.roads = snapshot.road_count();
    statistics.addresses = snapshot.door_count();
    for (const ShardPtr& shard : snapshot.shards()) {
        if (!shard->village) statistics.unassigned += shard->roads.size();
        for (const RoadFeature& road : shard->roads) {
            statistics.named += road.state == RoadState::named ? 1U : 0U;
            statistics.proposed += road.state == RoadState::proposed ? 1U : 0U;
        }
    }
    return statistics;
}

}  // namespace geo::publishing
