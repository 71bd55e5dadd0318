// SPDX-License-Identifier: Apache-2.0
// Two villages with outlines whose roads have lines. In the west:
//
//      37.410   和平路 ----
//      37.405              |            |
//      37.400  人民路 -----+--------    安宁街 begins five metres north of 人民路
//      37.395              | 幸福路
//             118.300   118.305    118.308
//
// and a tenth of a degree further east another 人民路 and another 幸福路 cross.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "geo/search/address_index.hpp"

namespace geo::search::testing {

inline std::shared_ptr<const MultiPolygon> square(double west, double south, double east,
                                                  double north) {
    const Ring ring{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
    return std::make_shared<MultiPolygon>(MultiPolygon{{Polygon{{ring}}}});
}

inline VillageEntry outlined_village(std::string_view code, std::string_view name, double west) {
    VillageEntry village;
    village.code = code;
    village.name = name;
    village.town = "史口镇";
    village.town_code = "370502104000";
    village.county = "东营区";
    village.county_code = "370502000000";
    village.city = "东营市";
    village.province = "山东省";
    village.position = Coordinate{west + 0.001, 37.391};  // in a corner
    village.outline = square(west, 37.39, west + 0.03, 37.42);
    return village;
}

inline std::shared_ptr<const AddressIndex> crossing_town() {
    using Line = std::vector<Coordinate>;
    static const Line renmin{{118.300, 37.400}, {118.303, 37.400}, {118.310, 37.400}},
        xingfu{{118.305, 37.395}, {118.305, 37.405}},
        anning{{118.308, 37.400045}, {118.308, 37.404}},
        heping{{118.300, 37.410}, {118.304, 37.410}},
        other_renmin{{118.400, 37.4}, {118.410, 37.4}},
        other_xingfu{{118.405, 37.395}, {118.405, 37.405}};
    const auto road = [](std::int64_t id, std::uint32_t village, std::string_view name,
                         const Line& line) {
        return RoadEntry{RoadId(id), village, name, {}, {}, {}, line[line.size() / 2], line};
    };
    const std::vector<VillageEntry> villages{outlined_village("370502104201", "西村", 118.29),
                                             outlined_village("370502104202", "东村", 118.39)};
    const std::vector<RoadEntry> roads{
        road(1, 0, "人民路", renmin),       road(2, 0, "幸福路", xingfu),
        road(3, 0, "安宁街", anning),       road(4, 0, "和平路", heping),
        road(5, 1, "人民路", other_renmin), road(6, 1, "幸福路", other_xingfu)};
    const auto door = [](std::int64_t id, std::string_view number, double lon, double lat) {
        return DoorEntry{AddressId(id), "370502104201", RoadId(1), number, {lon, lat}};
    };
    const std::vector<DoorEntry> doors{
        door(11, "1", 118.302, 37.4001), door(12, "2", 118.302, 37.3998),
        door(13, "3", 118.304, 37.4001), door(14, "4", 118.304, 37.3998)};
    return AddressIndex::build(villages, roads, DoorTable::build(doors));
}

}  // namespace geo::search::testing
