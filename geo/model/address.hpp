// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"

namespace geo {

/// A door (门牌): a number along a road, or in a village where no road is named.
struct Address {
    AddressId id;
    VillageCode village;
    std::optional<RoadId> road;
    std::string number;   ///< as on the plate, without 号: "12", "12附1"
    Coordinate position;  ///< at the gate
    std::string postcode;
    std::string source;
    std::string source_id;
    bool modelled = false;
    std::int64_t change = 0;  ///< number of its last change
};

}  // namespace geo
