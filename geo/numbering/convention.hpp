// SPDX-License-Identifier: Apache-2.0
// How a road's numbers run: from which end, with the odd ones on which side, or in one sequence.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "geo/numbering/lane.hpp"
#include "geo/numbering/yards.hpp"

namespace geo::numbering {

/// Relative to an axis: as it runs, or against it.
struct Course {
    bool is_reversed = false;
    OddSide odd_side = OddSide::right;
    bool is_single_sided = false;
    bool operator==(const Course&) const = default;
};

/// The same place for somebody who walks against the axis.
Place reversed(Place place, double length) noexcept;

/// The placed yards on their lanes: odd and even, or one lane. Yards on the axis itself count as
/// being where their numbers belong. Numbers are what the yards have; sorted along the road.
std::vector<Lane> lanes_of(const std::vector<Yard>& yards, const Course& course, double length);

/// How many numbers are on the wrong lane or out of order.
std::size_t count_against(const std::vector<Yard>& yards, const Course& course, double length);

/// The course of a road that was not numbered by the registry yet. Numbers that are there, and
/// follow another course than the rules' in nearly everything, show how it was decided once.
/// \param by_rule  of an axis that begins where the rules say
Course course_of(const std::vector<Yard>& yards, const NumberingRules& rules, double length);

}  // namespace geo::numbering
