// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>

#include "geo/publishing/snapshot.hpp"

namespace geo::publishing {

/// Its texts are borrowed from the village.
search::VillageEntry village_entry(const VillageFeature& village);

std::shared_ptr<const search::DoorTable> build_doors(std::span<const ShardPtr> shards);

/// The index over the names of the shards; the doors are those given.
std::shared_ptr<const search::AddressIndex> build_index(
    std::span<const ShardPtr> shards, std::shared_ptr<const search::DoorTable> doors);

}  // namespace geo::publishing
