// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "api/http/map_style.hpp"
#include "api/http/transport/gzip.hpp"
#include "tests/support/sample_application.hpp"
#include "tiles/tile_grid.hpp"
#include "tiles/tile_layers.hpp"

namespace api::http {
namespace {

using nlohmann::json;

class TileRoutes : public testing::Test {
  protected:
    static std::string address_of(geo::Coordinate point, std::uint32_t zoom) {
        const auto tile = tiles::tile_at(point, zoom);
        return "/tiles/" + std::to_string(zoom) + "/" + std::to_string(tile.x) + "/" +
               std::to_string(tile.y) + ".mvt";
    }

    const std::string village_tile = address_of({118.525, 37.05}, 14);
    const std::string empty_tile = address_of({0, 0}, 14);
    support::SampleApplication sample;
    support::Caller caller{sample, {add_tile_routes}};
};

TEST_F(TileRoutes, ATileIsGzipForWhoTakesItAndPlainForOthers) {
    const auto zipped = caller.get(village_tile, "Accept-Encoding: gzip\r\n");
    const auto plain = caller.get(village_tile);

    EXPECT_EQ(zipped.status, 200);
    EXPECT_EQ(zipped.field("Content-Type"), "application/vnd.mapbox-vector-tile");
    EXPECT_EQ(zipped.field("Content-Encoding"), "gzip");
    EXPECT_EQ(plain.field("Content-Encoding"), "");
    EXPECT_EQ(gunzip(zipped.body, 1'000'000), plain.body);
    EXPECT_NE(plain.body.find("安宁街"), std::string::npos);
}

TEST_F(TileRoutes, AnUnchangedTileIsNotSentAgain) {
    const auto tag = caller.get(village_tile).field("ETag");
    ASSERT_FALSE(tag.empty());

    const auto again = caller.get(village_tile, "If-None-Match: " + tag + "\r\n");

    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(again.field("Cache-Control"), "no-cache");
}

TEST_F(TileRoutes, AnEmptyTileHasNoContent) {
    const auto reply = caller.get(empty_tile);

    EXPECT_EQ(reply.status, 204);
    EXPECT_EQ(reply.body, "");
}

TEST_F(TileRoutes, OutsideTheGridThereIsNothing) {
    for (const auto* address :
         {"/tiles/17/0/0.mvt", "/tiles/1/2/0.mvt", "/tiles/1/0/2.mvt", "/tiles/-1/0/0.mvt",
          "/tiles/a/b/c.mvt", "/tiles/1/0/4294967296.mvt", "/tiles/1.5/0/0.mvt", "/tiles/1/0/.mvt",
          "/tiles/1/0/0.png"})
        EXPECT_EQ(caller.get(address).status, 404) << address;
}

TEST_F(TileRoutes, CacheBustersAreTolerated) {
    EXPECT_EQ(caller.get(village_tile + "?revision=17&x=y").status, 200);
}

TEST_F(TileRoutes, TileJsonSaysWhatTheTilesHold) {
    const auto reply = caller.get("/tiles/tiles.json");

    const auto document = reply.json();
    EXPECT_EQ(document["tilejson"], "3.0.0");
    EXPECT_EQ(document["tiles"], json::array({"http://localhost:8080/tiles/{z}/{x}/{y}.mvt"}));
    EXPECT_EQ(document["minzoom"], 0);
    EXPECT_EQ(document["maxzoom"], 16);
    ASSERT_EQ(document["vector_layers"].size(), tiles::layer_descriptions().size());
    EXPECT_EQ(document["vector_layers"][2]["id"], "roads");
    EXPECT_EQ(document["vector_layers"][2]["fields"]["road_id"], "Number");
    EXPECT_EQ(document["bounds"], json::array({118.5, 37.0, 121.01, 37.1}));
    EXPECT_EQ(document["center"].size(), 3U);
    EXPECT_EQ(document["attribution"], "含模型数据");
    const auto tag = reply.field("ETag");
    EXPECT_EQ(caller.get("/tiles/tiles.json", "If-None-Match: " + tag + "\r\n").status, 304);
}

TEST_F(TileRoutes, AddressesFollowTheProxyThatEndsTls) {
    const auto document = caller.get("/tiles/tiles.json", "X-Forwarded-Proto: https\r\n").json();

    EXPECT_EQ(document["tiles"][0], "https://localhost:8080/tiles/{z}/{x}/{y}.mvt");
}

TEST(TileJson, AnEmptyRegistryHasNoBounds) {
    const geo::publishing::Snapshot empty{0, {}, std::make_shared<geo::search::AddressIndex>()};

    const auto document = tile_json(empty, "http://localhost", geo::Language::en);

    EXPECT_FALSE(document.contains("bounds"));
    EXPECT_FALSE(document.contains("center"));
    EXPECT_FALSE(document.contains("attribution"));
}

TEST_F(TileRoutes, TheStyleDrawsLayersThatTheTilesHave) {
    const auto style = caller.get("/styles/luming.json").json();

    std::set<std::string> known{""};
    for (const auto& layer : tiles::layer_descriptions()) known.emplace(layer.id);
    std::set<std::string> ids;
    for (const auto& layer : style["layers"]) {
        EXPECT_TRUE(known.count(layer.value("source-layer", ""))) << layer;
        EXPECT_TRUE(ids.insert(layer["id"]).second) << layer["id"];
    }
    EXPECT_EQ(style["version"], 8);
    EXPECT_EQ(style["sources"]["registry"]["url"], "http://localhost:8080/tiles/tiles.json");
    EXPECT_FALSE(style.contains("glyphs"));
    EXPECT_FALSE(style.contains("sprite"));
}

TEST(MapStyle, HasTheColoursOfThePage) {
    std::ifstream file{LUMING_SOURCE_DIR "/web/src/map/palette.ts"};
    const std::string palette{std::istreambuf_iterator<char>{file}, {}};
    ASSERT_FALSE(palette.empty());

    const auto style = map_style("http://localhost").dump();

    const std::regex colour{"#[0-9a-f]{6}"};
    const std::sregex_iterator begin{style.begin(), style.end(), colour};
    std::size_t colours = 0;
    for (auto found = begin; found != std::sregex_iterator{}; ++found, ++colours)
        EXPECT_NE(palette.find(found->str()), std::string::npos) << found->str();
    EXPECT_GE(colours, 10U);
}

}  // namespace
}  // namespace api::http
