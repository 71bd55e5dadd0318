// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/model/road.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

class RoadStore {
  public:
    explicit RoadStore(Connection& connection) : connection_(connection) {}

    std::optional<Road> find(RoadId id);
    /// \throws Error(not_found) naming the id.
    Road get(RoadId id);
    std::optional<Road> find_by_source(std::string_view source, std::string_view source_id);
    void for_each(const std::function<void(const Road&)>& visit);
    std::vector<Road> in_village(const std::optional<VillageCode>& village);
    std::int64_t count();

    /// The id of the road is given by the registry and never used again.
    RoadId insert(const Road& road);
    void update(const Road& road);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
