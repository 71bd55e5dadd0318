// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "geo/model/division.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

class DivisionStore {
  public:
    explicit DivisionStore(Connection& connection) : connection_(connection) {}

    std::optional<Division> find(const DivisionCode& code);
    std::vector<Division> all();
    /// Inserts, or replaces name, level and parent.
    void save(const Division& division);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
