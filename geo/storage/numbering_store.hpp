// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/model/address.hpp"
#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// How a road was numbered: it stays so until somebody asks for a renumbering.
struct RoadNumbering {
    Coordinate start;  ///< the end with the lowest numbers
    bool is_odd_left = false;
    bool is_single_sided = false;
    bool operator==(const RoadNumbering&) const = default;
};

/// What stood on a plate before.
struct FormerNumber {
    AddressId address;
    std::optional<RoadId> road;
    std::string number;  ///< empty: the door had none
    AddressStatus status = AddressStatus::unknown;
    LifecycleStage lifecycle = LifecycleStage::unknown;
    std::optional<std::string> valid_from;
    std::string valid_to;    ///< the day on which another took its place
    std::int64_t event = 0;  ///< of the numbering that replaced it
};

/// A road of a village with what it is called now.
struct NamedLine {
    RoadId id;
    std::string name;  ///< in force; empty: none
    LineString line;
    std::int64_t change = 0;
};

/// What numbering writes down beside the doors themselves.
class NumberingStore {
  public:
    explicit NumberingStore(Connection& connection) : connection_(connection) {}

    std::optional<RoadNumbering> numbering_of(RoadId road);
    void save(RoadId road, const RoadNumbering& numbering, std::string_view day);

    /// How it was numbered, and what was reserved: the numbers themselves have to tell again.
    void forget(RoadId road);

    /// Numbers kept for vacant plots, ascending.
    std::vector<int> reserved_of(RoadId road);
    /// Those that stay keep their day.
    void replace_reserved(RoadId road, const std::vector<int>& numbers, std::string_view day);

    void append(const FormerNumber& former);
    /// The oldest first.
    std::vector<FormerNumber> former_of(AddressId address);
    std::vector<FormerNumber> of_event(std::int64_t event);

    /// By id; without those that are retired.
    std::vector<NamedLine> roads_of(const VillageCode& village);
    std::optional<NamedLine> find_road(RoadId road);
    /// Roads that are there and whose box meets this one, by id.
    std::vector<std::pair<RoadId, LineString>> lines_near(const BoundingBox& box);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
