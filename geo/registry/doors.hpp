// SPDX-License-Identifier: Apache-2.0
// Use case: a door that somebody has found on the ground comes into the registry, most often
// without a number: the numbering of its road gives it one.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "geo/model/address.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

struct NewDoor {
    std::optional<VillageCode> village;  ///< nullopt: that of its road
    std::optional<RoadId> road;          ///< nullopt: the nearest one, when it is numbered
    Coordinate position;                 ///< at the gate, EPSG:4490
    std::string number{};                ///< as on the plate; empty: none yet
    std::string postcode{};
    std::string yard{};  ///< the same text for the gates of one yard
    bool is_main_gate = false;
};
/// Called within the transaction, with what is about to be committed.
using DoorWitness = std::function<void(storage::Connection&, const Address&)>;

/// Whoever may propose names there may add a door without a number; a number needs number_doors.
/// \throws Error(forbidden), Error(invalid_input) for a place far outside of the village or a text
/// that is over-long, Error(not_found) for an unknown village or road, Error(conflict) for a
/// number that another yard of the road bears, or a retired road.
Address register_door(Registry& registry, const Actor& actor, const NewDoor& door,
                      const DoorWitness& witness = {});

}  // namespace geo::registry
