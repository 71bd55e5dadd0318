// SPDX-License-Identifier: Apache-2.0
#include "geo/signing/sign_position.hpp"

#include <array>
#include <cmath>

#include "geo/spatial/geodesic.hpp"

namespace geo::signing {
namespace {

/// One of eight, by the bearing.
BilingualText compass(double degrees) {
    static const std::array<BilingualText, 8> words{{{"北", "north"},
                                                     {"东北", "north-east"},
                                                     {"东", "east"},
                                                     {"东南", "south-east"},
                                                     {"南", "south"},
                                                     {"西南", "south-west"},
                                                     {"西", "west"},
                                                     {"西北", "north-west"}}};
    return words.at(static_cast<std::size_t>(std::lround(degrees / 45)) % words.size());
}

}  // namespace

BilingualText describe_position(const Sign& sign, const LineString& road,
                                const NearRoad& crossing) {
    if (crossing.line != nullptr) {
        // The crossing: the point of this road nearest to where the other passes the sign.
        const auto on_other = spatial::nearest_point(*crossing.line, sign.position).point;
        const auto centre = spatial::nearest_point(road, on_other).point;
        const auto corner = compass(spatial::bearing_degrees(centre, sign.position));
        return {"与" + crossing.name + "交叉口" + corner.zh + "角",
                corner.en + " corner of the crossing with " + crossing.name};
    }
    if (sign.place == SignPlace::midway) return {"道路中段", "midway along the road"};
    const auto end = compass(spatial::bearing_degrees(spatial::midpoint(road), sign.position));
    return {"道路" + end.zh + "端", end.en + " end of the road"};
}

}  // namespace geo::signing
