// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/spatial/geodesic.hpp"
#include "geo/storage/road_store.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using nlohmann::json;

class NumberingRoutes : public testing::Test {
  protected:
    std::string road_path(std::string_view source_id) const {
        return "/roads/" + std::to_string(sample.road(source_id).value()) + "/numbers";
    }
    std::string as_county() { return sample.bearer("审核员"); }

    /// Half-way along the road.
    geo::Coordinate middle_of(std::string_view source_id) {
        const auto reader = sample.registry.database().read();
        return geo::spatial::midpoint(
            geo::storage::RoadStore{*reader}.get(sample.road(source_id)).centre_line);
    }

    support::Reply add_door(const json& body, const std::string& who,
                            const std::string& more = {}) {
        return caller.send("POST", "/addresses", who + more + "Content-Type: application/json\r\n",
                           body.dump());
    }

    /// Beside the middle of the road.
    json door_by(std::string_view source_id, double east = 0.0001) {
        const auto place = middle_of(source_id);
        return {{"village_code", support::SampleApplication::first_village},
                {"road_id", sample.road(source_id).value()},
                {"position",
                 {{"type", "Point"}, {"coordinates", {place.lon + east, place.lat + 0.0001}}}}};
    }

    support::Reply number(const std::string& path, const json& body, const std::string& more = {}) {
        const auto etag = caller.get(path).field("ETag");
        return caller.send(
            "POST", path,
            as_county() + more + "If-Match: " + etag + "\r\nContent-Type: application/json\r\n",
            body.dump());
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_numbering_routes, add_search_routes, add_change_routes}};
};

TEST_F(NumberingRoutes, ASurveyorsDoorIsNumberedAndFound) {
    const auto made = add_door(door_by("r2"), sample.bearer("测绘员"));
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.json()["number"], json());
    EXPECT_EQ(made.json()["lifecycle"], "planned");
    EXPECT_EQ(made.field("Location"), "/addresses/" + made.json()["id"].dump());

    auto by_r1 = add_door(door_by("r1"), sample.bearer("测绘员")).json();
    const auto done = number(road_path("r1"), {{"mode", "only_new"}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.json()["applied"], true);
    EXPECT_EQ(done.json()["summary"]["new"], 1);

    const auto door = caller.get("/addresses/" + by_r1["id"].dump()).json();
    const auto plate = door["number"].get<std::string>();
    EXPECT_EQ(door["status"], "official");
    EXPECT_EQ(door["former_numbers"].size(), 1U);
    ASSERT_TRUE(sample.published.wait_until_searchable());
    const auto hits = caller.get("/search?q=安宁村安宁街" + plate + "号").json();
    ASSERT_FALSE(hits["features"].empty());
    EXPECT_EQ(hits["features"][0]["properties"]["housenumber"], plate);
    const auto feed = caller.get("/changes?since=0&limit=1000").json();
    EXPECT_EQ(feed["items"].back()["kind"], "renumber");
    EXPECT_EQ(feed["items"].back()["after"]["number"], plate);
}

TEST_F(NumberingRoutes, ADryRunTellsAndChangesNothing) {
    add_door(door_by("r1"), sample.bearer("测绘员"));
    const auto before = caller.get(road_path("r1"));
    ASSERT_EQ(before.status, 200) << before.body;

    const auto dry =
        caller.send("POST", road_path("r1"), as_county() + "Content-Type: application/json\r\n",
                    json{{"dry_run", true}}.dump());

    EXPECT_EQ(dry.status, 200) << dry.body;
    EXPECT_EQ(dry.json()["applied"], false);
    EXPECT_EQ(caller.get(road_path("r1")).field("ETag"), before.field("ETag"));
}

TEST_F(NumberingRoutes, AWriteSaysWhichPlanItHasSeen) {
    const auto path = road_path("r1");
    const auto fields = as_county() + "Content-Type: application/json\r\n";
    EXPECT_EQ(caller.send("POST", path, fields, "{}").status, 428);
    const auto etag = caller.get(path).field("ETag");
    add_door(door_by("r1"), sample.bearer("测绘员"));
    EXPECT_EQ(caller.send("POST", path, fields + "If-Match: " + etag + "\r\n", "{}").status, 412);
}

TEST_F(NumberingRoutes, AWriteSentTwiceIsDoneOnce) {
    add_door(door_by("r1"), sample.bearer("测绘员"));
    const auto etag = caller.get(road_path("r1")).field("ETag");
    const auto send = [&] {
        return caller.send("POST", road_path("r1"),
                           as_county() + "Idempotency-Key: n1\r\nIf-Match: " + etag +
                               "\r\nContent-Type: application/json\r\n",
                           R"({"mode":"renumber"})");
    };
    const auto first = send();
    const auto second = send();

    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(second.status, 200) << second.body;
    EXPECT_EQ(second.field("Idempotency-Replayed"), "true");
    EXPECT_EQ(first.json(), second.json());
}

TEST_F(NumberingRoutes, ANumberingIsTakenBack) {
    const auto door = add_door(door_by("r1"), sample.bearer("测绘员")).json();
    ASSERT_EQ(number(road_path("r1"), {{"mode", "only_new"}}).status, 200);

    const auto undone = number(road_path("r1"), {{"undo", true}});

    EXPECT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(caller.get("/addresses/" + door["id"].dump()).json()["number"], json());
}

TEST_F(NumberingRoutes, AVillageIsNumberedAtOnce) {
    const std::string path = "/villages/370502104201/numbers";
    add_door(door_by("r1"), sample.bearer("测绘员"));

    const auto plan = caller.get(path + "?mode=renumber");
    EXPECT_EQ(plan.status, 200) << plan.body;
    EXPECT_TRUE(plan.json().contains("violations"));
    EXPECT_EQ(number(path, {{"mode", "renumber"}}).status, 200);
    EXPECT_EQ(number(path, {{"undo", true}}).status, 400);
}

TEST_F(NumberingRoutes, RefuseWhatMakesNoSense) {
    const auto surveyor = sample.bearer("测绘员");
    const std::string type = "Content-Type: application/json\r\n";
    EXPECT_EQ(caller.get("/roads/9999/numbers").status, 404);
    EXPECT_EQ(caller.get("/villages/370502104999/numbers").status, 404);
    EXPECT_EQ(caller.get(road_path("r1") + "?mode=all").status, 400);
    EXPECT_EQ(caller.get("/addresses/99999").status, 404);
    EXPECT_EQ(caller.send("POST", road_path("r1"), surveyor + type, "{}").status, 403);
    EXPECT_EQ(caller.send("POST", road_path("r1"), type, "{}").status, 401);
    EXPECT_EQ(caller.send("POST", road_path("r1"), as_county() + type, R"({"dry_run":1})").status,
              400);
    EXPECT_EQ(add_door(json::object(), surveyor).status, 400);
    auto door = door_by("r1");
    door["position"]["coordinates"] = {121.0, 31.0};
    EXPECT_EQ(add_door(door, surveyor).status, 400) << "in another province";
    door["position"] = "here";
    EXPECT_EQ(add_door(door, surveyor).status, 400);
    door = door_by("r1");
    door["number"] = "77";
    EXPECT_EQ(add_door(door, surveyor).status, 403) << "a number is the county's to give";
    door["number"] = "1";
    EXPECT_EQ(add_door(door, as_county()).status, 409) << "borne already";
    door["road_id"] = 9999;
    EXPECT_EQ(add_door(door, as_county()).status, 404);
}

}  // namespace
}  // namespace api::http
