// SPDX-License-Identifier: Apache-2.0
// One village of the published registry with everything in it, as readers see it: immutable, and
// shared by all snapshots in which it is the same.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/model/place_name.hpp"
#include "geo/model/sign.hpp"
#include "geo/spatial/packed_rtree.hpp"

namespace geo::publishing {

struct VillageFeature {
    VillageCode code;
    std::string name;
    std::string town, town_code;
    std::string county, county_code;
    std::string city;
    std::string province;
    /// Other names, and those that they bore before in this registry: found by search.
    std::vector<std::string> former_names, former_town_names, former_county_names;
    MultiPolygon outline;  ///< empty when nobody has drawn it yet
    BoundingBox box;
    Coordinate label;  ///< a point inside the outline
    bool modelled = false;
};

enum class RoadState { unnamed, proposed, named };

/// "unnamed", "proposed" (an open proposal exists), "named".
std::string_view to_string(RoadState state);

struct RoadFeature {
    RoadId id;
    RoadState state = RoadState::unnamed;
    NameParts name;  ///< empty when the road has no name in force
    Pinyin pinyin;
    /// Brought by an import as not yet approved. Post is addressed by it all the same, so search
    /// finds it and says what it is; empty when a name is in force.
    NameParts proposed_name;
    Pinyin proposed_pinyin;
    std::vector<std::string> aliases;  ///< aliases and former names, found by search
    LineString line;
    BoundingBox box;
    double length_metres = 0;
    std::optional<double> width_metres;
    std::string surface;
    std::string direction;
    std::string road_class;
    std::string source_id;
    std::string approved_on;
    bool modelled = false;

    /// The name by which an address on it is known: the one in force, else the proposed one.
    const NameParts& name_in_use() const noexcept {
        return name.full.empty() ? proposed_name : name;
    }
    const Pinyin& pinyin_in_use() const noexcept {
        return name.full.empty() ? proposed_pinyin : pinyin;
    }
};

inline constexpr std::uint32_t no_road = std::numeric_limits<std::uint32_t>::max();

struct DoorFeature {
    AddressId id;
    std::uint32_t road = no_road;  ///< index into the shard's roads
    std::string number;            ///< empty: it has none yet
    Coordinate position;
    std::string postcode;
    std::string source_id;
    bool modelled = false;
    /// Whoever looks for the address means this door: it has a number, and is not a further gate of
    /// a yard whose main gate bears the same.
    bool is_address = false;
};

/// A sign that stands: installed, or damaged.
struct SignFeature {
    SignId id;
    std::uint32_t road = no_road;  ///< index into the shard's roads
    std::string name;              ///< what stands on the plate
    std::string romanisation;
    Coordinate position;
    double bearing = 0;
    RoadAxis axis = RoadAxis::east_west;
    SignState state = SignState::installed;
    SignId pole;
    std::string installed_on;
    bool is_outdated = false;
};

/// One village with everything in it. Without a village: what lies in none.
struct Shard {
    std::optional<VillageFeature> village;
    std::vector<RoadFeature> roads;  ///< by id
    std::vector<DoorFeature> doors;  ///< by id
    std::vector<SignFeature> signs;  ///< by id
    BoundingBox box;
    bool modelled = false;           ///< something in it is modelled
    spatial::PackedRTree road_tree;  ///< of roads, items are indexes
    spatial::PackedRTree door_tree;
    spatial::PackedRTree sign_tree;
};

using ShardPtr = std::shared_ptr<const Shard>;

}  // namespace geo::publishing
