// SPDX-License-Identifier: Apache-2.0
// Where a road lies, in the words of published road tables: 走向, 长, 宽, 起止点.
#pragma once

#include <optional>
#include <string>

namespace geo::documents {

enum class Side { none, north, northeast, east, southeast, south, southwest, west, northwest };

/// 北, 东北, 东, …; empty for none.
std::string to_chinese(Side side);

/// One end of a road: 南起凤凰路 is {Side::south, "凤凰路"}.
struct Terminus {
    Side side = Side::none;
    std::string at;
};

struct RoadExtent {
    std::string course;  ///< 走向: "南北走向"
    std::optional<double> length_metres;
    std::optional<double> width_metres;
    std::string surface;  ///< 路面: "水泥"
    Terminus start;
    Terminus end;
};

/// "350 米", "6.5 米": to the decimetre; empty when absent, negative or not a number.
std::string metres_text(const std::optional<double>& metres);

/// "南起凤凰路，北止观海路"; an unknown end is left out.
std::string termini_text(const RoadExtent& extent);

/// "南北走向，长350 米，宽6 米，水泥路面": what is known of it.
std::string scale_text(const RoadExtent& extent);

/// Both, the ends first: the 位置描述 of an announcement.
std::string position_text(const RoadExtent& extent);

}  // namespace geo::documents
