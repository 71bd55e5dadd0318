// SPDX-License-Identifier: Apache-2.0
// Reads a generated world (villages.geojson, roads.geojsonl, addresses.csv, queries.csv, …) into
// the entries of the address index. One feature a line, no field with a comma: the generator says
// so.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "geo/search/address_index.hpp"

namespace geo::search::testing {

struct World {
    struct Village {
        std::string code, name, pinyin, town, town_code, county, county_code, city, province;
        Coordinate position;
        std::shared_ptr<const MultiPolygon> outline;
    };
    struct Road {
        std::string source_id, village_code, name, pinyin;
        std::vector<std::string> aliases;
        Coordinate position;
        std::vector<Coordinate> line;
    };
    struct Door {
        std::string source_id, village_code, road_source_id, number;
        Coordinate position;
    };
    struct Question {
        std::string kind, text, level, truth;
        Coordinate position;
    };

    std::vector<Village> villages;
    std::vector<Road> roads;  ///< RoadId n + 1 is roads[n]
    std::vector<Door> doors;  ///< AddressId n + 1 is doors[n]
    std::vector<Question> queries, prefixes, reverse;
    std::unordered_map<std::string, std::uint32_t> village_of_code, road_of_source;

    std::shared_ptr<const DoorTable> door_table() const;
    std::shared_ptr<const AddressIndex> index(std::shared_ptr<const DoorTable> doors) const;
    /// The key of a hit in the world's own terms: addr_id, road_id or village code.
    std::string truth_id(const Hit& hit) const;
};

World read_world(const std::filesystem::path& folder);
/// A table of questions: id, kind, text, level, truth, lon, lat.
std::vector<World::Question> read_questions(const std::filesystem::path& file);

/// Runs the world generator; nullopt when it, or python3, is not at hand.
std::optional<World> generate_world(const std::string& arguments);

}  // namespace geo::search::testing
