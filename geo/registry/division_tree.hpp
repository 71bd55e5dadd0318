// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "geo/model/division.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

/// The names of the levels above a village as a row of a source gives them; empty where it doesn't.
struct LevelNames {
    std::string_view town_code, town, county_code, county, city, province;
};

/// Writes the divisions that rows mention, each once: a thousand villages of one town save it once.
class DivisionTree {
  public:
    explicit DivisionTree(storage::Connection& connection);

    /// Saves what is new or has another name; a name or an alias that is not given never replaces
    /// one. \returns true when something was written.
    bool save(Division division);
    /// The township of a village, saved with all levels above it as far as they are known.
    /// \returns its code, empty when neither the row nor the village's code tells it.
    DivisionCode save_levels_of(std::string_view village_code, const LevelNames& names);

  private:
    storage::Connection& connection_;
    std::unordered_map<std::string, Division> known_;
};

}  // namespace geo::registry
