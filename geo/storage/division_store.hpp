// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
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
    /// Those whose last change is later, in the order of changes, until visit returns false.
    void for_each_change_after(
        std::int64_t change,
        const std::function<bool(const Division&, std::int64_t change)>& visit);

  private:
    std::int64_t supersede(const DivisionCode& code);

    Connection& connection_;
};

}  // namespace geo::storage
