// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/model/ids.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// An entry of the list of protected names (地名保护名录, 地名管理条例 Art 25).
struct ProtectedName {
    std::string name;
    std::string area;  ///< code of the division in which it is protected; "": everywhere
    std::string reason;
    std::string listed_on;  ///< calendar day
};

class ProtectedNameStore {
  public:
    explicit ProtectedNameStore(Connection& connection) : connection_(connection) {}

    /// \returns false when the name stands on the list of that area already.
    bool insert(const ProtectedName& name);
    /// Whether the name is protected in the village.
    bool has(std::string_view name, const VillageCode& village);
    /// By name.
    std::vector<ProtectedName> all();

  private:
    Connection& connection_;
};

}  // namespace geo::storage
