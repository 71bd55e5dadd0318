// SPDX-License-Identifier: Apache-2.0
// The forms in which a division's name is written: with its ending, with another, without one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/addressing/lexicon.hpp"

namespace geo::addressing {

/// The name without its ending and without the peoples in front of it: 利津, 伊犁, 五常. Empty when
/// less than two characters remain: such a name is never written bare.
std::u32string_view bare_name(UnitLevel level, std::u32string_view name) noexcept;

/// The endings that people exchange: a county that became a district is still written as a county.
/// None for a town, whose endings are generic words anyway.
const std::vector<std::u32string_view>& exchangeable_endings(UnitLevel level) noexcept;

/// False for what the statistics list among divisions though it is none: zones, farms, plants.
bool is_division_name(UnitLevel level, std::u32string_view name) noexcept;

}  // namespace geo::addressing
