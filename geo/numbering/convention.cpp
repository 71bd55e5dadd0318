// SPDX-License-Identifier: Apache-2.0
#include "geo/numbering/convention.hpp"

#include <algorithm>

namespace geo::numbering {
namespace {

/// With fewer numbers, what looks like another course may as well be a mistake.
constexpr std::size_t least_numbers = 4;
/// With fewer houses the other side may simply not be built yet.
constexpr std::ptrdiff_t least_single_side = 3;

bool is_on_odd_side(Side side, OddSide odd) noexcept {
    return (side == Side::right) == (odd == OddSide::right);
}

bool has_number(const Yard& yard) { return yard.is_placed && yard.read.has_value(); }

bool is_odd(const Yard& yard) { return yard.read && yard.read->main % 2 != 0; }

/// 0: the odd lane, 1: the even one.
std::size_t lane_for(const Yard& yard, Side side, const Course& course) {
    if (side == Side::on) return yard.read && !is_odd(yard) ? 1 : 0;
    return is_on_odd_side(side, course.odd_side) ? 0 : 1;
}

bool is_one_sided(const std::vector<Yard>& yards) {
    const auto count = [&](Side side) {
        return std::count_if(yards.begin(), yards.end(), [&](const Yard& yard) {
            return yard.is_placed && yard.place.side == side;
        });
    };
    const auto right = count(Side::right), left = count(Side::left);
    return (right == 0 && left >= least_single_side) || (left == 0 && right >= least_single_side);
}

}  // namespace

Place reversed(Place place, double length) noexcept {
    place.along = length - place.along;
    if (place.side != Side::on) place.side = place.side == Side::left ? Side::right : Side::left;
    return place;
}

std::vector<Lane> lanes_of(const std::vector<Yard>& yards, const Course& course, double length) {
    std::vector<Lane> lanes;
    if (course.is_single_sided)
        lanes = {Lane{1, 1, {}}};
    else
        lanes = {Lane{1, 2, {}}, Lane{2, 2, {}}};
    for (std::size_t i = 0; i < yards.size(); ++i) {
        const Yard& yard = yards[i];
        if (!yard.is_placed || yard.is_left_alone) continue;
        const Place place = course.is_reversed ? reversed(yard.place, length) : yard.place;
        const std::size_t lane = course.is_single_sided ? 0 : lane_for(yard, place.side, course);
        lanes[lane].yards.push_back({i, place.along, yard.read});
    }
    for (Lane& lane : lanes) sort_along(lane.yards);
    return lanes;
}

std::size_t count_against(const std::vector<Yard>& yards, const Course& course, double length) {
    std::size_t count = 0;
    for (const Lane& lane : lanes_of(yards, course, length)) {
        std::vector<LaneYard> admitted;
        for (const LaneYard& yard : lane.yards) {
            if (!yard.number) continue;
            if (lane.admits(*yard.number))
                admitted.push_back(yard);
            else
                ++count;
        }
        count += out_of_order(admitted).size();
    }
    return count;
}

Course course_of(const std::vector<Yard>& yards, const NumberingRules& rules, double length) {
    const Course by_rule{false, rules.odd_side, false};
    const OddSide other = rules.odd_side == OddSide::right ? OddSide::left : OddSide::right;
    const auto numbered =
        static_cast<std::size_t>(std::count_if(yards.begin(), yards.end(), has_number));
    const std::size_t against = count_against(yards, by_rule, length);
    if (rules.single_side_in_sequence && is_one_sided(yards) && (numbered == 0 || against > 0)) {
        const Course single{false, rules.odd_side, true};
        if (count_against(yards, single, length) < against || numbered == 0) return single;
    }
    if (numbered < least_numbers || against * 2 < numbered) return by_rule;
    // Lanes of their own first: one sequence for both sides is rare.
    const std::array candidates{Course{false, other, false}, Course{true, rules.odd_side, false},
                                Course{true, other, false}, Course{false, rules.odd_side, true},
                                Course{true, rules.odd_side, true}};
    Course best = by_rule;
    std::size_t least = numbered / 10 + 1;
    for (const Course& candidate : candidates) {
        const std::size_t count = count_against(yards, candidate, length);
        if (count >= least) continue;
        least = count;
        best = candidate;
    }
    return best;
}

}  // namespace geo::numbering
