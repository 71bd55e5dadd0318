// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/storage/connection.hpp"

namespace geo::storage {

/// What the registry keeps about itself: texts by key.
class SettingStore {
  public:
    explicit SettingStore(Connection& connection) : connection_(connection) {}

    std::optional<std::string> find(std::string_view key);
    /// Inserts or replaces.
    void save(std::string_view key, std::string_view value);
    /// Nothing happens when there is none.
    void remove(std::string_view key);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
