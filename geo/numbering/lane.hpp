// SPDX-License-Identifier: Apache-2.0
// One sequence of numbers along a road: the odd side, the even side, or both at once where a street
// has houses on one side only.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "geo/numbering/house_number.hpp"
#include "geo/numbering/numbering_rules.hpp"

namespace geo::numbering {

/// A yard on a lane.
struct LaneYard {
    std::size_t yard = 0;  ///< the caller's index
    double along = 0;
    std::optional<HouseNumber> number{};  ///< what it has and keeps, or was given
};

struct Lane {
    int first = 1;
    int step = 2;
    std::vector<LaneYard> yards;  ///< along the road

    bool admits(const HouseNumber& number) const noexcept {
        return number.main >= first && (number.main - first) % step == 0;
    }
};

/// Sorts along the road; yards on the same spot by their numbers.
void sort_along(std::vector<LaneYard>& yards);

/// The yards whose numbers do not rise along the lane: the fewest that have to go so that the main
/// numbers of the others never fall. Indexes into yards, ascending. \pre sorted, all numbered
std::vector<std::size_t> out_of_order(const std::vector<LaneYard>& yards);

/// Numbers that are spoken for.
class TakenNumbers {
  public:
    void take(const HouseNumber& number);
    /// Nobody bears it, not even with a sub-number.
    bool is_free(int main) const { return subs_.find(main) == subs_.end(); }
    /// The next sub-number below the main one.
    HouseNumber next_sub(int main, const std::string& joint) const;

  private:
    std::map<int, int> subs_;  ///< the greatest sub-number by main number
};

/// Gives a number to every yard of the lane that has none, so that main numbers rise along the
/// road: a free one between its neighbours' where there is one (placed where the yard lies between
/// them), else a sub-number of the door before it. Behind the last numbered door it counts on, or
/// goes by the metres from the start. \pre sorted
/// \returns the numbers that were passed over for vacant frontage
std::vector<int> fill_lane(Lane& lane, const NumberingRules& rules, TakenNumbers& taken);

}  // namespace geo::numbering
