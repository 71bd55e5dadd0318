// SPDX-License-Identifier: Apache-2.0
// Where in a list of shards something lies: by village code, by the id of a road, door or sign, by
// place. Made once for a whole registry; after a change of few villages, what did not change is
// shared with the directory before, so that an approval does not sort three hundred thousand doors.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "geo/model/ids.hpp"
#include "geo/publishing/shard.hpp"
#include "geo/spatial/packed_rtree.hpp"

namespace geo::publishing {

/// A shard that takes the place of another.
struct ReplacedShard {
    std::uint32_t index = 0;
    ShardPtr shard;
};

class ShardDirectory {
  public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    explicit ShardDirectory(std::span<const ShardPtr> shards);

    /// The directory of the list in which the given shards have been replaced.
    /// \param before the list of this directory
    /// \param after the same list with the replaced ones in it
    ShardDirectory after(std::span<const ShardPtr> before, std::span<const ShardPtr> after,
                         std::span<const ReplacedShard> replaced) const;

    /// Indexes into the list; none when absent.
    std::uint32_t of_village(const VillageCode& code) const;
    std::uint32_t of_road(RoadId id) const { return find(*roads_, id.value()); }
    std::uint32_t of_door(AddressId id) const { return find(*doors_, id.value()); }
    std::uint32_t of_sign(SignId id) const { return find(*signs_, id.value()); }
    /// Of the shards' boxes; items are indexes.
    const spatial::PackedRTree& tree() const noexcept { return *tree_; }

    std::size_t village_count() const noexcept { return villages_->size(); }
    std::size_t road_count() const noexcept { return roads_->size(); }
    std::size_t door_count() const noexcept { return doors_->size(); }
    std::size_t sign_count() const noexcept { return signs_->size(); }

  private:
    /// Pairs (id, shard), sorted.
    using ShardOfId = std::vector<std::pair<std::int64_t, std::uint32_t>>;
    using ShardOfVillage = std::unordered_map<std::string, std::uint32_t>;

    static std::uint32_t find(const ShardOfId& ids, std::int64_t id) noexcept;

    std::shared_ptr<const ShardOfVillage> villages_;
    std::shared_ptr<const ShardOfId> roads_, doors_, signs_;
    std::shared_ptr<const spatial::PackedRTree> tree_;
};

}  // namespace geo::publishing
