// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "geo/publishing/snapshot.hpp"

namespace api::cli {

/// The standard address of a place that was found.
std::string label_of(const geo::publishing::Snapshot& snapshot,
                     const std::optional<geo::AddressId>& address,
                     const std::optional<geo::RoadId>& road, const geo::VillageCode& village);

}  // namespace api::cli
