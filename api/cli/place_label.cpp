// SPDX-License-Identifier: Apache-2.0
#include "api/cli/place_label.hpp"

namespace api::cli {

std::string label_of(const geo::publishing::Snapshot& snapshot,
                     const std::optional<geo::AddressId>& address,
                     const std::optional<geo::RoadId>& road, const geo::VillageCode& village) {
    const auto* shard = snapshot.find_village(village);
    if (shard == nullptr || !shard->village) {
        const auto found = road ? snapshot.find_road(*road) : geo::publishing::RoadRef{};
        return found.road != nullptr ? found.road->name_in_use().full : std::string{};
    }
    const auto found = road ? snapshot.find_road(*road) : geo::publishing::RoadRef{};
    const auto door = address ? snapshot.find_door(*address) : geo::publishing::DoorRef{};
    return standard_address(*shard->village, found.road,
                            door.door != nullptr ? door.door->number : std::string{});
}

}  // namespace api::cli
