// SPDX-License-Identifier: Apache-2.0
// Which number each door of a road gets, keeps or loses, and why: a plan, before anything is
// changed. After GB/T 35639-2017, Annex B: one yard one number, odd and even on two sides, streets
// with one side in sequence, no skips, nothing twice, valid old numbers kept, room left for vacant
// land. The same road, doors and rules give the same plan; a plan made again after it was applied
// changes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/model/geometry.hpp"
#include "geo/numbering/numbering_rules.hpp"
#include "geo/numbering/road_axis.hpp"

namespace geo::numbering {

/// Where one enters. Gates of one yard bear one number, that of its main gate.
struct Gate {
    std::int64_t key = 0;  ///< the caller's; of two that bear one number the lower one keeps it
    Coordinate position;
    std::string number{};  ///< as on the plate; empty: it has none yet
    std::string yard{};    ///< the same text for the gates of one yard; empty: a yard of its own
    bool is_main =
        false;  ///< of its yard; where none is marked, a numbered one, then the lowest key
    /// Somebody said that it belongs to this road, however far it stands.
    bool is_assigned = false;
};

/// How a road is numbered: once decided, it stays so whatever is built later.
struct Convention {
    Coordinate start;  ///< the end with the lowest numbers
    OddSide odd_side = OddSide::right;
    bool is_single_sided = false;  ///< 1, 2, 3 … in one sequence, whatever the side
    bool operator==(const Convention&) const = default;
};

struct RoadToNumber {
    std::vector<LineString> parts;      ///< EPSG:4490, in any order and direction
    std::vector<Coordinate> entrances;  ///< where other roads meet it, see entrances_of()
    std::vector<Gate> gates;
    std::vector<int> reserved;             ///< numbers kept for vacant plots
    std::optional<Convention> convention;  ///< when it was numbered before
};

enum class Mode {
    keep,      ///< valid numbers stay, new doors get theirs, what is against the rules is mended
    only_new,  ///< no number that is there is touched
    renumber   ///< from the start, by today's rules; only when somebody asks for it
};

enum class Fault {
    duplicate,         ///< another yard of the road bears the number
    wrong_parity,      ///< odd on the even side, or even on the odd one
    out_of_order,      ///< higher numbers stand before it, or lower ones behind it
    unreadable,        ///< 甲3, A座: no number that counts
    yard_differs,      ///< its yard has another number
    too_far,           ///< further off than a door of this road may stand
    on_axis,           ///< on the very centre line: its side is unknown
    no_direction,      ///< the road has no length
    other_convention,  ///< the road is numbered consistently, but not as the rules say
    gap                ///< numbers that nobody bears and that are not reserved
};
/// "duplicate", …
std::string_view to_string(Fault fault) noexcept;

struct Reason {
    Fault fault = Fault::duplicate;
    BilingualText text;
    bool operator==(const Reason&) const = default;
};

enum class Outcome {
    kept,      ///< it has a number and keeps it
    numbered,  ///< it had none
    changed,   ///< it gets another one
    conflict,  ///< its number is against the rules and was left alone
    unplaced   ///< it gets none
};
/// "kept", "new", "changed", "conflict", "unplaced".
std::string_view to_string(Outcome outcome) noexcept;

struct PlanItem {
    std::int64_t gate = 0;
    Outcome outcome = Outcome::kept;
    std::string before;  ///< empty: none
    std::string after;   ///< empty: none
    Place place;
    bool is_main = true;          ///< false: a further gate of its yard
    BilingualText why;            ///< how it came by its number, or why it has none
    std::vector<Reason> reasons;  ///< what is wrong with the number before
};

struct NumberingPlan {
    Convention convention;
    std::vector<PlanItem> items;  ///< along the road, from its start
    std::vector<Reason> remarks;  ///< on the road as a whole
    std::vector<int> reserved;    ///< still kept for vacant plots, new ones included
    bool changes_nothing() const noexcept;
};

/// \throws Error(invalid_input) for a coordinate that is not a finite number.
NumberingPlan plan_numbers(const RoadToNumber& road, const NumberingRules& rules, Mode mode);

}  // namespace geo::numbering
