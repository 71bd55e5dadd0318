// SPDX-License-Identifier: Apache-2.0
// The states of the path through a text: what was read last decides what may well come next.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace geo::addressing {

enum class Slot : std::uint8_t {
    start,
    country,
    province,
    city,
    county,
    zone,
    town,
    village,
    natural_village,
    group,
    street,
    section,  ///< 西段
    door,
    lane,  ///< 1278弄: a door number behind which houses are numbered again
    area,
    place,  ///< whatever has a name and stands there: estate, yard, building, plot, landmark, poi
    house,
    unit,
    floor,
    room,
    person,
    relative,
    link,  ///< 与, between two streets
    mailbox,
    skipped,  ///< separators and courier's remarks: never a state, what stood before them stays
};
constexpr std::size_t slot_count = 24;  // without skipped

using TransitionTable = std::array<std::array<std::int8_t, slot_count>, slot_count>;
extern const TransitionTable transitions;

/// How well one follows the other, set by hand: above zero for the usual, far below for what hardly
/// occurs.
inline int transition(Slot from, Slot to) noexcept {
    return transitions[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
}

}  // namespace geo::addressing
