// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"

namespace geo {

/// A road as a thing on the ground; the names it bears are PlaceName rows.
struct Road {
    RoadId id;
    std::optional<VillageCode> village;  ///< empty: unassigned, no village of the registry there
    LineString centre_line;              ///< EPSG:4490, at least two distinct points
    double length_metres = 0;            ///< geodesic on the CGCS2000 ellipsoid
    std::optional<double> width_metres;
    std::string surface;     ///< as the source says: 沥青, 水泥, …
    std::string direction;   ///< as the source says: 主路, 东西, 南北, …; never derived
    std::string road_class;  ///< as the source says: residential, lane, …
    std::string source;      ///< name of the data set it came from
    std::string source_id;   ///< its key there; unique within the source, empty when it had none
    bool modelled = false;
    std::int64_t change = 0;                ///< number of its last change; its names count as well
    std::optional<std::string> valid_from;  ///< calendar day; absent: since ever
    std::optional<std::string> valid_to;    ///< first day without it: merged, split or abolished
};

}  // namespace geo
