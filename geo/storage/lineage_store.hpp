// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/ids.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// One line of descent between two roads.
struct LineageRow {
    std::int64_t event = 0;  ///< in which it happened
    std::string kind;        ///< "merge", "split", "extend", "abolish"
    RoadId predecessor;
    std::optional<RoadId> successor;  ///< none: abolished
    std::string day;                  ///< from which it holds
};

/// Which road came of which: a road that has grown is its own successor.
class LineageStore {
  public:
    explicit LineageStore(Connection& connection) : connection_(connection) {}

    void insert(const LineageRow& row);
    /// Those in which the road comes before or after, in the order in which they happened.
    std::vector<LineageRow> of_road(RoadId road);
    std::vector<LineageRow> of_event(std::int64_t event);
    /// The roads of today in which the road lives on: itself when it is there, none when it was
    /// abolished. By id.
    std::vector<RoadId> heirs_of(RoadId road);
    /// The roads out of which the road has come, itself not among them. By id.
    std::vector<RoadId> ancestors_of(RoadId road);
    /// Whether the registry has changed the line of the road itself, so that the data set from
    /// which it came is no longer right about it.
    bool has_own_line(RoadId road);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
