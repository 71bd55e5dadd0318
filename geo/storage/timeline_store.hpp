// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "geo/model/ids.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// What held on an earlier day, where another thing holds since.
class TimelineStore {
  public:
    explicit TimelineStore(Connection& connection) : connection_(connection) {}

    /// The villages in which something holds since a later day; an empty code for none.
    std::set<VillageCode> changed_after(std::string_view day);
    /// Versions of "road" or "address" rows of a village that held on the day and do no longer,
    /// by id.
    std::map<std::int64_t, std::string> versions_on(std::string_view entity,
                                                    const std::optional<VillageCode>& village,
                                                    std::string_view day);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
