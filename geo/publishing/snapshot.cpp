// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/snapshot.hpp"

#include <algorithm>

namespace geo::publishing {
namespace {

using ShardOfId = std::vector<std::pair<std::int64_t, std::uint32_t>>;

std::uint32_t shard_of(const ShardOfId& shards, std::int64_t id) {
    const auto found = std::lower_bound(shards.begin(), shards.end(), std::pair{id, 0U});
    return found != shards.end() && found->first == id ? found->second : no_road;
}

/// Roads and doors of a shard are sorted by id.
template <typename Feature, typename Id>
const Feature* find_in(const std::vector<Feature>& features, Id id) {
    const auto found =
        std::lower_bound(features.begin(), features.end(), id,
                         [](const Feature& feature, Id wanted) { return feature.id < wanted; });
    return found != features.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

std::string_view to_string(RoadState state) {
    switch (state) {
        case RoadState::unnamed:
            return "unnamed";
        case RoadState::proposed:
            return "proposed";
        case RoadState::named:
            return "named";
    }
    return "unnamed";
}

Snapshot::Snapshot(std::int64_t sequence, std::vector<ShardPtr> shards,
                   std::shared_ptr<const search::AddressIndex> index)
    : sequence_(sequence), shards_(std::move(shards)), index_(std::move(index)) {
    index_shards();
}

void Snapshot::index_shards() {
    std::vector<BoundingBox> boxes;
    for (std::uint32_t i = 0; i < shards_.size(); ++i) {
        const Shard& shard = *shards_[i];
        boxes.push_back(shard.box);
        box_.add(shard.box);
        road_count_ += shard.roads.size();
        door_count_ += shard.doors.size();
        for (const RoadFeature& road : shard.roads) {
            shard_of_road_.emplace_back(road.id.value(), i);
            modelled_ = modelled_ || road.modelled;
        }
        for (const DoorFeature& door : shard.doors) shard_of_door_.emplace_back(door.id.value(), i);
        for (const SignFeature& sign : shard.signs) shard_of_sign_.emplace_back(sign.id.value(), i);
        if (!shard.village) continue;
        ++village_count_;
        modelled_ = modelled_ || shard.village->modelled;
        shard_of_village_.emplace(shard.village->code.value(), i);
    }
    std::sort(shard_of_road_.begin(), shard_of_road_.end());
    std::sort(shard_of_door_.begin(), shard_of_door_.end());
    std::sort(shard_of_sign_.begin(), shard_of_sign_.end());
    shard_tree_ = spatial::PackedRTree{boxes};
}

const Shard* Snapshot::find_village(const VillageCode& code) const {
    const auto found = shard_of_village_.find(code.value());
    return found == shard_of_village_.end() ? nullptr : shards_[found->second].get();
}

RoadRef Snapshot::find_road(RoadId id) const {
    const std::uint32_t i = shard_of(shard_of_road_, id.value());
    if (i == no_road) return {};
    return {shards_[i].get(), find_in(shards_[i]->roads, id)};
}

DoorRef Snapshot::find_door(AddressId id) const {
    const std::uint32_t i = shard_of(shard_of_door_, id.value());
    if (i == no_road) return {};
    return {shards_[i].get(), find_in(shards_[i]->doors, id)};
}

SignRef Snapshot::find_sign(SignId id) const {
    const std::uint32_t i = shard_of(shard_of_sign_, id.value());
    if (i == no_road) return {};
    return {shards_[i].get(), find_in(shards_[i]->signs, id)};
}

std::string standard_address(const VillageFeature& village, const RoadFeature* road,
                             std::string_view number) {
    std::string text = village.province;
    text.append(village.city).append(village.county).append(village.town).append(village.name);
    if (road != nullptr) text.append(road->name_in_use().full);
    if (!number.empty()) text.append(number).append("号");
    return text;
}

}  // namespace geo::publishing
