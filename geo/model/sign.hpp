// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"

namespace geo {

enum class SignState { planned, made, installed, damaged, replaced, removed };

/// 地名标志: a street plate at a place along a road.
struct Sign {
    SignId id;
    RoadId road;
    Coordinate position;
    SignState state = SignState::planned;
    std::optional<std::string> installed_on;  ///< calendar day
};

}  // namespace geo
