// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>

#include "api/http/transport/percent.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using nlohmann::json;

constexpr auto in_english = "Accept-Language: en\r\n";

class FeatureRoutes : public testing::Test {
  protected:
    json items(const std::string& rest) const {
        const auto reply = caller.get("/collections/" + rest);
        EXPECT_EQ(reply.status, 200) << rest << " " << reply.body;
        EXPECT_EQ(reply.field("Content-Type"), "application/geo+json");
        return reply.json();
    }

    /// The source ids of the roads on a page.
    std::vector<std::string> roads(const std::string& query) const {
        std::vector<std::string> ids;
        const auto page = items("roads/items?" + query);
        for (const auto& feature : page["features"])
            ids.push_back(feature["properties"]["source_id"]);
        return ids;
    }

    static std::string link(const json& document, const std::string& rel) {
        for (const auto& entry : document["links"])
            if (entry["rel"] == rel) return entry["href"];
        return {};
    }

    /// What the server says is wrong with one parameter.
    json refusal(const std::string& path) const {
        const auto reply = caller.get(path, in_english);
        EXPECT_EQ(reply.status, 400) << path << " " << reply.body;
        EXPECT_EQ(reply.field("Content-Type"), "application/problem+json");
        return reply.json();
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_feature_routes}};
};

using Ids = std::vector<std::string>;

TEST_F(FeatureRoutes, ListTheCollections) {
    const auto document = caller.get("/collections", in_english).json();

    std::vector<std::string> ids;
    for (const auto& collection : document["collections"]) ids.push_back(collection["id"]);
    EXPECT_EQ(ids, (Ids{"villages", "roads", "addresses", "signs", "proposals"}));
    const auto& roads = document["collections"][1];
    EXPECT_EQ(roads["title"], "Roads");
    EXPECT_EQ(roads["extent"]["spatial"]["bbox"][0], (json{118.5, 37.0, 121.01, 37.1}));
    EXPECT_EQ(link(roads, "items"), "http://localhost:8080/collections/roads/items");
    EXPECT_EQ(caller.get("/collections/roads").json()["title"], "道路");
}

TEST_F(FeatureRoutes, AnUnknownCollectionIsNotFoundAndTheKnownOnesAreNamed) {
    const auto reply = caller.get("/collections/rivers", in_english);

    EXPECT_EQ(reply.status, 404);
    EXPECT_EQ(
        reply.json()["detail"],
        "There is no collection 'rivers'; there are villages, roads, addresses, signs, proposals.");
    EXPECT_EQ(caller.get("/collections/rivers/items").status, 404);
}

TEST_F(FeatureRoutes, ShowARoadWithAllItsProperties) {
    const auto page = items("roads/items?source_id=r1");

    ASSERT_EQ(page["features"].size(), 1U);
    const auto& road = page["features"][0];
    EXPECT_EQ(road["id"], sample.road("r1").value());
    EXPECT_EQ(road["geometry"]["coordinates"][0], (json{118.52, 37.05}));
    auto properties = road["properties"];
    EXPECT_NEAR(properties["length_m"].get<double>(), 889.0, 1.0);
    properties.erase("length_m");
    EXPECT_EQ(properties, (json{{"road_id", sample.road("r1").value()},
                                {"name", "安宁街"},
                                {"specific", "安宁"},
                                {"generic", "街"},
                                {"pinyin", "Ānníng Jiē"},
                                {"village_code", "370502104201"},
                                {"village", "安宁村"},
                                {"town", "史口镇"},
                                {"county", "东营区"},
                                {"class", "residential"},
                                {"width_m", 6.0},
                                {"surface", "沥青"},
                                {"direction", "东西"},
                                {"state", "named"},
                                {"aliases", {"老街"}},
                                {"source_id", "r1"},
                                {"approved_on", "2024-12-20"},
                                {"modelled", false}}));
}

TEST_F(FeatureRoutes, ShowVillagesAndAddresses) {
    const auto villages = items("villages/items");
    const auto doors = items("addresses/items?number=2" + percent_encoded("附") + "1");

    EXPECT_EQ(villages["numberMatched"], 2);
    EXPECT_EQ(villages["features"][0]["id"], "370502104201");
    EXPECT_EQ(villages["features"][0]["geometry"]["type"], "Polygon");
    EXPECT_EQ(villages["features"][0]["properties"]["modelled"], true);
    EXPECT_EQ(villages["features"][0]["properties"]["road_count"], 2);
    EXPECT_EQ(villages["features"][0]["properties"]["named_count"], 1);
    ASSERT_EQ(doors["features"].size(), 1U);
    EXPECT_EQ(doors["features"][0]["properties"]["full"],
              "山东省东营市东营区史口镇安宁村安宁街2附1号");
    EXPECT_EQ(doors["features"][0]["properties"]["road"], "安宁街");
}

TEST_F(FeatureRoutes, ProposalsShowOnceTheyAreHandedIn) {
    const auto page = items("proposals/items");
    const auto draft = std::to_string(sample.draft_proposal.id.value());

    ASSERT_EQ(page["features"].size(), 1U);
    EXPECT_EQ(page["features"][0]["properties"]["name"], "祥和路");
    EXPECT_EQ(page["features"][0]["properties"]["village"], "和顺村");
    EXPECT_EQ(page["features"][0]["geometry"]["coordinates"][0], (json{118.62, 37.05}));
    EXPECT_EQ(caller.get("/collections/proposals/items/" + draft).status, 404);

    sample.submit(sample.draft_proposal);

    EXPECT_EQ(items("proposals/items?limit=1")["features"][0]["properties"]["name"], "瑞丰路");
    EXPECT_EQ(caller.get("/collections/proposals/items/" + draft).json()["id"],
              sample.draft_proposal.id.value());
}

TEST_F(FeatureRoutes, SignsAreAnEmptyCollection) {
    EXPECT_EQ(items("signs/items")["features"], json::array());
    EXPECT_EQ(items("signs/items?bbox=1,2,3,4")["numberReturned"], 0);
    EXPECT_EQ(caller.get("/collections/signs/items/1").status, 404);
}

TEST_F(FeatureRoutes, FollowingNextVisitsEachRoadOnce) {
    std::vector<std::string> seen;
    std::string path = "/collections/roads/items?limit=2&modelled=false";
    int pages = 0;
    while (!path.empty() && pages < 10) {
        const auto page = caller.get(path).json();
        for (const auto& feature : page["features"])
            seen.push_back(feature["properties"]["source_id"]);
        const auto next = link(page, "next");
        path = next.empty() ? next : next.substr(std::string{"http://localhost:8080"}.size());
        ++pages;
    }

    EXPECT_EQ(seen, (Ids{"r1", "r2", "r3", "r4", "r5"}));
    EXPECT_EQ(pages, 3);
}

TEST_F(FeatureRoutes, VillagesAndProposalsArePagedToo) {
    const auto first = items("villages/items?limit=1");
    const auto next = link(first, "next");

    const auto second = items(next.substr(next.find("villages")));

    EXPECT_EQ(second["features"][0]["id"], "370502104202");
    EXPECT_EQ(link(second, "next"), "");
    sample.submit(sample.draft_proposal);
    const auto newest = items("proposals/items?limit=1");
    const auto older = link(newest, "next");
    EXPECT_EQ(items(older.substr(older.find("proposals")))["features"][0]["properties"]["name"],
              "祥和路");
}

TEST_F(FeatureRoutes, LinksKeepWhatWasAskedFor) {
    const auto page = items("roads/items?village=" + percent_encoded("安宁村") + "&limit=1");

    EXPECT_EQ(link(page, "self"),
              "http://localhost:8080/collections/roads/items?village=%E5%AE%89%E5%AE%81%E6%9D%91"
              "&limit=1");
    EXPECT_THAT(link(page, "next"), testing::StartsWith(link(page, "self") + "&cursor="));
    EXPECT_EQ(link(page, "collection"), "http://localhost:8080/collections/roads");
    EXPECT_FALSE(page.contains("numberMatched"));
}

TEST_F(FeatureRoutes, FilterByAnyProperty) {
    EXPECT_EQ(roads("state=proposed"), Ids{"r3"});
    EXPECT_EQ(roads("name=" + percent_encoded("安宁街")), Ids{"r1"});
    EXPECT_EQ(roads("aliases=" + percent_encoded("老街")), Ids{"r1"});
    EXPECT_EQ(roads("width_m=6"), Ids{"r1"});
    EXPECT_EQ(roads("village_code=370502104202"), (Ids{"r3", "r4"}));
    EXPECT_EQ(roads("village_code=370502104202&state=unnamed"), Ids{"r4"});
    EXPECT_EQ(roads("village_code=000000000000"), Ids{});
    EXPECT_EQ(roads("road_id=" + std::to_string(sample.road("r5").value())), Ids{"r5"});
    EXPECT_EQ(roads("name=%27%20OR%201%3D1"), Ids{});
}

TEST_F(FeatureRoutes, TheBoxMeetsGeometriesNotTheirBoxes) {
    EXPECT_EQ(roads("bbox=118.51,37.04,118.535,37.055"), Ids{"r1"});
    EXPECT_EQ(roads("bbox=118.53,37.05,118.54,37.06"), (Ids{"r1", "r2"}));
    EXPECT_EQ(roads("bbox=118.51,37.04,0,118.535,37.055,100"), Ids{"r1"});
    EXPECT_EQ(roads("bbox=120,36,122,38"), Ids{"r5"});
    EXPECT_EQ(roads("bbox=0,0,1,1"), Ids{});
    // From 120 E eastwards over the antimeridian to 100 W.
    EXPECT_EQ(roads("bbox=120,36,-100,38"), Ids{"r5"});
    // A box inside a village meets its area though no edge passes.
    EXPECT_EQ(items("villages/items?bbox=118.55,37.05,118.56,37.06")["features"].size(), 1U);
    EXPECT_EQ(items("addresses/items?bbox=118.52,37.05,118.5215,37.051")["features"].size(), 1U);
}

TEST_F(FeatureRoutes, OtherSystemsPutLatitudeFirst) {
    const std::string epsg = "http://www.opengis.net/def/crs/EPSG/0/4490";
    const auto reply = caller.get("/collections/roads/items?source_id=r1&crs=" + epsg);

    EXPECT_EQ(reply.json()["features"][0]["geometry"]["coordinates"][0], (json{37.05, 118.52}));
    EXPECT_EQ(reply.field("Content-Crs"), "<" + epsg + ">");
    EXPECT_EQ(roads("bbox=37.04,118.51,37.055,118.535&bbox-crs=" + epsg), Ids{"r1"});
    EXPECT_EQ(caller.get("/collections/roads").json()["crs"].size(), 3U);
    EXPECT_EQ(refusal("/collections/roads/items?crs=EPSG:9999")["pointer"], "crs");
}

TEST_F(FeatureRoutes, TimeJudgesProposalsByTheirDay) {
    EXPECT_EQ(items("proposals/items?datetime=2000-01-01/..")["features"].size(), 1U);
    EXPECT_EQ(items("proposals/items?datetime=../2000-01-01")["features"].size(), 0U);
    EXPECT_EQ(items("roads/items?datetime=2000-01-01")["features"].size(), 5U);
}

TEST_F(FeatureRoutes, TheTagIsThatOfTheSnapshot) {
    const auto first = caller.get("/collections/roads/items");
    const auto condition = "If-None-Match: " + first.field("ETag") + "\r\n";
    EXPECT_EQ(caller.get("/collections/roads/items", condition).status, 304);

    sample.approve(sample.submitted_proposal);

    EXPECT_EQ(caller.get("/collections/roads/items", condition).status, 200);
    EXPECT_EQ(roads("state=named"), (Ids{"r1", "r3"}));
}

TEST_F(FeatureRoutes, LimitsArePositiveAndCappedQuietly) {
    EXPECT_EQ(roads("limit=1"), Ids{"r1"});
    EXPECT_EQ(roads("limit=999999999").size(), 5U);
    for (const auto* limit : {"0", "-1", "abc", "", "1.5", "1e3", "99999999999999999999999"})
        EXPECT_EQ(refusal(std::string{"/collections/roads/items?limit="} + limit)["pointer"],
                  "limit");
}

TEST_F(FeatureRoutes, BadBoxesAreRefused) {
    for (const auto* box :
         {"1,2,3", "1,2,3,4,5", "", ",,,", "1,2,3,4,5,6,7", "nan,1,2,3", "1,2,inf,3", "1,2,3,1e999",
          "1,5,3,4", "a,b,c,d", "200,1,100,2", "1;2;3;4"})
        EXPECT_EQ(refusal(std::string{"/collections/roads/items?bbox="} + box)["pointer"], "bbox")
            << box;
}

TEST_F(FeatureRoutes, ForeignCursorsAreRefused) {
    for (const auto* cursor : {"", "%21", "AAA%3D", "5", "%E5%AE%89", "YWJj", "Mi41", "A"})
        EXPECT_EQ(refusal(std::string{"/collections/roads/items?cursor="} + cursor)["pointer"],
                  "cursor")
            << cursor;
    EXPECT_EQ(refusal("/collections/roads/items?cursor=" + std::string(5000, 'A'))["pointer"],
              "cursor");
}

TEST_F(FeatureRoutes, UnknownAndRepeatedParametersAreRefused) {
    const auto unknown = refusal("/collections/villages/items?nmae=x");
    EXPECT_THAT(unknown["detail"],
                testing::HasSubstr("There is no parameter nmae; known are: bbox"));
    EXPECT_THAT(unknown["detail"], testing::HasSubstr("town_code"));
    EXPECT_EQ(refusal("/collections/roads/items?limit=1&limit=2")["pointer"], "limit");
    EXPECT_EQ(refusal("/collections/roads/items?road_id=abc")["pointer"], "road_id");
    EXPECT_EQ(refusal("/collections/roads/items?width_m=nan")["pointer"], "width_m");
    EXPECT_EQ(refusal("/collections/roads/items?modelled=maybe")["pointer"], "modelled");
    EXPECT_EQ(refusal("/collections/roads/items?datetime=yesterday")["pointer"], "datetime");
    EXPECT_EQ(refusal("/collections/roads?x=1")["pointer"], "x");
}

TEST_F(FeatureRoutes, IdsOfAnySizeFindNothingOrAreRefused) {
    EXPECT_EQ(caller.get("/collections/roads/items/9223372036854775807").status, 404);
    EXPECT_EQ(caller.get("/collections/roads/items/-1").status, 404);
    EXPECT_EQ(caller.get("/collections/roads/items/9223372036854775808").status, 400);
    EXPECT_EQ(caller.get("/collections/roads/items/x").status, 400);
    EXPECT_EQ(caller.get("/collections/villages/items/" + std::string(9000, '3')).status, 404);
    EXPECT_EQ(caller.get("/collections/villages/items/370502104201").json()["properties"]["name"],
              "安宁村");
}

TEST_F(FeatureRoutes, AHugeFilterValueMatchesNothing) {
    EXPECT_EQ(roads("name=" + std::string(20'000, 'x')), Ids{});
}

}  // namespace
}  // namespace api::http
