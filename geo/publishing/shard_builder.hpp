// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "geo/model/address.hpp"
#include "geo/model/division.hpp"
#include "geo/model/place_name.hpp"
#include "geo/model/road.hpp"
#include "geo/model/sign.hpp"
#include "geo/model/village.hpp"
#include "geo/publishing/snapshot.hpp"
#include "geo/storage/former_names.hpp"

namespace geo::publishing {

/// The divisions by code, to write the levels above a village out.
class DivisionNames {
  public:
    /// \param former names that divisions or villages bore before
    explicit DivisionNames(const std::vector<Division>& divisions,
                           const std::vector<storage::FormerName>& former = {});
    VillageFeature describe(const Village& village) const;

  private:
    std::vector<std::string> other_names_of(const std::string& code,
                                            const std::vector<std::string>& aliases) const;

    std::unordered_map<std::string, Division> divisions_;
    std::unordered_map<std::string, std::vector<std::string>> former_;
};

/// Collects the rows of one village (or of none) and makes the shard.
class ShardBuilder {
  public:
    explicit ShardBuilder(std::optional<VillageFeature> village);

    /// Roads come in the order of their ids; names and doors after their road.
    void add_road(Road road, bool has_open_proposal);
    void add_name(const PlaceName& name);
    void add_door(const Address& address);
    /// Only what stands is published. Signs come by id, after the roads.
    void add_sign(const Sign& sign);
    ShardPtr build();

  private:
    struct Yard {
        std::optional<std::size_t> main;  ///< indexes of doors
        std::vector<std::size_t> gates;
    };

    RoadFeature* find_road(RoadId id);
    void note_yard(const Address& address, std::size_t door);
    void settle_yards();
    void build_trees();

    std::shared_ptr<Shard> shard_ = std::make_shared<Shard>();
    std::unordered_map<std::string, Yard> yards_;
};

}  // namespace geo::publishing
