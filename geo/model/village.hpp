// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"

namespace geo {

/// A village or community. The outline may still be missing: the division codes are often known
/// long before anybody has drawn the boundary.
struct Village {
    VillageCode code;
    std::string name;
    DivisionCode town;
    std::optional<MultiPolygon> outline;  ///< EPSG:4490
    bool modelled = false;  ///< the geometry is a model, not a survey; said wherever it shows
    std::vector<std::string> aliases{};  ///< other and former names, as the source gave them
};

}  // namespace geo
