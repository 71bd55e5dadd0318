// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/projection.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "geo/base/error.hpp"
#include "geo/spatial/geodesic.hpp"

namespace geo::spatial {
namespace {

const Coordinate shikou{118.365, 37.447};

std::string refusal(const std::string& crs, std::optional<std::string> operation = {}) {
    try {
        const Transformer transformer(crs, operation);
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::invalid_input);
        return error.what();
    }
    return {};
}

TEST(Transformer, GaussKruegerIsEastingFirst) {
    const Transformer zone39("EPSG:4527"), zone40("EPSG:4528");

    const Coordinate in39 = zone39.from_registry(shikou);
    const Coordinate back = zone40.to_registry({40355317.1071, 4147375.2284});

    EXPECT_NEAR(in39.lon, 39620788.998, 1e-3);
    EXPECT_NEAR(in39.lat, 4146994.7941, 1e-3);
    EXPECT_LT(distance_metres(back, shikou), 1e-3);
}

TEST(Transformer, AgreesWithTheVectors) {
    const std::filesystem::path file =
        std::filesystem::path(LUMING_SOURCE_DIR) / "../shared/data/rules/vectors_crs.tsv";
    std::ifstream in(file);
    if (!in) GTEST_SKIP() << "needs ../shared/data/rules/vectors_crs.tsv";
    const Transformer zone39("4527"), zone40("4528");
    std::string line;
    std::getline(in, line);
    int rows = 0;

    while (std::getline(in, line)) {
        std::istringstream fields(line.substr(line.find('\t')));
        Coordinate registry, z39, z40;
        fields >> registry.lon >> registry.lat >> z39.lat >> z39.lon >> z40.lat >> z40.lon;
        EXPECT_NEAR(zone39.from_registry(registry).lon, z39.lon, 1e-3) << line;
        EXPECT_NEAR(zone39.from_registry(registry).lat, z39.lat, 1e-3) << line;
        EXPECT_LT(distance_metres(zone40.to_registry(z40), registry), 1e-3) << line;
        ++rows;
    }

    EXPECT_GE(rows, 6);
}

TEST(Transformer, TheRegistrysOwnSystemIsTheIdentity) {
    for (const char* crs : {"EPSG:4490", "EPSG:4326", "4490", "OGC:CRS84"}) {
        const Transformer transformer(crs);
        EXPECT_TRUE(transformer.is_identity()) << crs;
        EXPECT_EQ(transformer.to_registry(shikou), shikou);
    }
}

TEST(Transformer, KnowsWebMercatorAndTheTaiwaneseDatum) {
    const Transformer mercator("EPSG:3857"), twd97("EPSG:3826");

    EXPECT_NEAR(mercator.from_registry({118.365, 0}).lon, 118.365 / 180 * 20037508.342789, 1e-3);
    EXPECT_NEAR(twd97.from_registry({121, 24}).lon, 250000, 1);
}

TEST(Transformer, ConvertsManyInPlaceAndBack) {
    const Transformer zone("EPSG:4549");
    std::vector<Coordinate> points(1000, shikou);

    zone.from_registry(points);
    zone.to_registry(points);

    for (const Coordinate point : points) EXPECT_LT(distance_metres(point, shikou), 1e-6);
    zone.to_registry(std::span<Coordinate>{});
}

TEST(Transformer, RefusesTheOldDatumsWithoutParameters) {
    // Geographic and Gauss-Krueger systems of Beijing 1954 and Xian 1980.
    for (const char* crs : {"EPSG:4214", "EPSG:4610", "EPSG:2436", "EPSG:2367", "EPSG:2385"}) {
        const std::string message = refusal(crs);
        EXPECT_NE(message.find("seven parameters or grid file are missing"), std::string::npos)
            << crs << ": " << message;
    }
}

TEST(Transformer, RefusesAnOldDatumUnderAShapefilesName) {
    const std::string wkt =
        R"(GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],)"
        R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])";

    EXPECT_NE(refusal(wkt).find("Xian"), std::string::npos);
}

TEST(Transformer, TakesSevenParametersForAnOldDatum) {
    const Transformer shifted("EPSG:4214", "15.8,-154.4,-82.3,0,0,0,0");
    const Transformer unshifted("EPSG:4214", "0,0,0");

    const double metres =
        distance_metres(shifted.to_registry(shikou), unshifted.to_registry(shikou));

    EXPECT_GT(metres, 50);
    EXPECT_LT(metres, 200);
    EXPECT_LT(distance_metres(shifted.from_registry(shifted.to_registry(shikou)), shikou), 1e-3);
}

TEST(Transformer, TakesAPipeline) {
    const Transformer shifted("EPSG:4610",
                              "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
                              "+step +proj=cart +a=6378140 +rf=298.257 "
                              "+step +proj=helmert +x=100 "
                              "+step +inv +proj=cart +ellps=GRS80 "
                              "+step +proj=unitconvert +xy_in=rad +xy_out=deg");

    EXPECT_NEAR(distance_metres(shifted.to_registry({90, 0}), {90, 0}), 100, 0.01);
}

TEST(Transformer, RefusesWhatItCannotUnderstand) {
    EXPECT_NE(refusal("EPSG:999999").find("unknown"), std::string::npos);
    EXPECT_NE(refusal("").find("unknown"), std::string::npos);
    EXPECT_NE(refusal("EPSG:5773").find("unknown"), std::string::npos);  // heights only
    EXPECT_NE(refusal("GEOGCS[\"cut in ha").find("unknown"), std::string::npos);
    EXPECT_NE(refusal("EPSG:4214", "1,2").find("cannot be used"), std::string::npos);
    EXPECT_NE(refusal("EPSG:4214", "a,b,c").find("cannot be used"), std::string::npos);
    EXPECT_NE(refusal("EPSG:4214", "+proj=nonsense").find("cannot be used"), std::string::npos);
    EXPECT_NE(refusal("EPSG:4214", "EPSG:4326").find("cannot be used"), std::string::npos);
}

TEST(Transformer, RefusesCoordinatesOutsideTheDomain) {
    const Transformer zone("EPSG:4528");

    EXPECT_THROW(zone.from_registry({NAN, 0}), Error);
    EXPECT_THROW(zone.from_registry({118, 95}), Error);
    EXPECT_NO_THROW(zone.from_registry(shikou));
}

}  // namespace
}  // namespace geo::spatial
