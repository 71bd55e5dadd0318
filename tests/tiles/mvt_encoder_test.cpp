// SPDX-License-Identifier: Apache-2.0
#include "tiles/mvt_encoder.hpp"

#include <gtest/gtest.h>

#include "tests/support/mvt_decoder.hpp"

namespace tiles {
namespace {

const TilePath square{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}};
const TilePath reversed{{0, 0}, {0, 100}, {100, 100}, {100, 0}, {0, 0}};
const TilePath hole{{20, 20}, {40, 20}, {40, 40}, {20, 40}, {20, 20}};

TileGeometry point_at(double x, double y) {
    GeometryEncoder encoder(GeometryType::point);
    encoder.point({x, y});
    return encoder.geometry();
}

mvt::Tile decoded(const LayerEncoder& layer) {
    std::string bytes;
    layer.write_to(bytes);
    return mvt::decode(bytes);
}

mvt::Feature decoded(const GeometryEncoder& encoder) {
    LayerEncoder layer("shapes");
    layer.add(std::nullopt, encoder.geometry(), {});
    const mvt::Tile tile = decoded(layer);
    return tile.layers.empty() ? mvt::Feature{} : tile.layers[0].features.at(0);
}

TEST(GeometryEncoder, WritesTheExamplesOfTheSpecification) {
    // MVT 2.1, 4.3.5.1, 4.3.5.3 and 4.3.5.5.
    GeometryEncoder line(GeometryType::line_string), polygon(GeometryType::polygon);
    line.line({{2, 2}, {2, 10}, {10, 10}});
    polygon.shell({{3, 6}, {8, 12}, {20, 34}, {3, 6}});

    EXPECT_EQ(point_at(25, 17).commands, (std::vector<std::uint32_t>{9, 50, 34}));
    EXPECT_EQ(line.geometry().commands, (std::vector<std::uint32_t>{9, 4, 4, 18, 0, 16, 16, 0}));
    EXPECT_EQ(polygon.geometry().commands,
              (std::vector<std::uint32_t>{9, 6, 12, 18, 10, 12, 24, 44, 15}));
}

TEST(GeometryEncoder, WindsShellsAndHolesAsTheSpecificationAsks) {
    for (const TilePath& shell : {square, reversed}) {
        GeometryEncoder encoder(GeometryType::polygon);
        encoder.shell(shell);
        encoder.hole(hole);

        const mvt::Feature feature = decoded(encoder);

        ASSERT_EQ(feature.parts.size(), 2U);
        EXPECT_EQ(mvt::doubled_area(feature.parts[0]), 20000);
        EXPECT_EQ(mvt::doubled_area(feature.parts[1]), -800);
    }
}

TEST(GeometryEncoder, DropsWhatHasNoExtent) {
    GeometryEncoder line(GeometryType::line_string), polygon(GeometryType::polygon);

    line.line({});
    line.line({{5, 5}});
    line.line({{5, 5}, {5.1, 5.1}, {4.9, 5}});
    polygon.shell({});
    polygon.shell({{1, 1}, {1, 1}, {1, 1}, {1, 1}});
    polygon.shell({{0, 0}, {10, 10}, {20, 20}, {0, 0}});
    polygon.hole(hole);

    EXPECT_TRUE(line.empty());
    EXPECT_TRUE(polygon.empty());
}

TEST(GeometryEncoder, CutsOffSpikes) {
    GeometryEncoder encoder(GeometryType::polygon);
    encoder.shell({{0, 0}, {100, 0}, {300, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}});

    const mvt::Feature feature = decoded(encoder);

    EXPECT_EQ(feature.parts.at(0).size(), 4U);
}

TEST(GeometryEncoder, KeepsARingThatTouchesItself) {
    GeometryEncoder encoder(GeometryType::polygon);
    encoder.shell({{0, 0}, {50, 50}, {100, 0}, {100, 100}, {50, 50}, {0, 100}, {0, 0}});

    const mvt::Feature feature = decoded(encoder);

    EXPECT_EQ(feature.parts.at(0).size(), 6U);
    EXPECT_GT(mvt::doubled_area(feature.parts[0]), 0);
}

TEST(GeometryEncoder, NegativePlacesAndSeveralPartsShareOneCursor) {
    GeometryEncoder encoder(GeometryType::line_string);
    encoder.line({{-64, -64}, {10, 10}});
    encoder.line({{4160, 4160}, {4000, 4000}});

    const mvt::Feature feature = decoded(encoder);

    EXPECT_EQ(feature.parts.at(0).at(0), (mvt::Point{-64, -64}));
    EXPECT_EQ(feature.parts.at(1).at(1), (mvt::Point{4000, 4000}));
}

TEST(GeometryEncoder, StartsAgainAtTheOrigin) {
    GeometryEncoder encoder(GeometryType::polygon);
    encoder.shell(square);
    const TileGeometry first = encoder.geometry();

    encoder.restart();
    encoder.hole(hole);
    EXPECT_TRUE(encoder.empty());
    encoder.shell(square);

    EXPECT_EQ(encoder.geometry().commands, first.commands);
}

TEST(LayerEncoder, ReturnsPropertiesOfEveryType) {
    LayerEncoder layer("roads");
    const Property properties[] = {{"name", std::string_view("和顺街")},
                                   {"road_id", std::int64_t{-7}},
                                   {"width_m", 7.5},
                                   {"modelled", true}};
    layer.add(42, point_at(1, 2), properties);

    const mvt::Tile tile = decoded(layer);

    const mvt::Feature& feature = tile.find("roads")->features.at(0);
    EXPECT_EQ(feature.id, 42U);
    EXPECT_EQ(feature.text("name"), "和顺街");
    EXPECT_EQ(std::get<std::int64_t>(feature.properties.at("road_id")), -7);
    EXPECT_EQ(std::get<double>(feature.properties.at("width_m")), 7.5);
    EXPECT_TRUE(std::get<bool>(feature.properties.at("modelled")));
    EXPECT_EQ(tile.layers[0].extent, 4096U);
    EXPECT_EQ(tile.layers[0].version, 2U);
}

TEST(LayerEncoder, KeepsValuesApartThatLookAlike) {
    LayerEncoder layer("x");
    const Property first[] = {{"v", std::int64_t{1}}};
    const Property second[] = {{"v", true}};
    const Property third[] = {{"v", std::string_view("1")}};
    for (const auto& properties : {first, second, third})
        layer.add(std::nullopt, point_at(0, 0), {properties, 1});

    const auto features = decoded(layer).layers[0].features;

    EXPECT_TRUE(std::holds_alternative<std::int64_t>(features[0].properties.at("v")));
    EXPECT_TRUE(std::holds_alternative<bool>(features[1].properties.at("v")));
    EXPECT_TRUE(std::holds_alternative<std::string>(features[2].properties.at("v")));
}

TEST(LayerEncoder, WritesNothingWithoutFeatures) {
    LayerEncoder layer("empty");
    std::string bytes;

    layer.add(1, TileGeometry{}, {});
    layer.write_to(bytes);

    EXPECT_EQ(layer.feature_count(), 0U);
    EXPECT_TRUE(bytes.empty());
}

TEST(Dictionary, NumbersDistinctEntriesInOrder) {
    Dictionary dictionary;

    for (int round = 0; round < 2; ++round)
        for (std::uint32_t i = 0; i < 5000; ++i)
            ASSERT_EQ(dictionary.index_of("value " + std::to_string(i)), i);

    EXPECT_EQ(dictionary.size(), 5000U);
    EXPECT_EQ(dictionary[4321], "value 4321");
    EXPECT_EQ(dictionary.index_of(""), 5000U);
    EXPECT_EQ(dictionary.index_of(""), 5000U);
}

}  // namespace
}  // namespace tiles
