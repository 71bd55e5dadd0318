// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/model/ids.hpp"

namespace geo {

enum class DivisionLevel { province, city, county, town };

/// An administrative division above the village.
struct Division {
    DivisionCode code;
    std::string name;
    DivisionLevel level = DivisionLevel::town;
    DivisionCode parent;                 ///< empty for a province
    std::vector<std::string> aliases{};  ///< other and former names, as the source gave them
    bool operator==(const Division&) const = default;
};

}  // namespace geo
