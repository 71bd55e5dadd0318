// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>

#include "geo/publishing/shard.hpp"
#include "geo/search/address_index.hpp"

namespace geo::publishing {

/// The search index of the shards as they are now. What has not changed is not made again: the
/// doors when only names did, and nothing at all when neither did (most steps of a proposal).
/// \param before the shards of which the index was made
std::shared_ptr<const search::AddressIndex> renewed_index(
    std::span<const ShardPtr> before, std::span<const ShardPtr> now,
    const std::shared_ptr<const search::AddressIndex>& index);

}  // namespace geo::publishing
