// SPDX-License-Identifier: Apache-2.0
// The rows that finding addresses needs, and only those columns: no outlines but for a label, no
// lines but for their middle, nothing of the history. Half of what a whole snapshot reads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// A road with the name by which it is addressed. Texts are valid until the next row.
struct NamedRoadRow {
    RoadId id;
    std::string_view village;  ///< empty: in none
    std::string_view name, pinyin_key, pinyin_toned;
    std::string_view source_id;
    std::string_view line;  ///< as SpatiaLite keeps it
};

struct DoorRow {
    AddressId id;
    std::string_view village;
    std::optional<RoadId> road;
    std::string_view number, postcode, source_id;
    Coordinate position;
};

class PlaceRows {
  public:
    explicit PlaceRows(Connection& connection) : connection_(connection) {}

    /// Every road that is there today, by id. \param visit id and village code
    void for_each_road(const std::function<void(RoadId, std::string_view)>& visit);
    /// Names in force, and proposed ones that came with an import, by road; where a road has
    /// several, the last of them counts.
    void for_each_named_road(const std::function<void(const NamedRoadRow&)>& visit);
    /// Aliases and former names, by road. \param visit road and name
    void for_each_other_name(const std::function<void(RoadId, std::string_view)>& visit);
    /// By id: the doors that stand and have a number; of a yard's gates that share one, the main
    /// gate.
    void for_each_door(const std::function<void(const DoorRow&)>& visit);
    std::int64_t door_count();

  private:
    Connection& connection_;
};

}  // namespace geo::storage
