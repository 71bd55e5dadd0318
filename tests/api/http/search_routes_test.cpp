// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/http/place_text.hpp"
#include "api/http/search_answer.hpp"
#include "api/http/transport/percent.hpp"
#include "geo/registry/import.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using nlohmann::json;
using support::Reply;
using testing::HasSubstr;

class SearchRoutes : public testing::Test {
  protected:
    Reply search(const std::string& text, const std::string& more = {}) const {
        return caller.get("/search?q=" + percent_encoded(text) + more);
    }
    json first(const std::string& text, const std::string& more = {}) const {
        const auto reply = search(text, more);
        EXPECT_EQ(reply.status, 200) << reply.body;
        const auto features = reply.json().at("features");
        return features.empty() ? json{} : features[0];
    }
    json refused(const std::string& target) const {
        const auto reply = caller.get(target, "Accept-Language: en\r\n");
        EXPECT_EQ(reply.status, 400) << target << reply.body;
        return reply.json();
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_search_routes}};
};

TEST_F(SearchRoutes, ADoorHasEveryFieldOfTheContract) {
    const auto feature = first("东营区史口镇安宁村安宁街3号");

    EXPECT_EQ(feature["type"], "Feature");
    EXPECT_EQ(feature["geometry"], (json{{"type", "Point"}, {"coordinates", {118.525, 37.0501}}}));
    auto properties = feature["properties"];
    const auto address = properties["address_id"].get<std::int64_t>();
    EXPECT_EQ(properties["id"], "address-" + std::to_string(address));
    EXPECT_EQ(properties["match"], (json{{"county", "exact"},
                                         {"town", "exact"},
                                         {"village", "exact"},
                                         {"road", "exact"},
                                         {"number", "exact"}}));
    for (const auto* checked : {"id", "address_id", "match"}) properties.erase(checked);
    EXPECT_EQ(properties, (json{{"label", "山东省东营市东营区史口镇安宁村安宁街3号"},
                                {"score", 1.0},
                                {"type", "housenumber"},
                                {"name", "安宁街3号"},
                                {"housenumber", "3"},
                                {"street", "安宁街"},
                                {"postcode", "257081"},
                                {"citycode", "370500000000"},
                                {"city", "东营市"},
                                {"context", "山东省, 东营市, 东营区, 史口镇"},
                                {"village_code", "370502104201"},
                                {"road_id", sample.road("r1").value()},
                                {"source_id", "d3"},
                                {"status", "match"}}));
}

TEST_F(SearchRoutes, AStreetStandsAtItsMiddle) {
    const auto feature = first("安宁村安宁街");

    const auto& properties = feature["properties"];
    EXPECT_EQ(properties["type"], "street");
    EXPECT_EQ(properties["label"], "山东省东营市东营区史口镇安宁村安宁街");
    EXPECT_EQ(properties["source_id"], "r1");
    EXPECT_FALSE(properties.contains("housenumber"));
    EXPECT_NEAR(feature["geometry"]["coordinates"][0].get<double>(), 118.525, 1e-6);
}

TEST_F(SearchRoutes, AVillageIsALocalityUnderItsOwnCode) {
    const auto properties = first("史口镇和顺村")["properties"];

    EXPECT_EQ(properties["type"], "locality");
    EXPECT_EQ(properties["id"], "370502104202");
    EXPECT_EQ(properties["source_id"], "370502104202");
    EXPECT_EQ(properties["name"], "和顺村");
}

TEST_F(SearchRoutes, DivisionsAreMunicipalitiesUnderTheirNames) {
    const auto town = first("史口镇")["properties"];
    const auto county = first("东营区")["properties"];
    const auto city = first("东营市", "&type=municipality")["properties"];

    EXPECT_EQ(town["type"], "municipality");
    EXPECT_EQ(town["id"], "370502104000");
    EXPECT_EQ(town["label"], "山东省东营市东营区史口镇");
    EXPECT_EQ(town["context"], "山东省, 东营市, 东营区");
    EXPECT_EQ(county["id"], "370502000000");
    EXPECT_EQ(county["name"], "东营区");
    EXPECT_EQ(city["name"], "东营市");
    EXPECT_EQ(city["id"], "370500000000");
    EXPECT_EQ(city["context"], "山东省");
}

TEST_F(SearchRoutes, TheProvinceHasNoCityAbout) {
    const auto properties = first("山东省")["properties"];

    EXPECT_EQ(properties["name"], "山东省");
    EXPECT_TRUE(properties["city"].is_null());
    EXPECT_TRUE(properties["citycode"].is_null());
}

TEST_F(SearchRoutes, AnAliasIsFoundAndSaysSo) {
    const auto properties = first("安宁村老街")["properties"];

    EXPECT_EQ(properties["name"], "安宁街");
    EXPECT_EQ(properties["match"]["road"], "alias");
}

TEST_F(SearchRoutes, AMissingNumberIsAPartialAnswer) {
    const auto properties = first("安宁村安宁街99号")["properties"];

    EXPECT_EQ(properties["type"], "street");
    EXPECT_EQ(properties["status"], "partial");
    EXPECT_EQ(properties["match"]["number"], "not_found");
    EXPECT_LT(properties["score"].get<double>(), 1);
}

TEST_F(SearchRoutes, WhatIsAmbiguousSaysSoAndNothingElseDoes) {
    geo::search::Hit hit;
    hit.type = geo::search::HitType::street;
    hit.road = sample.road("r1");
    hit.status = geo::search::HitStatus::ambiguous;
    hit.ambiguous = true;
    const auto snapshot = sample.published.snapshot();
    DivisionDirectories divisions;

    const auto answer = json::parse(search_answer({snapshot, divisions}, "街", std::vector{hit}));

    const auto& properties = answer["features"][0]["properties"];
    EXPECT_EQ(properties["ambiguous"], true);
    EXPECT_EQ(properties["status"], "ambiguous");
    EXPECT_EQ(properties["match"], json::object());
    EXPECT_FALSE(first("安宁街")["properties"].contains("ambiguous"));
}

TEST_F(SearchRoutes, NothingFoundIsAnEmptyCollection) {
    const auto reply = search("火星基地");

    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.field("Content-Type"), "application/geo+json");
    EXPECT_EQ(reply.json()["features"], json::array());
    EXPECT_EQ(reply.json()["query"], "火星基地");
}

TEST_F(SearchRoutes, TypingTheBeginningOfPinyinFindsTheRoad) {
    EXPECT_EQ(first("anning", "&autocomplete=1&type=street")["properties"]["name"], "安宁街");
    EXPECT_TRUE(first("anning", "&autocomplete=0&type=street").is_null());
}

TEST_F(SearchRoutes, AreasAreCodesShortOrLongOrNames) {
    const std::vector<std::string> areas{"&county=370502",
                                         "&county=370502000000",
                                         "&town=370502104",
                                         "&town=370502104000",
                                         "&village=370502104201",
                                         "&town=" + percent_encoded("史口镇"),
                                         "&village=" + percent_encoded("安宁村")};
    for (const auto& area : areas)
        EXPECT_EQ(first("安宁街", area)["properties"]["name"], "安宁街") << area;
    EXPECT_TRUE(first("安宁街", "&village=370502104202").is_null());
    EXPECT_EQ(refused("/search?q=a&county=370503")["pointer"], "county");
}

TEST_F(SearchRoutes, TheLimitHolds) {
    EXPECT_EQ(search("安宁", "&limit=1&autocomplete=1").json()["features"].size(), 1U);
    EXPECT_EQ(search("安宁", "&limit=100&autocomplete=1").json()["features"].size(), 2U);
}

TEST_F(SearchRoutes, AnApprovedNameIsFoundAsSoonAsTheIndexHasIt) {
    EXPECT_TRUE(first("祥和路", "&type=street").is_null());

    sample.approve(sample.submitted_proposal);
    ASSERT_TRUE(sample.published.wait_until_searchable());

    EXPECT_EQ(first("祥和路")["properties"]["road_id"], sample.road("r3").value());
}

TEST_F(SearchRoutes, ParametersOutOfOrderAreRefusedByName) {
    EXPECT_EQ(refused("/search")["pointer"], "q");
    EXPECT_EQ(refused("/search?q=")["pointer"], "q");
    EXPECT_EQ(refused("/search?q=a&lat=37")["pointer"], "lon");
    EXPECT_EQ(refused("/search?q=a&lon=118")["pointer"], "lat");
    EXPECT_EQ(refused("/search?q=a&lat=97&lon=118")["pointer"], "lat");
    EXPECT_EQ(refused("/search?q=a&lat=37&lon=nan")["pointer"], "lon");
    EXPECT_EQ(refused("/search?q=a&limit=0")["pointer"], "limit");
    EXPECT_EQ(refused("/search?q=a&limit=101")["pointer"], "limit");
    EXPECT_EQ(refused("/search?q=a&type=planet")["pointer"], "type");
    EXPECT_EQ(refused("/search?q=a&format=xml")["pointer"], "format");
    EXPECT_EQ(refused("/search?q=a&autocomplete=perhaps")["pointer"], "autocomplete");
    EXPECT_EQ(refused("/reverse?lat=37")["pointer"], "lon");
    EXPECT_EQ(refused("/reverse?lat=37&lon=1e9")["pointer"], "lon");
    EXPECT_EQ(search(std::string(1001, 'a')).status, 413);
}

TEST_F(SearchRoutes, HostileTextsComeBackAsValidJson) {
    for (const std::string_view text :
         {"\"\\\x01\x1f", "%", "<script>", "𠮷野家街道", "\u202E安宁街"})
        EXPECT_EQ(search(std::string{text}).json()["query"], text);
}

TEST_F(SearchRoutes, ReverseGivesTheNearestDoorAndItsDistance) {
    const auto reply = caller.get("/reverse?lon=118.5251&lat=37.0501&limit=2");

    const auto features = reply.json()["features"];
    ASSERT_EQ(features.size(), 2U);
    const auto& nearest = features[0]["properties"];
    EXPECT_EQ(nearest["label"], "山东省东营市东营区史口镇安宁村安宁街3号");
    EXPECT_NEAR(nearest["distance"].get<double>(), 8.9, 0.2);
    EXPECT_NEAR(nearest["score"].get<double>(), 0.991, 0.001);
    EXPECT_LT(nearest["distance"], features[1]["properties"]["distance"]);
}

TEST_F(SearchRoutes, ReverseFarFromDoorsFallsBackToRoadsAndVillages) {
    const auto in_the_middle_of_nowhere = caller.get("/reverse?lon=0&lat=0").json();
    const auto beside = caller.get("/reverse?lon=118.69&lat=37.09").json();

    EXPECT_EQ(in_the_middle_of_nowhere["features"], json::array());
    EXPECT_EQ(beside["features"][0]["properties"]["type"], "locality");
    EXPECT_EQ(beside["features"][0]["properties"]["name"], "和顺村");
}

TEST_F(SearchRoutes, MayBeKeptForAMomentOnly) {
    EXPECT_EQ(search("安宁街").field("Cache-Control"), "public, max-age=5");
}

TEST(CityCode, IsToldByTheCountyInTheNationalSchemeOnly) {
    EXPECT_EQ(city_code_of("370502000000"), "370500000000");
    EXPECT_EQ(city_code_of("10015"), "");
    EXPECT_EQ(city_code_of("37050200000x"), "");
    EXPECT_EQ(city_code_of(""), "");
}

TEST_F(SearchRoutes, TellsWhatTheTextSaysBesideThePlace) {
    const auto feature = first("东营区史口镇安宁村安宁街3号路北50米");

    EXPECT_EQ(feature["properties"]["address_id"],
              first("安宁村安宁街3号")["properties"]["address_id"]);
    EXPECT_EQ(
        feature["properties"]["references"],
        (json{{{"kind", "offset"}, {"text", "路北50米"}, {"direction", "north"}, {"metres", 50}}}));
}

TEST_F(SearchRoutes, TellsOnWhichSideOfTheRoadAPositionLies) {
    const auto reply = caller.get("/reverse?lon=118.525&lat=37.0501");

    ASSERT_EQ(reply.status, 200);
    const auto properties = reply.json()["features"][0]["properties"];
    ASSERT_TRUE(properties.contains("road_side")) << reply.body;
    EXPECT_EQ(properties["road_side"]["text"], "路北");
    EXPECT_EQ(properties["road_side"]["direction"], "north");
    EXPECT_EQ(properties["road_side"]["numbers"], "odd");
}

TEST_F(SearchRoutes, RefusesAreasThatAreUnknownAndBoxesThatAreNone) {
    for (const auto* area : {"village=1", "town=1", "county=1", "bbox=1,2,3", "bbox=3,2,1,4",
                             "bbox=a,b,c,d", "bbox=1,2,3,4,5"}) {
        refused(std::string{"/search?q=a&"} + area);
        refused(std::string{"/search?q=a&autocomplete=1&"} + area);
        refused(std::string{"/reverse?lon=118.5&lat=37.05&"} + area);
    }
}

/// 和顺路 runs north and south through 安宁街.
struct Crossing : SearchRoutes {
    Crossing() {
        geo::registry::RoadRow row;
        row.source_id = "r6";
        row.name = "和顺路";
        row.approved_on = "2024-12-20";
        row.centre_line = {{{118.525, 37.045}, {118.525, 37.055}}};
        geo::registry::RoadImport import{sample.registry, {"crossing", "导入员", false}};
        EXPECT_EQ(import.add(row).outcome, geo::registry::RowOutcome::stored);
        import.commit();
        sample.published.keep_up();
        EXPECT_TRUE(sample.published.wait_until_searchable());
    }
};

TEST_F(Crossing, IsFoundWithBothItsRoads) {
    for (const char* text : {"安宁街与和顺路交叉口", "安宁村安宁街和和顺路路口",
                             "安宁街和顺路交叉口", "安宁街/和顺路"}) {
        const auto feature = first(text);
        ASSERT_FALSE(feature.is_null()) << text;
        const auto& properties = feature["properties"];
        EXPECT_EQ(properties["type"], "intersection") << text;
        EXPECT_EQ(properties["street"], "安宁街") << text;
        EXPECT_EQ(properties["other_street"], "和顺路") << text;
        EXPECT_EQ(properties["road_id"], sample.road("r1").value()) << text;
        EXPECT_EQ(properties["other_road_id"], sample.road("r6").value()) << text;
        EXPECT_EQ(properties["source_id"], json{}) << text;
        EXPECT_NEAR(feature["geometry"]["coordinates"][0].get<double>(), 118.525, 1e-6) << text;
        EXPECT_NEAR(feature["geometry"]["coordinates"][1].get<double>(), 37.05, 1e-6) << text;
    }
}

TEST_F(Crossing, AnswersInTheOrderThatWasAskedFor) {
    const auto properties = first("和顺路与安宁街交叉口")["properties"];

    EXPECT_EQ(properties["street"], "和顺路");
    EXPECT_EQ(properties["other_street"], "安宁街");
}

TEST_F(Crossing, IsThereWhileItIsTypedAndWhenOnlyCrossingsAreAskedFor) {
    EXPECT_EQ(first("安宁街与和顺路交叉口", "&autocomplete=1")["properties"]["type"],
              "intersection");
    EXPECT_EQ(first("安宁街与和顺路交叉口", "&type=intersection")["properties"]["type"],
              "intersection");
    EXPECT_TRUE(first("安宁街与和顺路交叉口", "&bbox=118.6,37,118.7,37.1").is_null());
}

TEST_F(Crossing, OfRoadsThatDoNotMeetIsNone) {
    const auto feature = first("安宁街与老王路交叉口");

    EXPECT_NE(feature.value("/properties/type"_json_pointer, "none"), "intersection");
}

TEST_F(SearchRoutes, KeepsToTheBox) {
    const auto features = [&](const char* box) {
        return search("安宁街", std::string{"&bbox="} + box).json()["features"];
    };

    EXPECT_FALSE(features("118.4,37,118.6,37.1").empty());
    EXPECT_TRUE(features("119.4,37,119.6,37.1").empty());
}

}  // namespace
}  // namespace api::http
