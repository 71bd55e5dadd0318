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
    /// What follows up to count() leaves roads out that are retired: merged into another, split or
    /// abolished. Those above do not.
    void for_each(const std::function<void(const Road&)>& visit);
    std::vector<Road> in_village(const std::optional<VillageCode>& village);
    std::int64_t count();
    /// With those that are retired.
    std::vector<Road> ever_in_village(const std::optional<VillageCode>& village);
    /// Roads whose last change is later, retired ones too, in the order of changes, until visit
    /// returns false.
    void for_each_change_after(std::int64_t change, const std::function<bool(const Road&)>& visit);

    /// The id of the road is given by the registry and never used again.
    RoadId insert(const Road& road);
    /// The id that the next insert will give. \pre within a write
    std::int64_t next_id();
    void update(const Road& road);
    /// The road is gone from this day on. Its id is never given to another.
    void retire(RoadId id, std::string_view day);
    /// A name of the road is about to change: the version of the road with its names is kept.
    void touch(RoadId id, ChangeKind kind);

  private:
    std::int64_t supersede(RoadId id, ChangeKind kind);

    Connection& connection_;
};

}  // namespace geo::storage
