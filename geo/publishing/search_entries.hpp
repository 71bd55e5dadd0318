// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "geo/publishing/snapshot.hpp"

namespace geo::publishing {

/// Its texts are borrowed from the village.
search::VillageEntry village_entry(const VillageFeature& village);

/// The names that the towns and counties of villages bore before, each once.
class FormerDivisionNames {
  public:
    /// Texts are borrowed from the village.
    void add(const VillageFeature& village);
    std::span<const search::DivisionAlias> all() const noexcept { return aliases_; }

  private:
    void add(std::string_view code, std::span<const std::string> names);

    std::unordered_set<std::string_view> seen_;  ///< codes
    std::vector<search::DivisionAlias> aliases_;
};

std::shared_ptr<const search::DoorTable> build_doors(std::span<const ShardPtr> shards);

/// The index over the names of the shards; the doors are those given.
std::shared_ptr<const search::AddressIndex> build_index(
    std::span<const ShardPtr> shards, std::shared_ptr<const search::DoorTable> doors);

}  // namespace geo::publishing
