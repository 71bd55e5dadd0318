// SPDX-License-Identifier: Apache-2.0
// The roads of a village with their doors, as the numbering of doors wants them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geo/numbering/plan.hpp"
#include "geo/registry/numbering.hpp"
#include "geo/storage/numbering_store.hpp"

namespace geo::registry {

/// A road: all pieces of the village with one name, or one piece without.
struct RoadGround {
    std::vector<storage::NamedLine> pieces;
    std::vector<Address> doors;
    std::vector<std::string> yards;  ///< of the doors; "" for a gate of its own
    std::optional<storage::RoadNumbering> numbering;
    std::vector<int> reserved;
    std::vector<Coordinate> entrances;

    numbering::RoadToNumber to_number() const;
    /// Of its pieces the one nearest to the place.
    RoadId nearest_piece(Coordinate place) const;
};

class NumberingGround {
  public:
    /// Reads it all; the mode decides whether doors that are numbered within the village, but along
    /// no road, are taken in (only when everything is numbered anew).
    NumberingGround(storage::Connection& connection, const NumberingScope& scope,
                    const numbering::NumberingRules& rules, numbering::Mode mode);

    const std::optional<VillageCode>& village() const noexcept { return village_; }
    const std::vector<RoadGround>& roads() const noexcept { return roads_; }
    const std::vector<StrayDoor>& strays() const noexcept { return strays_; }
    /// Another one after every change of a road, a door or a reservation that plays a part.
    std::string version() const;

  private:
    void read_roads(const NumberingScope& scope);
    void group(std::vector<storage::NamedLine> lines);
    void read_doors(numbering::Mode mode, double reach);
    void take_strays(const std::vector<Address>& doors, numbering::Mode mode, double reach);
    /// The road nearest to the place, and how far it is.
    std::optional<std::pair<std::size_t, double>> nearest_road(Coordinate place) const;
    void unite_yards();
    void keep_only(RoadId road);
    void read_surroundings();

    storage::Connection& connection_;
    std::optional<VillageCode> village_;
    std::vector<RoadGround> roads_;
    std::vector<StrayDoor> strays_;
    std::map<AddressId, std::int64_t> changes_;  ///< of every door that was looked at
};

}  // namespace geo::registry
