// SPDX-License-Identifier: Apache-2.0
// The shapes of Nominatim and Photon; tests/browser/clients.mjs tries them with real clients.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/http/transport/percent.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using nlohmann::json;
using testing::ElementsAre;

constexpr auto door = "东营区史口镇安宁村安宁街3号";

class OtherGeocoders : public testing::Test {
  protected:
    json get(const std::string& target) const {
        const auto reply = caller.get(target);
        EXPECT_EQ(reply.status, 200) << target << reply.body;
        return reply.json();
    }
    json nominatim(const std::string& text, const std::string& more) const {
        return get("/search?q=" + percent_encoded(text) + more);
    }
    json photon(const std::string& text, const std::string& more = {}) const {
        return get("/photon/api/?q=" + percent_encoded(text) + more).at("features");
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_search_routes}};
};

TEST_F(OtherGeocoders, NominatimTellsADoorWithTextsForNumbers) {
    const auto found = nominatim(door, "&format=jsonv2&addressdetails=1").at(0);

    EXPECT_EQ(found["lat"], "37.0501000");
    EXPECT_EQ(found["lon"], "118.5250000");
    EXPECT_EQ(found["display_name"], "山东省东营市东营区史口镇安宁村安宁街3号");
    EXPECT_EQ(found["category"], "place");
    EXPECT_EQ(found["type"], "house");
    EXPECT_EQ(found["place_rank"], 30);
    EXPECT_THAT(found["boundingbox"],
                ElementsAre("37.0500500", "37.0501500", "118.5249500", "118.5250500"));
    EXPECT_EQ(found["address"], (json{{"house_number", "3"},
                                      {"road", "安宁街"},
                                      {"village", "安宁村"},
                                      {"town", "史口镇"},
                                      {"county", "东营区"},
                                      {"city", "东营市"},
                                      {"state", "山东省"},
                                      {"postcode", "257081"}}));
}

TEST_F(OtherGeocoders, TheFirstFormatOfNominatimSaysClass) {
    const auto found = nominatim(door, "&format=json").at(0);

    EXPECT_EQ(found["class"], "place");
    EXPECT_FALSE(found.contains("category"));
    EXPECT_FALSE(found.contains("address"));
}

TEST_F(OtherGeocoders, NominatimAsGeoJson) {
    const auto feature = nominatim(door, "&format=geojson").at("features").at(0);

    EXPECT_EQ(feature["geometry"]["coordinates"], (json{118.525, 37.0501}));
    EXPECT_EQ(feature["bbox"].size(), 4U);
    EXPECT_EQ(feature["properties"]["addresstype"], "place");
}

TEST_F(OtherGeocoders, NothingFoundIsAnEmptyList) {
    EXPECT_EQ(nominatim("qqqq", "&format=jsonv2"), json::array());
    EXPECT_EQ(get("/reverse?lon=0&lat=0&format=jsonv2"), (json{{"error", "Unable to geocode"}}));
}

TEST_F(OtherGeocoders, PartsAreReadFromTheLargestToTheSmallest) {
    const auto target = "/search?format=jsonv2&county=" + percent_encoded("东营区") +
                        "&street=" + percent_encoded("史口镇安宁村安宁街3号");

    EXPECT_EQ(get(target).at(0)["display_name"], "山东省东营市东营区史口镇安宁村安宁街3号");
}

TEST_F(OtherGeocoders, ABoundedViewboxKeepsOutWhatLiesOutside) {
    EXPECT_EQ(nominatim(door, "&format=json&viewbox=118.6,37.1,118.5,37.0&bounded=1").size(), 1U);
    EXPECT_EQ(nominatim(door, "&format=json&viewbox=100,30,101,31&bounded=1").size(), 0U);
}

TEST_F(OtherGeocoders, NominatimTellsWhatLiesAtAPoint) {
    const auto found = get("/reverse?lon=118.525&lat=37.0501&format=jsonv2&zoom=18");

    EXPECT_EQ(found["address"]["house_number"], "3");
}

TEST_F(OtherGeocoders, APlaceKeepsItsNumber) {
    const auto first = nominatim(door, "&format=json").at(0)["place_id"];

    EXPECT_EQ(nominatim("安宁街3号", "&format=jsonv2").at(0)["place_id"], first);
    EXPECT_NE(nominatim("史口镇安宁村", "&format=jsonv2").at(0)["place_id"], first);
}

TEST_F(OtherGeocoders, PhotonTellsADoorByStreetAndNumber) {
    const auto found = photon(door).at(0);

    EXPECT_EQ(found["geometry"]["coordinates"], (json{118.525, 37.0501}));
    auto properties = found["properties"];
    properties.erase("place_id");
    EXPECT_EQ(properties, (json{{"type", "house"},
                                {"housenumber", "3"},
                                {"street", "安宁街"},
                                {"postcode", "257081"},
                                {"locality", "安宁村"},
                                {"district", "史口镇"},
                                {"county", "东营区"},
                                {"city", "东营市"},
                                {"state", "山东省"}}));
}

TEST_F(OtherGeocoders, PhotonReadsATextThatIsBeingTyped) {
    const auto found = photon("anning", "&lang=zh&limit=3");

    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0]["properties"]["name"], "安宁街");
    EXPECT_EQ(found[0]["properties"]["extent"].size(), 4U);
}

TEST_F(OtherGeocoders, PhotonTellsWhatLiesAtAPoint) {
    const auto found = get("/photon/reverse?lon=118.525&lat=37.0501")["features"];

    EXPECT_EQ(found.at(0)["properties"]["housenumber"], "3");
}

TEST_F(OtherGeocoders, BadQuestionsAreNamed) {
    for (const auto* target :
         {"/search?q=x&format=xml", "/search?format=jsonv2", "/search?q=x&format=json&viewbox=1,2",
          "/search?q=x&format=json&viewbox=1,2,3,nan", "/search?q=x&format=json&limit=0",
          "/photon/api/", "/photon/api/?q=x&lat=1", "/photon/reverse?lon=500&lat=0",
          "/reverse?format=json&lon=1"})
        EXPECT_EQ(caller.get(target).status, 400) << target;
}

}  // namespace
}  // namespace api::http
