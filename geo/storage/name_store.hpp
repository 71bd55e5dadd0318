// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/model/place_name.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

class NameStore {
  public:
    explicit NameStore(Connection& connection) : connection_(connection) {}

    /// Names a road bears or bore, the one in force first, then newest first.
    std::vector<PlaceName> of_road(RoadId road);
    /// The same in the order in which they came.
    std::vector<PlaceName> in_order(RoadId road);
    std::optional<PlaceName> in_force(RoadId road);
    /// Ordered by road, then as they came; without those of retired roads.
    void for_each(const std::function<void(const PlaceName&)>& visit);
    /// Names of all roads of one village (or of none), ordered by road.
    std::vector<PlaceName> in_village(const std::optional<VillageCode>& village);
    /// Visits every name with the village of its road.
    void for_each_with_village(
        const std::function<void(const PlaceName&, const VillageCode&)>& visit);

    /// \throws Error(conflict) for a name in force of a road that is retired.
    void insert(const PlaceName& name);
    /// Ends the name in force: it becomes `status` on `day`.
    void retire_current(RoadId road, NameStatus status, std::string_view day);
    void remove_all_of(RoadId road, NameStatus status);
    /// The newest former name of that text is in force again, as if it had never ended.
    /// \returns false when the road never bore it
    bool reinstate(RoadId road, std::string_view full);

  private:
    void require_live(RoadId road);

    Connection& connection_;
};

}  // namespace geo::storage
