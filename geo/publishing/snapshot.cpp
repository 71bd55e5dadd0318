// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/snapshot.hpp"

#include <algorithm>

namespace geo::publishing {
namespace {

std::vector<ShardPtr> with_replaced(std::vector<ShardPtr> shards,
                                    std::span<const ReplacedShard> replaced) {
    for (const auto& [index, shard] : replaced) shards[index] = shard;
    return shards;
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
    : sequence_(sequence),
      shards_(std::move(shards)),
      index_(std::move(index)),
      directory_(shards_) {
    sum_up();
}

Snapshot::Snapshot(const Snapshot& last, std::int64_t sequence,
                   std::span<const ReplacedShard> replaced)
    : sequence_(sequence),
      shards_(with_replaced(last.shards_, replaced)),
      index_(last.index_),
      directory_(last.directory_.after(last.shards_, shards_, replaced)) {
    sum_up();
}

std::shared_ptr<const Snapshot> Snapshot::with_index(
    std::shared_ptr<const search::AddressIndex> index) const {
    auto next = std::make_shared<Snapshot>(*this);
    next->index_ = std::move(index);
    return next;
}

void Snapshot::sum_up() {
    for (const ShardPtr& shard : shards_) {
        box_.add(shard->box);
        modelled_ = modelled_ || shard->modelled;
    }
}

const Shard* Snapshot::find_village(const VillageCode& code) const {
    const std::uint32_t i = directory_.of_village(code);
    return i == ShardDirectory::none ? nullptr : shards_[i].get();
}

RoadRef Snapshot::find_road(RoadId id) const {
    const std::uint32_t i = directory_.of_road(id);
    if (i == ShardDirectory::none) return {};
    return {shards_[i].get(), find_in(shards_[i]->roads, id)};
}

DoorRef Snapshot::find_door(AddressId id) const {
    const std::uint32_t i = directory_.of_door(id);
    if (i == ShardDirectory::none) return {};
    return {shards_[i].get(), find_in(shards_[i]->doors, id)};
}

SignRef Snapshot::find_sign(SignId id) const {
    const std::uint32_t i = directory_.of_sign(id);
    if (i == ShardDirectory::none) return {};
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
