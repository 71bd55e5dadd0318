// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/shard_builder.hpp"

#include <algorithm>
#include <array>

#include "geo/spatial/label_point.hpp"

namespace geo::publishing {

DivisionNames::DivisionNames(const std::vector<Division>& divisions,
                             const std::vector<storage::FormerName>& former) {
    for (const Division& division : divisions) divisions_.emplace(division.code.value(), division);
    for (const auto& [code, name] : former) former_[code].push_back(name);
}

/// What the source says first, then what it bore in this registry.
std::vector<std::string> DivisionNames::other_names_of(
    const std::string& code, const std::vector<std::string>& aliases) const {
    std::vector<std::string> names = aliases;
    const auto found = former_.find(code);
    if (found == former_.end()) return names;
    for (const auto& name : found->second)
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    return names;
}

VillageFeature DivisionNames::describe(const Village& village) const {
    VillageFeature feature;
    feature.code = village.code;
    feature.name = village.name;
    feature.modelled = village.modelled;
    feature.former_names = other_names_of(village.code.value(), village.aliases);
    feature.town_code = village.town.value();
    auto level = divisions_.find(village.town.value());
    for (int steps = 0; level != divisions_.end() && steps < 4; ++steps) {
        const Division& division = level->second;
        switch (division.level) {
            case DivisionLevel::town:
                feature.town = division.name;
                feature.former_town_names = other_names_of(division.code.value(), division.aliases);
                break;
            case DivisionLevel::county:
                feature.county = division.name;
                feature.county_code = division.code.value();
                feature.former_county_names =
                    other_names_of(division.code.value(), division.aliases);
                break;
            case DivisionLevel::city:
                feature.city = division.name;
                break;
            case DivisionLevel::province:
                feature.province = division.name;
                break;
        }
        level = divisions_.find(division.parent.value());
    }
    if (village.outline) {
        feature.outline = *village.outline;
        feature.box = bounding_box(feature.outline);
        feature.label = spatial::label_point(feature.outline).value_or(Coordinate{});
    }
    return feature;
}

ShardBuilder::ShardBuilder(std::optional<VillageFeature> village) {
    if (village) shard_->box = village->box;
    shard_->village = std::move(village);
}

RoadFeature* ShardBuilder::find_road(RoadId id) {
    auto& roads = shard_->roads;
    const auto found =
        std::lower_bound(roads.begin(), roads.end(), id,
                         [](const RoadFeature& road, RoadId wanted) { return road.id < wanted; });
    return found != roads.end() && found->id == id ? &*found : nullptr;
}

void ShardBuilder::add_road(Road road, bool has_open_proposal) {
    RoadFeature feature;
    feature.id = road.id;
    feature.state = has_open_proposal ? RoadState::proposed : RoadState::unnamed;
    feature.line = std::move(road.centre_line);
    feature.box = bounding_box(feature.line);
    feature.length_metres = road.length_metres;
    feature.width_metres = road.width_metres;
    feature.surface = std::move(road.surface);
    feature.direction = std::move(road.direction);
    feature.road_class = std::move(road.road_class);
    feature.source_id = std::move(road.source_id);
    feature.modelled = road.modelled;
    shard_->roads.push_back(std::move(feature));
}

void ShardBuilder::add_name(const PlaceName& name) {
    RoadFeature* road = find_road(name.road);
    if (road == nullptr) return;
    switch (name.status) {
        case NameStatus::in_force:
            road->state = RoadState::named;
            road->name = name.name;
            road->pinyin = name.pinyin;
            road->approved_on = name.valid_from.value_or("");
            break;
        case NameStatus::proposed:
            if (road->state == RoadState::unnamed) road->state = RoadState::proposed;
            road->proposed_name = name.name;
            road->proposed_pinyin = name.pinyin;
            break;
        case NameStatus::alias:
        case NameStatus::former:
            road->aliases.push_back(name.name.full);
            break;
        case NameStatus::abolished:
            break;
    }
}

void ShardBuilder::add_door(const Address& address) {
    if (address.lifecycle == LifecycleStage::abolished ||
        address.lifecycle == LifecycleStage::rejected)
        return;
    DoorFeature door;
    door.id = address.id;
    if (address.road)
        if (const RoadFeature* road = find_road(*address.road))
            door.road = static_cast<std::uint32_t>(road - shard_->roads.data());
    door.number = address.number;
    door.position = address.position;
    door.postcode = address.postcode;
    door.source_id = address.source_id;
    door.modelled = address.modelled;
    door.is_address = !door.number.empty();
    if (!address.yard.empty()) note_yard(address, shard_->doors.size());
    shard_->doors.push_back(std::move(door));
}

void ShardBuilder::note_yard(const Address& address, std::size_t door) {
    Yard& yard = yards_[address.yard];
    yard.gates.push_back(door);
    if (address.is_main_gate) yard.main = door;
}

/// One yard, one number, one answer to who looks for it: its main gate.
void ShardBuilder::settle_yards() {
    for (const auto& [name, yard] : yards_) {
        if (!yard.main) continue;
        for (const std::size_t gate : yard.gates)
            if (shard_->doors[gate].number == shard_->doors[*yard.main].number)
                shard_->doors[gate].is_address =
                    gate == *yard.main && !shard_->doors[gate].number.empty();
    }
}

void ShardBuilder::add_sign(const Sign& sign) {
    if (sign.state != SignState::installed && sign.state != SignState::damaged) return;
    SignFeature feature;
    feature.id = sign.id;
    if (const RoadFeature* road = find_road(sign.road))
        feature.road = static_cast<std::uint32_t>(road - shard_->roads.data());
    feature.name = sign.name;
    feature.romanisation = sign.romanisation;
    feature.position = sign.position;
    feature.bearing = sign.bearing;
    feature.axis = sign.axis;
    feature.state = sign.state;
    feature.pole = sign.pole;
    feature.installed_on = sign.installed_on.value_or(std::string{});
    feature.is_outdated = sign.is_outdated;
    shard_->signs.push_back(std::move(feature));
}

void ShardBuilder::build_trees() {
    std::vector<BoundingBox> boxes;
    for (const RoadFeature& road : shard_->roads) {
        boxes.push_back(road.box);
        shard_->box.add(road.box);
    }
    shard_->road_tree = spatial::PackedRTree{boxes};
    boxes.clear();
    for (const DoorFeature& door : shard_->doors) {
        boxes.push_back(bounding_box(std::vector{door.position}));
        shard_->box.add(door.position);
    }
    shard_->door_tree = spatial::PackedRTree{boxes};
    boxes.clear();
    for (const SignFeature& sign : shard_->signs) {
        boxes.push_back(bounding_box(std::vector{sign.position}));
        shard_->box.add(sign.position);
    }
    shard_->sign_tree = spatial::PackedRTree{boxes};
}

ShardPtr ShardBuilder::build() {
    shard_->roads.shrink_to_fit();
    shard_->doors.shrink_to_fit();
    settle_yards();
    build_trees();
    const auto is_modelled = [](const auto& feature) { return feature.modelled; };
    shard_->modelled = (shard_->village && shard_->village->modelled) ||
                       std::any_of(shard_->roads.begin(), shard_->roads.end(), is_modelled);
    return std::move(shard_);
}

}  // namespace geo::publishing
