// SPDX-License-Identifier: Apache-2.0
// Where two roads cross: A路与B路交叉口, A路和B路路口, A路B路交叉口, A路/B路. The place comes from
// the lines of the roads, so that no crossing has to be kept, nor renewed with a change.
#pragma once

#include <string_view>
#include <vector>

#include "geo/search/area_filter.hpp"
#include "geo/search/surroundings.hpp"

namespace geo::search {

/// False for most texts that are about something else, and quickly so.
bool may_name_intersection(std::string_view text) noexcept;

/// The crossings that the text names, the nearest to query.bias first; several of them are
/// ambiguous. What it says behind them (北50米) is a reference. Empty when the text is no such
/// thing, or when roads of these names do not meet.
/// \param area null: anywhere
std::vector<Hit> find_intersections(const NameIndex& names, const Surroundings& surroundings,
                                    const Query& query, const AreaFilter* area);

}  // namespace geo::search
