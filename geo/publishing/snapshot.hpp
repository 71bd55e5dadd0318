// SPDX-License-Identifier: Apache-2.0
// The published registry in memory: immutable, shared by every reader. It is cut into shards, one
// per village (and one for the roads that lie in none); a change makes a new Snapshot that shares
// all shards but those it touched, so a reader never waits and never sees half a change.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "geo/publishing/shard.hpp"
#include "geo/publishing/shard_directory.hpp"
#include "geo/search/address_index.hpp"

namespace geo::publishing {

struct RoadRef {
    const Shard* shard = nullptr;
    const RoadFeature* road = nullptr;
};

struct SignRef {
    const Shard* shard = nullptr;
    const SignFeature* sign = nullptr;
};

struct DoorRef {
    const Shard* shard = nullptr;
    const DoorFeature* door = nullptr;
};

class Snapshot {
  public:
    /// \param sequence the last event of the log that the shards contain.
    Snapshot(std::int64_t sequence, std::vector<ShardPtr> shards,
             std::shared_ptr<const search::AddressIndex> index);
    /// The snapshot after another: some shards are replaced, everything else is shared. So is the
    /// index: until it is renewed, search finds what was there before.
    Snapshot(const Snapshot& last, std::int64_t sequence, std::span<const ReplacedShard> replaced);

    /// The same shards under another index.
    std::shared_ptr<const Snapshot> with_index(
        std::shared_ptr<const search::AddressIndex> index) const;

    std::int64_t sequence() const noexcept { return sequence_; }
    std::span<const ShardPtr> shards() const noexcept { return shards_; }
    /// Never older than a second or so (PublishedRegistry): a place that it finds may be gone from
    /// the shards, and one of the shards may not be found yet.
    const search::AddressIndex& index() const noexcept { return *index_; }
    const std::shared_ptr<const search::AddressIndex>& shared_index() const noexcept {
        return index_;
    }
    const BoundingBox& box() const noexcept { return box_; }
    bool modelled() const noexcept { return modelled_; }

    std::size_t village_count() const noexcept { return directory_.village_count(); }
    std::size_t road_count() const noexcept { return directory_.road_count(); }
    std::size_t door_count() const noexcept { return directory_.door_count(); }
    std::size_t sign_count() const noexcept { return directory_.sign_count(); }

    const Shard* find_village(const VillageCode& code) const;
    RoadRef find_road(RoadId id) const;  ///< {nullptr, nullptr} when absent
    DoorRef find_door(AddressId id) const;
    SignRef find_sign(SignId id) const;

    /// Calls visit(const Shard&) for every shard whose box meets the area.
    template <typename Visit>
    void for_each_shard(const BoundingBox& area, Visit&& visit) const {
        directory_.tree().search(area, [&](std::uint32_t i) { visit(*shards_[i]); });
    }
    /// Calls visit(const Shard&, const RoadFeature&) for every road whose box meets the area.
    template <typename Visit>
    void for_each_road(const BoundingBox& area, Visit&& visit) const {
        for_each_shard(area, [&](const Shard& shard) {
            shard.road_tree.search(area, [&](std::uint32_t i) { visit(shard, shard.roads[i]); });
        });
    }
    /// Calls visit(const Shard&, const DoorFeature&) for every door in the area.
    template <typename Visit>
    void for_each_door(const BoundingBox& area, Visit&& visit) const {
        for_each_shard(area, [&](const Shard& shard) {
            shard.door_tree.search(area, [&](std::uint32_t i) { visit(shard, shard.doors[i]); });
        });
    }
    /// Calls visit(const Shard&, const SignFeature&) for every sign in the area.
    template <typename Visit>
    void for_each_sign(const BoundingBox& area, Visit&& visit) const {
        for_each_shard(area, [&](const Shard& shard) {
            shard.sign_tree.search(area, [&](std::uint32_t i) { visit(shard, shard.signs[i]); });
        });
    }

  private:
    void sum_up();

    std::int64_t sequence_;
    std::vector<ShardPtr> shards_;
    std::shared_ptr<const search::AddressIndex> index_;
    ShardDirectory directory_;
    BoundingBox box_;
    bool modelled_ = false;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// The shard to which the roads and doors of no village belong has an empty code.
inline VillageCode no_village() { return VillageCode{}; }

/// Standard address text composed of what the registry knows: 省市县镇村路号.
std::string standard_address(const VillageFeature& village, const RoadFeature* road,
                             std::string_view number);

}  // namespace geo::publishing
