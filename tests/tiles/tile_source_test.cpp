// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_source.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "geo/base/error.hpp"
#include "tests/support/mvt_decoder.hpp"
#include "tiles/road_selection.hpp"
#include "tiles/tile_layers.hpp"
#include "tiles/tile_service.hpp"

namespace tiles {
namespace {

namespace publishing = geo::publishing;
using publishing::RoadFeature;
using publishing::RoadState;

const geo::Coordinate centre{118.5005, 37.5005};

geo::Ring square(geo::Coordinate middle, double half) {
    const auto [lon, lat] = middle;
    return {{lon - half, lat - half},
            {lon + half, lat - half},
            {lon + half, lat + half},
            {lon - half, lat + half},
            {lon - half, lat - half}};
}

publishing::VillageFeature village_at(geo::Coordinate middle, const std::string& code,
                                      double half = 0.01) {
    publishing::VillageFeature village;
    village.code = geo::VillageCode{code};
    village.name = "杨官村";
    village.town = "史口镇";
    village.outline = {{{{square(middle, half)}}}};
    village.box = geo::bounding_box(village.outline);
    village.label = middle;
    village.modelled = true;
    return village;
}

RoadFeature road_between(std::int64_t id, geo::Coordinate from, geo::Coordinate to,
                         double length_metres) {
    RoadFeature road;
    road.id = geo::RoadId{id};
    road.state = RoadState::named;
    road.name = {"和顺街", "和顺", "街"};
    road.pinyin.toned = "Héshùn Jiē";
    road.line = {{from, to}};
    road.box = geo::bounding_box(road.line);
    road.length_metres = length_metres;
    road.width_metres = 7.5;
    road.road_class = "residential";
    return road;
}

publishing::DoorFeature door_at(std::int64_t id, geo::Coordinate position, std::uint32_t road) {
    publishing::DoorFeature door;
    door.id = geo::AddressId{id};
    door.number = "12附1";
    door.position = position;
    door.road = road;
    return door;
}

publishing::ShardPtr finished(publishing::Shard shard) {
    std::vector<geo::BoundingBox> roads, doors;
    for (const auto& road : shard.roads) roads.push_back(road.box);
    for (const auto& door : shard.doors)
        doors.push_back(geo::bounding_box(std::vector<geo::Coordinate>{door.position}));
    shard.road_tree = geo::spatial::PackedRTree(roads);
    shard.door_tree = geo::spatial::PackedRTree(doors);
    shard.box = shard.road_tree.box();
    shard.box.add(shard.door_tree.box());
    if (shard.village) shard.box.add(shard.village->box);
    return std::make_shared<const publishing::Shard>(std::move(shard));
}

publishing::Snapshot snapshot_of(std::vector<publishing::ShardPtr> shards) {
    return {1, std::move(shards), nullptr};
}

/// One village with a road from west to east through its middle and a door beside it.
publishing::Shard small_village() {
    publishing::Shard shard;
    shard.village = village_at(centre, "370502104201");
    shard.roads.push_back(
        road_between(17, {centre.lon - 0.004, centre.lat}, {centre.lon + 0.004, centre.lat}, 707));
    shard.doors.push_back(door_at(5, {centre.lon, centre.lat + 0.0001}, 0));
    return shard;
}

mvt::Tile tile_of(const publishing::Snapshot& snapshot, TileId tile) {
    return mvt::decode(build_tile(snapshot, tile));
}

TEST(BuildTile, HasTheFourLayersWithTheirProperties) {
    const auto snapshot = snapshot_of({finished(small_village())});

    const mvt::Tile tile = tile_of(snapshot, tile_at(centre, 14));

    ASSERT_EQ(tile.layers.size(), 4U);
    const mvt::Feature& village = tile.find("villages")->features.at(0);
    EXPECT_EQ(village.id, 370502104201U);
    EXPECT_EQ(village.text("code"), "370502104201");
    EXPECT_TRUE(std::get<bool>(village.properties.at("modelled")));
    const mvt::Feature& label = tile.find("labels")->features.at(0);
    EXPECT_EQ(label.text("town"), "史口镇");
    const mvt::Feature& road = tile.find("roads")->features.at(0);
    EXPECT_EQ(road.id, 17U);
    EXPECT_EQ(road.text("name"), "和顺街");
    EXPECT_EQ(road.text("pinyin"), "Héshùn Jiē");
    EXPECT_EQ(road.text("state"), "named");
    EXPECT_EQ(road.text("village_code"), "370502104201");
    EXPECT_EQ(std::get<double>(road.properties.at("width_m")), 7.5);
    const mvt::Feature& door = tile.find("addresses")->features.at(0);
    EXPECT_EQ(door.text("number"), "12附1");
    EXPECT_EQ(std::get<std::int64_t>(door.properties.at("road_id")), 17);
}

TEST(BuildTile, ADescribedLayerAndFieldForEveryOneInTheTile) {
    const auto snapshot = snapshot_of({finished(small_village())});

    for (const mvt::Layer& layer : tile_of(snapshot, tile_at(centre, 15)).layers) {
        const auto layers = layer_descriptions();
        const auto described = std::find_if(layers.begin(), layers.end(),
                                            [&](const auto& d) { return d.id == layer.name; });
        ASSERT_NE(described, layers.end()) << layer.name;
        for (const auto& [key, value] : layer.features.at(0).properties)
            EXPECT_TRUE(std::any_of(described->fields.begin(), described->fields.end(),
                                    [&](const LayerField& field) { return field.name == key; }))
                << layer.name << '.' << key;
    }
}

TEST(BuildTile, IsEmptyWhereNothingIs) {
    const auto snapshot = snapshot_of({finished(small_village())});

    EXPECT_TRUE(build_tile(snapshot, {14, 0, 0}).empty());
    EXPECT_TRUE(build_tile(snapshot_of({}), {0, 0, 0}).empty());
}

TEST(BuildTile, GivesTheSameBytesTwice) {
    auto other = small_village();
    other.village->code = geo::VillageCode{"370502104202"};
    const auto a = finished(small_village()), b = finished(std::move(other));

    const TileId tile = tile_at(centre, 14);

    EXPECT_EQ(build_tile(snapshot_of({a, b}), tile), build_tile(snapshot_of({a, b}), tile));
}

TEST(BuildTile, WorksAtEveryZoom) {
    const auto snapshot = snapshot_of({finished(small_village())});

    for (std::uint32_t zoom = 0; zoom <= max_zoom; ++zoom) {
        const mvt::Tile tile = tile_of(snapshot, tile_at(centre, zoom));
        EXPECT_EQ(tile.find("addresses") != nullptr, zoom >= address_zoom) << zoom;
        EXPECT_EQ(tile.find("roads") != nullptr, zoom >= 10) << zoom;
        ASSERT_NE(tile.find("labels"), nullptr) << zoom;
    }
}

TEST(BuildTile, GeometryStaysWithinTheBuffer) {
    publishing::Shard shard;
    shard.village = village_at(centre, "1", 2.0);
    shard.roads.push_back(road_between(1, {117, 36.2}, {120, 38.8}, 350'000));
    const auto snapshot = snapshot_of({finished(std::move(shard))});

    for (const std::uint32_t zoom : {5U, 10U, 16U})
        for (const mvt::Layer& layer : tile_of(snapshot, tile_at(centre, zoom)).layers)
            for (const auto& part : layer.features.at(0).parts)
                for (const mvt::Point point : part) {
                    EXPECT_GE(std::min(point.x, point.y), -64) << zoom;
                    EXPECT_LE(std::max(point.x, point.y), 4160) << zoom;
                }
}

TEST(BuildTile, ATileInsideAVillageIsFilled) {
    publishing::Shard shard;
    shard.village = village_at(centre, "v", 1.0);
    const auto snapshot = snapshot_of({finished(std::move(shard))});

    const mvt::Tile tile = tile_of(snapshot, tile_at({118.9, 37.9}, 16));

    const mvt::Feature& village = tile.find("villages")->features.at(0);
    EXPECT_FALSE(village.id.has_value());
    EXPECT_EQ(mvt::doubled_area(village.parts.at(0)), 2 * 4224 * 4224);
    EXPECT_EQ(tile.find("labels"), nullptr);
}

TEST(BuildTile, HolesAreHoles) {
    auto shard = small_village();
    shard.village->outline.polygons[0].rings.push_back(square(centre, 0.004));
    const auto snapshot = snapshot_of({finished(std::move(shard))});

    const auto parts = tile_of(snapshot, tile_at(centre, 12)).find("villages")->features[0].parts;

    ASSERT_EQ(parts.size(), 2U);
    EXPECT_GT(mvt::doubled_area(parts[0]), 0);
    EXPECT_LT(mvt::doubled_area(parts[1]), 0);
}

TEST(BuildTile, ALabelOnAnEdgeIsInExactlyOneTile) {
    const TileId tile = tile_at(centre, 13);
    const geo::BoundingBox box = tile_box(tile);
    publishing::Shard shard;
    shard.village = village_at({box.max_lon, box.min_lat}, "370502104201");
    const auto snapshot = snapshot_of({finished(std::move(shard))});

    int labels = 0;
    for (std::uint32_t dx = 0; dx < 2; ++dx)
        for (std::uint32_t dy = 0; dy < 2; ++dy)
            labels += tile_of(snapshot, {13, tile.x + dx, tile.y + dy}).find("labels") ? 1 : 0;

    EXPECT_EQ(labels, 1);
}

TEST(BuildTile, LongAndImportantRoadsComeFirst) {
    publishing::Shard shard;
    for (int i = 0; i < 3; ++i)
        shard.roads.push_back(road_between(i + 1, {118.4, 37.4 + i * 0.01},
                                           {118.45, 37.4 + i * 0.01}, i == 0 ? 30'000 : 900));
    shard.roads[2].road_class = "primary_link";
    const auto snapshot = snapshot_of({finished(std::move(shard))});

    const auto roads = tile_of(snapshot, tile_at({118.42, 37.41}, 7)).find("roads")->features;

    ASSERT_EQ(roads.size(), 2U);
    EXPECT_EQ(roads[0].id, 1U);
    EXPECT_EQ(roads[1].id, 3U);
    EXPECT_EQ(roads[0].properties.count("name"), 0U);
    EXPECT_GT(class_weight("motorway"), class_weight("tertiary"));
    EXPECT_EQ(class_weight(""), 1);
}

/// 90,000 crooked roads with long, distinct names and 60,000 doors in one small place.
publishing::Shard crowd() {
    publishing::Shard shard;
    shard.village = village_at(centre, "370502104201");
    for (int i = 0; i < 90'000; ++i) {
        const double lon = 118.495 + (i % 300) * 3e-5, lat = 37.495 + (i / 300) * 3e-5;
        RoadFeature road = road_between(i + 1, {lon, lat}, {lon + 1e-3, lat}, 100 + i % 900);
        for (int k = 0; k < 10; ++k)
            road.line.points.push_back({lon + k * 1e-4, lat + k % 2 * 1e-4});
        road.box = geo::bounding_box(road.line);
        road.name.full = "名字很长的一条乡村道路第" + std::to_string(i) + "号街";
        shard.roads.push_back(std::move(road));
        if (i < 60'000) shard.doors.push_back(door_at(i + 1, {lon, lat}, 0));
    }
    return shard;
}

TEST(BuildTile, StaysBelowTheLimitInACrowd) {
    const auto snapshot = snapshot_of({finished(crowd())});

    for (const std::uint32_t zoom : {8U, 12U, 14U}) {
        const std::string bytes = build_tile(snapshot, tile_at(centre, zoom));
        EXPECT_LT(bytes.size(), 500'000U) << zoom;
        EXPECT_NO_THROW(mvt::decode(bytes));
    }
}

TEST(BuildTile, IsReadByGdal) {
    if (std::system("command -v ogrinfo > /dev/null 2>&1") != 0) GTEST_SKIP() << "needs ogrinfo";
    const auto snapshot = snapshot_of({finished(small_village())});
    const auto file = std::filesystem::temp_directory_path() /
                      ("luming_tile_" + std::to_string(std::rand()) + ".mvt");
    std::ofstream(file, std::ios::binary) << build_tile(snapshot, tile_at(centre, 14));

    std::string answer;
    FILE* pipe =
        popen(("ogrinfo -ro -al -oo METADATA_FILE= " + file.string() + " 2>&1").c_str(), "r");
    char chunk[4096];
    while (const std::size_t size = std::fread(chunk, 1, sizeof chunk, pipe))
        answer.append(chunk, size);
    pclose(pipe);
    std::filesystem::remove(file);

    for (const char* expected : {"Layer name: villages", "Layer name: labels", "Layer name: roads",
                                 "Layer name: addresses", "name (String) = 和顺街", "LINESTRING",
                                 "POLYGON", "width_m (Real) = 7.5"})
        EXPECT_NE(answer.find(expected), std::string::npos) << expected << "\n" << answer;
}

TEST(TileService, ShowsAnApprovedRoadAtOnce) {
    auto current =
        std::make_shared<const publishing::Snapshot>(snapshot_of({finished(small_village())}));
    TileService service([&] { return current; }, 1 << 20);
    const TileId tile = tile_at(centre, 14);
    const TilePtr before = service.get(tile);
    auto changed = small_village();
    changed.roads[0].name.full = "安宁街";
    const geo::BoundingBox area = changed.roads[0].box;

    current =
        std::make_shared<const publishing::Snapshot>(snapshot_of({finished(std::move(changed))}));
    service.snapshot_changed({&area, 1});

    EXPECT_NE(service.get(tile)->etag, before->etag);
    EXPECT_TRUE(service.get({14, 0, 0})->is_empty());
}

TEST(TileService, RefusesATileOutsideTheGrid) {
    TileService service([] { return publishing::SnapshotPtr{}; }, 1 << 20);

    try {
        service.get({17, 0, 0});
        FAIL();
    } catch (const geo::Error& error) {
        EXPECT_EQ(error.kind(), geo::ErrorKind::not_found);
    }
}

}  // namespace
}  // namespace tiles
