// SPDX-License-Identifier: Apache-2.0
// Which pieces make one road, and where roads of different names meet.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "geo/signing/sign_plan.hpp"
#include "geo/signing/way.hpp"

namespace geo::signing {

/// Another road, met on the way.
struct Junction {
    double along = 0;
    std::size_t other = 0;  ///< index into the roads
    double along_other = 0;
};

struct NetworkRoad {
    Way way;
    std::vector<Junction> junctions;  ///< with roads of other names, along the way
    /// A piece of the same name goes on there: no end of the road.
    bool goes_on_at_start = false;
    bool goes_on_at_end = false;
    std::size_t group = 0;  ///< pieces of one road have equal ones
    RoadAxis axis = RoadAxis::east_west;
};

std::vector<NetworkRoad> build_network(std::span<const NamedRoad> roads, const SignRules& rules);

}  // namespace geo::signing
