// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/base/bilingual.hpp"
#include "geo/model/geometry.hpp"
#include "geo/model/sign.hpp"

namespace geo::signing {

/// A road that a sign's place is told by.
struct NearRoad {
    std::string name;
    const LineString* line = nullptr;
};

/// Where the sign is to be found: "与和顺街交叉口东北角", "道路东端", "道路中段".
/// \param crossing  its line is null where the sign stands at no crossing
BilingualText describe_position(const Sign& sign, const LineString& road, const NearRoad& crossing);

}  // namespace geo::signing
