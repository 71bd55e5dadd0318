// SPDX-License-Identifier: Apache-2.0
// The gates of a road, yard by yard, with what each yard's number is and what is wrong with it.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "geo/numbering/house_number.hpp"
#include "geo/numbering/plan.hpp"

namespace geo::numbering {

struct Yard {
    std::size_t main = 0;             ///< index of its main gate
    std::vector<std::size_t> others;  ///< of its further gates
    Place place;                      ///< of the main gate
    bool is_placed = false;           ///< it stands by the road
    std::string number;               ///< as written; empty: none
    std::optional<HouseNumber> read;  ///< what that counts as
    std::set<Fault> faults;
    /// Its number is no reason to touch it, nor to order others by it.
    bool is_left_alone = false;
};

/// One yard a gate, but for gates with the same yard text. In the order of their first gates.
std::vector<Yard> yards_of(const std::vector<Gate>& gates);

}  // namespace geo::numbering
