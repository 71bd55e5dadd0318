// SPDX-License-Identifier: Apache-2.0
#include "api/http/search_place.hpp"

namespace api::http {
namespace {

using geo::DivisionLevel;
using geo::publishing::RoadFeature;
using geo::publishing::Snapshot;
using geo::publishing::VillageFeature;
using geo::search::Component;
using geo::search::Hit;
using geo::search::HitType;
using geo::search::How;

const VillageFeature* village_of(const geo::publishing::Shard* shard) {
    return shard != nullptr && shard->village ? &*shard->village : nullptr;
}

const RoadFeature* road_of(const geo::publishing::DoorRef& found) {
    if (found.door->road == geo::publishing::no_road) return nullptr;
    const RoadFeature& road = found.shard->roads[found.door->road];
    return road.name_in_use().full.empty() ? nullptr : &road;
}

std::optional<SearchPlace> door_place(const Snapshot& snapshot, geo::AddressId id) {
    const auto found = snapshot.find_door(id);
    if (found.door == nullptr) return std::nullopt;
    return SearchPlace{.type = HitType::housenumber,
                       .village = village_of(found.shard),
                       .road = road_of(found),
                       .door = found.door,
                       .modelled = found.door->modelled};
}

std::optional<SearchPlace> road_place(const Snapshot& snapshot, geo::RoadId id) {
    const auto found = snapshot.find_road(id);
    if (found.road == nullptr) return std::nullopt;
    return SearchPlace{.type = HitType::street,
                       .village = village_of(found.shard),
                       .road = found.road,
                       .modelled = found.road->modelled};
}

std::optional<SearchPlace> crossing_place(const Snapshot& snapshot, const Hit& hit) {
    if (!hit.road || !hit.other_road || !hit.position) return std::nullopt;
    auto place = road_place(snapshot, *hit.road);
    const auto other = snapshot.find_road(*hit.other_road);
    if (!place || other.road == nullptr) return std::nullopt;
    place->type = HitType::intersection;
    place->other_road = other.road;
    place->modelled = place->modelled || other.road->modelled;
    place->crossing = *hit.position;
    return place;
}

std::optional<SearchPlace> village_place(const Snapshot& snapshot, const geo::VillageCode& code) {
    const auto* village = village_of(snapshot.find_village(code));
    if (village == nullptr) return std::nullopt;
    return SearchPlace{
        .type = HitType::locality, .village = village, .modelled = village->modelled};
}

/// The lowest level that the text named: only cities and provinces come without a code.
DivisionLevel level_asked(const Hit& hit) {
    const auto named = [&](Component component) {
        return hit.how(component) != How::absent && hit.how(component) != How::not_found;
    };
    return named(Component::city) ? DivisionLevel::city : DivisionLevel::province;
}

std::optional<SearchPlace> division_place(const SearchContext& context, const Hit& hit) {
    const auto directory = context.divisions.of(context.snapshot);
    auto entry = directory->find(hit.division.value());
    if (entry.village == nullptr && hit.position)
        entry = {directory->nearest_village(*hit.position), level_asked(hit)};
    if (entry.village == nullptr) return std::nullopt;
    return SearchPlace{.village = entry.village, .level = entry.level};
}

}  // namespace

std::optional<SearchPlace> find_place(const SearchContext& context, const Hit& hit) {
    const Snapshot& snapshot = *context.snapshot;
    switch (hit.type) {
        case HitType::housenumber:
            return hit.address ? door_place(snapshot, *hit.address) : std::nullopt;
        case HitType::street:
            return hit.road ? road_place(snapshot, *hit.road) : std::nullopt;
        case HitType::intersection:
            return crossing_place(snapshot, hit);
        case HitType::locality:
            return village_place(snapshot, hit.village);
        case HitType::municipality:
            return division_place(context, hit);
    }
    return std::nullopt;
}

std::optional<SearchPlace> find_place_near(const SearchContext& context,
                                           const geo::search::NearHit& near) {
    Hit hit;
    hit.type = near.type;
    hit.address = near.address;
    hit.road = near.road;
    hit.village = near.village;
    return find_place(context, hit);
}

}  // namespace api::http
