// SPDX-License-Identifier: Apache-2.0
// Where signs go, from geometry alone: at both ends of a road, where it meets other named roads,
// and again along long stretches; on the right-hand side as one enters; one pole where roads meet.
// The same roads in the same order give the same plan.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/model/sign.hpp"
#include "geo/signing/sign_rules.hpp"

namespace geo::signing {

/// A road with a name in force. Several pieces of one road are several of these, of one name.
struct NamedRoad {
    RoadId id;
    std::string name;
    LineString line;
    std::optional<double> width_metres;
    bool is_wanted = true;  ///< false: its signs are not planned, but others meet it
};

/// A sign that is there already, planned or on site: nothing is planned twice.
struct StandingSign {
    RoadId road;
    Coordinate position;
    SignId pole;
};

struct PlannedSign {
    std::size_t road = 0;  ///< index into the roads
    SignPlace place = SignPlace::road_end;
    Coordinate position;
    double bearing = 0;  ///< along the road: degrees from north, [0, 180)
    RoadAxis axis = RoadAxis::east_west;
    std::optional<std::size_t> crossing;  ///< index into the roads
    std::size_t pole = 0;                 ///< index into SignPlan::poles
};

struct SignPole {
    Coordinate position;
    std::optional<SignId> standing;  ///< a pole that is there already
};

struct SignPlan {
    std::vector<PlannedSign> signs;  ///< by road, then along it
    std::vector<SignPole> poles;
};

/// Every wanted road has a sign within reach of each of its ends, of each junction with a road of
/// another name, and none of its signs, standing or planned, is nearer to another than
/// rules.least_distance. A road of which a sign could only stand too near to one of its own name
/// gets none: that one serves.
/// \pre lines have two distinct points
SignPlan plan_signs(std::span<const NamedRoad> roads, std::span<const StandingSign> standing,
                    const SignRules& rules);

}  // namespace geo::signing
