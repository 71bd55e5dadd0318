// SPDX-License-Identifier: Apache-2.0
// What a plan says to people.
#pragma once

#include <string>

#include "geo/numbering/plan.hpp"

namespace geo::numbering {

/// What is wrong with a number on this side of the road.
Reason reason_for(Fault fault, const std::string& number, const Place& place);
/// How a door came by its number.
BilingualText why_given(const std::string& number, const Place& place, bool was_reserved);
BilingualText why_kept();
BilingualText why_left_alone();
BilingualText why_unplaced(const Place& place, bool has_direction);
BilingualText why_of_yard();
Reason gap_reason(int first, int last);
Reason other_convention_reason(const Convention& convention);
Reason no_direction_reason();

}  // namespace geo::numbering
