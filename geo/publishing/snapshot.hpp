// SPDX-License-Identifier: Apache-2.0
// The published registry in memory: immutable, shared by every reader. It is cut into shards, one
// per village (and one for the roads that lie in none); a change makes a new Snapshot that shares
// all shards but those it touched, so a reader never waits and never sees half a change.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/model/place_name.hpp"
#include "geo/model/sign.hpp"
#include "geo/search/address_index.hpp"
#include "geo/spatial/packed_rtree.hpp"

namespace geo::publishing {

struct VillageFeature {
    VillageCode code;
    std::string name;
    std::string town, town_code;
    std::string county, county_code;
    std::string city;
    std::string province;
    MultiPolygon outline;  ///< empty when nobody has drawn it yet
    BoundingBox box;
    Coordinate label;  ///< a point inside the outline
    bool modelled = false;
};

enum class RoadState { unnamed, proposed, named };

/// "unnamed", "proposed" (an open proposal exists), "named".
std::string_view to_string(RoadState state);

struct RoadFeature {
    RoadId id;
    RoadState state = RoadState::unnamed;
    NameParts name;  ///< empty when the road has no name in force
    Pinyin pinyin;
    /// Brought by an import as not yet approved. Post is addressed by it all the same, so search
    /// finds it and says what it is; empty when a name is in force.
    NameParts proposed_name;
    Pinyin proposed_pinyin;
    std::vector<std::string> aliases;  ///< aliases and former names, found by search
    LineString line;
    BoundingBox box;
    double length_metres = 0;
    std::optional<double> width_metres;
    std::string surface;
    std::string direction;
    std::string road_class;
    std::string source_id;
    std::string approved_on;
    bool modelled = false;

    /// The name by which an address on it is known: the one in force, else the proposed one.
    const NameParts& name_in_use() const noexcept {
        return name.full.empty() ? proposed_name : name;
    }
    const Pinyin& pinyin_in_use() const noexcept {
        return name.full.empty() ? proposed_pinyin : pinyin;
    }
};

inline constexpr std::uint32_t no_road = std::numeric_limits<std::uint32_t>::max();

struct DoorFeature {
    AddressId id;
    std::uint32_t road = no_road;  ///< index into the shard's roads
    std::string number;  ///< empty: it has none yet
    Coordinate position;
    std::string postcode;
    std::string source_id;
    bool modelled = false;
    /// Whoever looks for the address means this door: it has a number, and is not a further gate of
    /// a yard whose main gate bears the same.
    bool is_address = false;
};

/// A sign that stands: installed, or damaged.
struct SignFeature {
    SignId id;
    std::uint32_t road = no_road;  ///< index into the shard's roads
    std::string name;              ///< what stands on the plate
    std::string romanisation;
    Coordinate position;
    double bearing = 0;
    RoadAxis axis = RoadAxis::east_west;
    SignState state = SignState::installed;
    SignId pole;
    std::string installed_on;
    bool is_outdated = false;
};

/// One village with everything in it. Without a village: what lies in none.
struct Shard {
    std::optional<VillageFeature> village;
    std::vector<RoadFeature> roads;  ///< by id
    std::vector<DoorFeature> doors;  ///< by id
    std::vector<SignFeature> signs;  ///< by id
    BoundingBox box;
    spatial::PackedRTree road_tree;  ///< of roads, items are indexes
    spatial::PackedRTree door_tree;
    spatial::PackedRTree sign_tree;
};

using ShardPtr = std::shared_ptr<const Shard>;

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

    std::int64_t sequence() const noexcept { return sequence_; }
    std::span<const ShardPtr> shards() const noexcept { return shards_; }
    const search::AddressIndex& index() const noexcept { return *index_; }
    /// To be shared by the next snapshot while no name changes.
    const std::shared_ptr<const search::AddressIndex>& shared_index() const noexcept {
        return index_;
    }
    const BoundingBox& box() const noexcept { return box_; }
    bool modelled() const noexcept { return modelled_; }

    std::size_t village_count() const noexcept { return village_count_; }
    std::size_t road_count() const noexcept { return road_count_; }
    std::size_t door_count() const noexcept { return door_count_; }
    std::size_t sign_count() const noexcept { return shard_of_sign_.size(); }

    const Shard* find_village(const VillageCode& code) const;
    RoadRef find_road(RoadId id) const;  ///< {nullptr, nullptr} when absent
    DoorRef find_door(AddressId id) const;
    SignRef find_sign(SignId id) const;

    /// Calls visit(const Shard&) for every shard whose box meets the area.
    template <typename Visit>
    void for_each_shard(const BoundingBox& area, Visit&& visit) const {
        shard_tree_.search(area, [&](std::uint32_t i) { visit(*shards_[i]); });
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
    void index_shards();

    std::int64_t sequence_;
    std::vector<ShardPtr> shards_;
    std::shared_ptr<const search::AddressIndex> index_;
    spatial::PackedRTree shard_tree_;
    std::unordered_map<std::string, std::uint32_t> shard_of_village_;
    std::vector<std::pair<std::int64_t, std::uint32_t>> shard_of_road_;  ///< sorted by road id
    std::vector<std::pair<std::int64_t, std::uint32_t>> shard_of_door_;
    std::vector<std::pair<std::int64_t, std::uint32_t>> shard_of_sign_;
    BoundingBox box_;
    bool modelled_ = false;
    std::size_t village_count_ = 0, road_count_ = 0, door_count_ = 0;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// The shard to which the roads and doors of no village belong has an empty code.
inline VillageCode no_village() { return VillageCode{}; }

/// Standard address text composed of what the registry knows: 省市县镇村路号.
std::string standard_address(const VillageFeature& village, const RoadFeature* road,
                             std::string_view number);

}  // namespace geo::publishing
