// SPDX-License-Identifier: Apache-2.0
// A small published registry for the export tests.
#pragma once

#include <optional>
#include <string>

#include "geo/publishing/shard_builder.hpp"

namespace geo::publishing {

inline VillageFeature village(const std::string& code, const std::string& name, double lon) {
    VillageFeature feature;
    feature.code = VillageCode(code);
    feature.name = name;
    feature.town = "文汇街道";
    feature.town_code = "370502001000";
    feature.county = "东营区";
    feature.county_code = "370502000000";
    feature.city = "东营市";
    feature.province = "山东省";
    feature.modelled = true;
    const Ring ring{{lon, 37}, {lon + 0.1, 37}, {lon + 0.1, 37.1}, {lon, 37.1}, {lon, 37}};
    feature.outline.polygons.push_back({{ring}});
    feature.box = bounding_box(feature.outline);
    return feature;
}

inline Road road(std::int64_t id, double lon) {
    Road road;
    road.id = RoadId(id);
    road.centre_line.points = {{lon, 37.01}, {lon + 0.0123456, 37.0212345}, {lon + 0.05, 37.02}};
    road.length_metres = 5000.25;
    road.road_class = "tertiary";
    road.surface = "沥青";
    if (id % 2 == 1) road.direction = "南北";
    road.source_id = "R" + std::to_string(id);
    if (id % 2 == 1) road.width_metres = 6.5;
    return road;
}

inline Address door(std::int64_t id, std::optional<RoadId> road, double lon) {
    Address address;
    address.id = AddressId(id);
    address.road = road;
    address.number = std::to_string(id) + "附1";
    address.position = {lon, 37.0112233};
    address.postcode = "257000";
    address.source_id = "A" + std::to_string(id);
    return address;
}

inline ShardPtr shard(std::optional<VillageFeature> where, std::int64_t first_id, double lon) {
    ShardBuilder builder(std::move(where));
    builder.add_road(road(first_id, lon), false);
    builder.add_road(road(first_id + 1, lon + 0.01), false);
    PlaceName name;
    name.road = RoadId(first_id);
    name.name = {"和顺街", "和顺", "街"};
    name.pinyin.toned = "Héshùn Jiē";
    name.status = NameStatus::in_force;
    name.valid_from = "2018-12-28";
    builder.add_name(name);
    builder.add_door(door(first_id * 10, RoadId(first_id), lon));
    builder.add_door(door(first_id * 10 + 1, std::nullopt, lon + 0.02));
    return builder.build();
}

/// Two villages, handed over in the wrong order, and a shard of what lies in none.
inline const Snapshot& sample() {
    static const Snapshot snapshot(
        1,
        {shard(std::nullopt, 5, 119), shard(village("370502001202", "胜利村", 118.2), 3, 118.2),
         shard(village("370502001201", "老袁官庄村", 118.1), 1, 118.1)},
        std::make_shared<const search::AddressIndex>());
    return snapshot;
}

}  // namespace geo::publishing
