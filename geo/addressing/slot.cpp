// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/slot.hpp"

#include <initializer_list>

namespace geo::addressing {
namespace {

using enum Slot;
using Slots = std::initializer_list<Slot>;

constexpr int likely_weight = 4, possible_weight = -2, rare_weight = -9, odd_weight = -18;

using Table = TransitionTable;

constexpr void set(Table& table, Slot from, const Slots& to, int weight) {
    for (const Slot each : to)
        table[static_cast<std::size_t>(from)][static_cast<std::size_t>(each)] =
            static_cast<std::int8_t>(weight);
}

constexpr void follow(Table& table, Slot from, const Slots& likely, const Slots& possible,
                      const Slots& rare) {
    set(table, from, likely, likely_weight);
    set(table, from, possible, possible_weight);
    set(table, from, rare, rare_weight);
}

constexpr void follow_divisions(Table& table) {
    follow(table, start, {province, city, county, town, street}, {place, zone, country, village},
           {natural_village, group, door, area, relative, house});
    follow(table, country, {province}, {city, place}, {county});
    follow(table, province, {city, county}, {zone, province}, {town, place, street});
    follow(table, city, {county}, {town, street, place, zone}, {village, city, province, relative});
    follow(table, county, {town, street, place}, {zone, village},
           {natural_village, door, relative, county, city, province, group, area});
    follow(table, zone, {street, place}, {town, village},
           {house, door, area, zone, natural_village, relative});
    follow(table, town, {street, village, place}, {natural_village},
           {door, zone, group, house, province, city, county, relative, area});
    set(table, town, {town}, -14);
}

constexpr void follow_streets(Table& table) {
    follow(table, village, {group, street, place, door}, {natural_village, relative},
           {house, area, person, room, floor, village});
    follow(table, natural_village, {door, street, group}, {place, relative},
           {house, area, village});
    follow(table, group, {door}, {natural_village, place, relative}, {street, house, village});
    follow(table, street, {door, lane, place}, {section, relative, link, street},
           {house, area, village, town, floor, room, natural_village});
    follow(table, section, {door}, {place, relative, street}, {house, area});
    follow(table, door, {place}, {house, floor, relative, area},
           {room, unit, person, street, village, door, lane, natural_village});
    follow(table, lane, {house}, {place, room, relative, door}, {street, unit, floor, area});
    follow(table, relative, {place}, {street, person, door, house, room, floor, relative},
           {area, unit, village, natural_village, town});
    follow(table, link, {street}, {place}, {});
    follow(table, mailbox, {mailbox}, {place, person}, {});
    follow(table, street, {}, {mailbox}, {});
}

constexpr void follow_places(Table& table) {
    follow(table, area, {house},
           {floor, place, door, room, relative, street, group, unit, area, person}, {village});
    follow(table, place, {house, area}, {floor, room, relative, street, door, unit},
           {person, village, town, zone, natural_village, group, lane});
    set(table, place, {place}, -14);
    follow(table, house, {unit, room, floor}, {place, person, relative, area},
           {street, house, door});
    follow(table, unit, {room}, {floor, place}, {house, person, relative});
    follow(table, floor, {room, person}, {place, relative, unit, area}, {house, street, floor});
    follow(table, room, {}, {person, place}, {floor, relative, room, area});
    follow(table, person, {}, {house, room, floor, person, relative}, {place, area, unit});
}

constexpr Table hand_set() {
    Table table{};
    for (auto& row : table) row.fill(odd_weight);
    follow_divisions(table);
    follow_streets(table);
    follow_places(table);
    return table;
}

}  // namespace

constinit const TransitionTable transitions = hand_set();

}  // namespace geo::addressing
