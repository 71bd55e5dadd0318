// SPDX-License-Identifier: Apache-2.0
#include "geo/search/hits.hpp"

namespace geo::search {

std::optional<Coordinate> position_of(const NameIndex& names, Component kind, Index entity) {
    if (kind == Component::road) return names.roads()[entity].position;
    if (kind == Component::village) return names.villages()[entity].position;
    return names.divisions()[entity].position;
}

Hit hit_of(const NameIndex& names, Component kind, Index entity) {
    Hit hit;
    hit.position = position_of(names, kind, entity);
    Index village = none;
    if (kind == Component::road) {
        hit.type = HitType::street;
        hit.road = RoadId(names.roads()[entity].id);
        village = names.roads()[entity].village;
    } else if (kind == Component::village) {
        hit.type = HitType::locality;
        village = entity;
    }
    if (village != none) hit.village = VillageCode(names.villages()[village].code);
    const Index division = kind < Component::village ? entity : names.division_of(kind, entity);
    if (division != none) hit.division = DivisionCode(names.divisions()[division].code);
    return hit;
}

void set_door(Hit& hit, const Door& door) {
    hit.type = HitType::housenumber;
    hit.address = AddressId(door.id);
    hit.position = door.position();
}

}  // namespace geo::search
