// SPDX-License-Identifier: Apache-2.0
// What the ground says of one line and one name.
#pragma once

#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/naming/draft.hpp"
#include "geo/naming/facts.hpp"
#include "geo/naming/profile.hpp"
#include "geo/registry/ground.hpp"

namespace geo::registry {

/// The line on the ground; the draft's own road and proposal are left out.
/// \pre the line has two distinct points
naming::LineFacts line_facts(const Ground& ground, const naming::NameDraft& draft,
                             const LineString& line, const naming::Thresholds& thresholds);

/// Other villages of the county whose settlement name opens the specific part.
/// \param line null when the draft has none: distances stay unknown
std::vector<naming::VillageMention> village_mentions(const Ground& ground,
                                                     const naming::NameDraft& draft,
                                                     const LineString* line);

/// Fills in where the roads of a series lie; those without a line of their own are left out, all
/// of them where the draft has none.
void place_series(const Ground& ground, const LineString* line,
                  std::vector<naming::SeriesMember>& members);

}  // namespace geo::registry
