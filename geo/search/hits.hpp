// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/search/name_index.hpp"

namespace geo::search {

/// A hit for a division, a village or a road, with its ids and position.
Hit hit_of(const NameIndex& names, Component kind, Index entity);

std::optional<Coordinate> position_of(const NameIndex& names, Component kind, Index entity);

/// Turns a hit into one for that door.
void set_door(Hit& hit, const Door& door);

}  // namespace geo::search
