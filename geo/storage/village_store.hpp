// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "geo/model/village.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// A village without its outline: cheap to read.
struct VillageBrief {
    VillageCode code;
    std::string name;
    DivisionCode town;
    std::string town_name;  ///< empty when the division table lacks the town
};

class VillageStore {
  public:
    explicit VillageStore(Connection& connection) : connection_(connection) {}

    std::optional<Village> find(const VillageCode& code);
    /// \throws Error(not_found) naming the code.
    Village get(const VillageCode& code);
    /// \throws Error(not_found) naming the code.
    VillageBrief describe(const VillageCode& code);
    void for_each(const std::function<void(const Village&)>& visit);
    std::int64_t count();
    /// Those whose last change is later, in the order of changes, until visit returns false.
    void for_each_change_after(
        std::int64_t change, const std::function<bool(const Village&, std::int64_t change)>& visit);

    /// Row ids are what the spatial index knows.
    std::int64_t insert(const Village& village, const std::string& source);
    std::int64_t update(const Village& village, const std::string& source);

  private:
    std::int64_t supersede(const VillageCode& code);

    Connection& connection_;
};

}  // namespace geo::storage
