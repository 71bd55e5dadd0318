// SPDX-License-Identifier: Apache-2.0
#include "world_reader.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

namespace geo::search::testing {
namespace {

/// The value of "key":"value" in a line of GeoJSON; no value of a world has escapes.
std::string property(const std::string& line, const std::string& key) {
    const std::string mark = "\"" + key + "\":\"";
    const auto begin = line.find(mark);
    if (begin == std::string::npos) return {};
    const auto from = begin + mark.size();
    return line.substr(from, line.find('"', from) - from);
}

/// The vertex in the middle of the first line or ring, and for a ring the mean of its vertices.
std::vector<Coordinate> coordinates(const std::string& line) {
    std::vector<Coordinate> points;
    const char* at = line.c_str() + line.find("\"coordinates\"");
    while ((at = std::strpbrk(at, "0123456789-")) != nullptr) {
        char* end = nullptr;
        const double lon = std::strtod(at, &end);
        const double lat = std::strtod(end + 1, &end);
        points.push_back({lon, lat});
        at = end;
    }
    return points;
}

Coordinate mean(const std::vector<Coordinate>& points) {
    Coordinate sum;
    for (const Coordinate point : points) sum = {sum.lon + point.lon, sum.lat + point.lat};
    const auto count = static_cast<double>(points.size());
    return {sum.lon / count, sum.lat / count};
}

std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> out;
    std::stringstream stream(line);
    for (std::string field; std::getline(stream, field, ',');) out.push_back(field);
    out.resize(std::max<std::size_t>(out.size(), 12));
    return out;
}

template <typename Use>
void for_each_line(const std::filesystem::path& file, Use use) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) use(line);
}

template <typename Use>
void for_each_row(const std::filesystem::path& file, Use use) {
    bool header = true;
    for_each_line(file, [&](const std::string& line) {
        if (!header) use(fields(line));
        header = false;
    });
}

void read_villages(const std::filesystem::path& file, World& world) {
    for_each_line(file, [&](const std::string& line) {
        if (line.find("\"Feature\"") == std::string::npos) return;
        world.village_of_code.emplace(property(line, "code"),
                                      static_cast<std::uint32_t>(world.villages.size()));
        const auto ring = coordinates(line);
        world.villages.push_back(
            {property(line, "code"), property(line, "name"), property(line, "pinyin"),
             property(line, "town"), property(line, "town_code"), property(line, "county"),
             property(line, "county_code"), property(line, "city"), property(line, "province"),
             mean(ring), std::make_shared<MultiPolygon>(MultiPolygon{{Polygon{{ring}}}})});
    });
}

void read_roads(const std::filesystem::path& file, World& world) {
    for_each_line(file, [&](const std::string& line) {
        const auto points = coordinates(line);
        World::Road road{property(line, "road_id"),
                         property(line, "village_code"),
                         property(line, "name"),
                         property(line, "pinyin"),
                         {},
                         points[points.size() / 2],
                         points};
        if (const std::string alias = property(line, "alias"); !alias.empty())
            road.aliases.push_back(alias);
        world.road_of_source.emplace(road.source_id,
                                     static_cast<std::uint32_t>(world.roads.size()));
        world.roads.push_back(std::move(road));
    });
}

Coordinate position(const std::string& lon, const std::string& lat) {
    return {std::strtod(lon.c_str(), nullptr), std::strtod(lat.c_str(), nullptr)};
}

}  // namespace

std::vector<World::Question> read_questions(const std::filesystem::path& file) {
    std::vector<World::Question> questions;
    for_each_row(file, [&](const std::vector<std::string>& row) {
        questions.push_back({row[1], row[2], row[3], row[4], position(row[5], row[6])});
    });
    return questions;
}

World read_world(const std::filesystem::path& folder) {
    World world;
    read_villages(folder / "villages.geojson", world);
    read_roads(folder / "roads.geojsonl", world);
    for_each_row(folder / "addresses.csv", [&](const std::vector<std::string>& row) {
        world.doors.push_back({row[0], row[11], row[10], row[6], position(row[8], row[9])});
    });
    world.queries = read_questions(folder / "queries.csv");
    for_each_row(folder / "prefixes.csv", [&](const std::vector<std::string>& row) {
        world.prefixes.push_back({row[1], row[2], row[3], row[4], {}});
    });
    for_each_row(folder / "reverse.csv", [&](const std::vector<std::string>& row) {
        world.reverse.push_back({"reverse", {}, "address", row[3], position(row[1], row[2])});
    });
    return world;
}

std::optional<World> generate_world(const std::string& arguments) {
    const std::filesystem::path source = LUMING_SOURCE_DIR;
    std::filesystem::path generator = source / "tests/support/gen_world.py";
    if (!std::filesystem::exists(generator)) generator = source / "../shared/tools/gen_world.py";
    if (!std::filesystem::exists(generator)) return std::nullopt;
    const auto folder = std::filesystem::temp_directory_path() /
                        ("luming_search_world_" + std::to_string(::getpid()));
    const std::string command = "python3 '" + generator.string() + "' " + arguments + " --out '" +
                                folder.string() + "' >/dev/null 2>&1";
    std::optional<World> world;
    if (std::system(command.c_str()) == 0) world = read_world(folder);
    std::filesystem::remove_all(folder);
    return world;
}

std::shared_ptr<const DoorTable> World::door_table() const {
    std::vector<DoorEntry> entries;
    entries.reserve(doors.size());
    for (std::size_t i = 0; i < doors.size(); ++i) {
        DoorEntry entry;
        entry.id = AddressId(static_cast<std::int64_t>(i) + 1);
        entry.village = doors[i].village_code;
        if (const auto road = road_of_source.find(doors[i].road_source_id);
            road != road_of_source.end())
            entry.road = RoadId(road->second + 1);
        entry.number = doors[i].number;
        entry.position = doors[i].position;
        entries.push_back(entry);
    }
    return DoorTable::build(entries);
}

std::shared_ptr<const AddressIndex> World::index(std::shared_ptr<const DoorTable> table) const {
    std::vector<VillageEntry> village_entries;
    village_entries.reserve(villages.size());
    for (const Village& v : villages)
        village_entries.push_back({v.code,
                                   v.name,
                                   v.pinyin,
                                   v.town,
                                   v.town_code,
                                   v.county,
                                   v.county_code,
                                   v.city,
                                   v.province,
                                   v.position,
                                   {},
                                   v.outline});
    std::vector<RoadEntry> road_entries;
    road_entries.reserve(roads.size());
    for (std::size_t i = 0; i < roads.size(); ++i) {
        const Road& road = roads[i];
        road_entries.push_back({RoadId(static_cast<std::int64_t>(i) + 1),
                                village_of_code.at(road.village_code),
                                road.name,
                                {},
                                road.pinyin,
                                road.aliases,
                                road.position,
                                road.line});
    }
    return AddressIndex::build(village_entries, road_entries, std::move(table));
}

std::string World::truth_id(const Hit& hit) const {
    if (hit.address) return doors[static_cast<std::size_t>(hit.address->value() - 1)].source_id;
    if (hit.road) return roads[static_cast<std::size_t>(hit.road->value() - 1)].source_id;
    return hit.village.value();
}

}  // namespace geo::search::testing
