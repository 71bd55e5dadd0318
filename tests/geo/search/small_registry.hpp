// SPDX-License-Identifier: Apache-2.0
// A registry of a few villages, made by hand: two villages 吕家村, a township 胜利街道 whose name
// begins like the road 胜利街, a road with a former name, a village named like a road.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "geo/search/address_index.hpp"

namespace geo::search::testing {

inline const std::vector<std::string> old_name_of_anning{"老槐街"};

inline VillageEntry village(std::string_view code, std::string_view name, std::string_view town,
                            std::string_view town_code, double lon, double lat) {
    return {code,     name,           {},       town,     town_code,
            "东营区", "370502000000", "东营市", "山东省", Coordinate{lon, lat}};
}

inline std::vector<VillageEntry> small_villages() {
    return {village("370502104237", "吕家村", "史口镇", "370502104000", 118.30, 37.40),
            village("370502104236", "三里村", "史口镇", "370502104000", 118.32, 37.40),
            village("370502104201", "南一村", "史口镇", "370502104000", 118.34, 37.40),
            village("370502105234", "吕家村", "龙居镇", "370502105000", 118.40, 37.40),
            village("370502105236", "韩楼村委会", "龙居镇", "370502105000", 118.42, 37.40),
            village("370502005201", "新兴村", "胜利街道", "370502005000", 118.50, 37.45)};
}

inline std::vector<RoadEntry> small_roads() {
    return {
        {RoadId(1), 0, "安宁街", "anningjie", "Ānníng Jiē", old_name_of_anning, {118.301, 37.40}},
        {RoadId(2), 0, "幸福路", "xingfulu", "Xìngfú Lù", {}, {118.302, 37.401}},
        {RoadId(3), 1, "人民路", "renminlu", "Rénmín Lù", {}, {118.321, 37.40}},
        {RoadId(4), 3, "幸福路", "xingfulu", "Xìngfú Lù", {}, {118.401, 37.40}},
        {RoadId(5), 5, "胜利街", "shenglijie", "Shènglì Jiē", {}, {118.501, 37.45}},
        {RoadId(6), 2, "凝香路", "ningxianglu", "Níngxiāng Lù", {}, {118.341, 37.40}},
        {RoadId(7), 2, "宁西路", "ningxilu", "Níngxī Lù", {}, {118.342, 37.40}}};
}

inline DoorEntry door(std::int64_t id, std::string_view village, std::int64_t road,
                      std::string_view number, double lon, double lat) {
    DoorEntry entry{AddressId(id), village, std::nullopt, number, {lon, lat}};
    if (road != 0) entry.road = RoadId(road);
    return entry;
}

inline std::vector<DoorEntry> small_doors() {
    return {door(101, "370502104237", 1, "12", 118.3010, 37.4001),
            door(102, "370502104237", 1, "105", 118.3015, 37.4001),
            door(103, "370502104236", 3, "8", 118.3210, 37.4001),
            door(104, "370502104236", 3, "8-2", 118.3211, 37.4001),
            door(105, "370502104237", 0, "35", 118.3005, 37.4005),
            door(106, "370502105234", 4, "3", 118.4010, 37.4001),
            door(107, "370502104201", 900, "6", 118.3401, 37.4002),  // two roads without a name
            door(108, "370502104201", 901, "6", 118.3402, 37.4003),
            door(109, "370502005201", 5, "1", 118.5010, 37.4501)};
}

inline std::shared_ptr<const AddressIndex> small_index() {
    return AddressIndex::build(small_villages(), small_roads(), DoorTable::build(small_doors()));
}

}  // namespace geo::search::testing
