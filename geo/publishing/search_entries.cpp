// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/search_entries.hpp"

#include "geo/spatial/geodesic.hpp"

namespace geo::publishing {

search::VillageEntry village_entry(const VillageFeature& village) {
    search::VillageEntry entry;
    entry.code = village.code.value();
    entry.name = village.name;
    entry.town = village.town;
    entry.town_code = village.town_code;
    entry.county = village.county;
    entry.county_code = village.county_code;
    entry.city = village.city;
    entry.province = village.province;
    entry.aliases = village.former_names;
    if (!village.box.is_empty()) entry.position = village.label;
    return entry;
}

void FormerDivisionNames::add(const VillageFeature& village) {
    add(village.town_code, village.former_town_names);
    add(village.county_code, village.former_county_names);
}

void FormerDivisionNames::add(std::string_view code, std::span<const std::string> names) {
    if (names.empty() || !seen_.insert(code).second) return;
    for (const std::string& name : names) aliases_.push_back({code, name});
}

namespace {

search::RoadEntry road_entry(const RoadFeature& road, std::uint32_t village) {
    search::RoadEntry entry;
    entry.id = road.id;
    entry.village = village;
    entry.name = road.name_in_use().full;
    entry.pinyin_key = road.pinyin_in_use().key;
    entry.pinyin_toned = road.pinyin_in_use().toned;
    entry.aliases = road.aliases;
    entry.position = spatial::midpoint(road.line);
    entry.line = road.line.points;
    return entry;
}

search::DoorEntry door_entry(const Shard& shard, const DoorFeature& door) {
    search::DoorEntry entry;
    entry.id = door.id;
    if (shard.village) entry.village = shard.village->code.value();
    if (door.road != no_road) entry.road = shard.roads[door.road].id;
    entry.number = door.number;
    entry.position = door.position;
    return entry;
}

}  // namespace

std::shared_ptr<const search::DoorTable> build_doors(std::span<const ShardPtr> shards) {
    std::vector<search::DoorEntry> doors;
    for (const ShardPtr& shard : shards)
        for (const DoorFeature& door : shard->doors)
            if (door.is_address) doors.push_back(door_entry(*shard, door));
    return search::DoorTable::build(doors);
}

std::shared_ptr<const search::AddressIndex> build_index(
    std::span<const ShardPtr> shards, std::shared_ptr<const search::DoorTable> doors) {
    std::vector<search::VillageEntry> villages;
    std::vector<search::RoadEntry> roads;
    FormerDivisionNames former;
    for (const ShardPtr& shard : shards) {
        const auto village =
            shard->village ? static_cast<std::uint32_t>(villages.size()) : search::no_village;
        if (shard->village) {
            villages.push_back(village_entry(*shard->village));
            villages.back().outline = {shard, &shard->village->outline};
            former.add(*shard->village);
        }
        for (const RoadFeature& road : shard->roads)
            if (!road.name_in_use().full.empty()) roads.push_back(road_entry(road, village));
    }
    return search::AddressIndex::build(villages, roads, std::move(doors), former.all());
}

}  // namespace geo::publishing
