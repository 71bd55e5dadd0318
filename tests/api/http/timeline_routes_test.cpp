// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using nlohmann::json;

class TimelineRoutes : public testing::Test {
  protected:
    std::string path(std::string_view source_id) const {
        return "/roads/" + std::to_string(sample.road(source_id).value());
    }
    std::string as_county() { return sample.bearer("审核员"); }

    /// Acts on the road as it is now.
    support::Reply act(std::string_view source_id, const std::string& action, const json& body) {
        return act_on(path(source_id), action, body);
    }

    support::Reply act_on(const std::string& road, const std::string& action, const json& body) {
        const auto etag = caller.get(road, as_county()).field("ETag");
        return caller.send(
            "POST", road + "/" + action,
            as_county() + "If-Match: " + etag + "\r\nContent-Type: application/json\r\n",
            body.dump());
    }

    static json renaming(const std::string& name) {
        return {{"name", name},
                {"meaning", "安定祥和"},
                {"origin", "村民代表会议议定"},
                {"cause", "construction"},
                {"reason", "已核"}};
    }

    support::SampleApplication sample;
    support::Caller caller{
        sample, {add_road_routes, add_timeline_routes, add_change_routes, add_feature_routes}};
};

TEST_F(TimelineRoutes, RenameARoadAndTellItsStory) {
    const auto reply = act("r1", "rename", renaming("祥顺路"));

    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(caller.get(path("r1")).json()["name"]["full"], "祥顺路");
    const auto history = caller.get(path("r1") + "/history").json();
    EXPECT_EQ(history["items"].back()["action"], "road.renamed");
    EXPECT_EQ(history["items"].back()["payload"]["former_name"], "安宁街");
    EXPECT_EQ(history["names"][0]["full"], "祥顺路");
}

TEST_F(TimelineRoutes, AnswerAsOfADay) {
    ASSERT_EQ(act("r1", "rename", renaming("祥顺路")).status, 200);

    const auto then = caller.get(path("r1") + "?at=2025-01-01").json();
    const auto list = caller.get("/roads?at=2025-01-01").json();
    const auto items = caller.get("/collections/roads/items?datetime=2025-01-01&limit=100").json();

    EXPECT_EQ(then["name"]["full"], "安宁街");
    EXPECT_EQ(list["items"][0]["name"]["full"], "安宁街");
    EXPECT_EQ(list["at"], "2025-01-01");
    EXPECT_EQ(items["features"][0]["properties"]["name"], "安宁街");
    EXPECT_EQ(caller.get("/roads").json()["items"][0]["name"]["full"], "祥顺路");
    EXPECT_EQ(caller.get(path("r1") + "?at=2024-12-19").json()["name"], json());
}

TEST_F(TimelineRoutes, PageThroughTheRoads) {
    const auto first = caller.get("/roads?limit=2").json();
    const auto second =
        caller.get("/roads?limit=100&cursor=" + std::to_string(first["next"].get<int>())).json();

    EXPECT_EQ(first["items"].size(), 2U);
    EXPECT_EQ(second["items"].size(), 3U);
    EXPECT_FALSE(second.contains("next"));
}

TEST_F(TimelineRoutes, ARetiredRoadSaysWhereItLivesOn) {
    const std::string whole = path("r1");
    const auto split = act_on(whole, "split", {{"at", {118.525, 37.05}}});

    ASSERT_EQ(split.status, 200) << split.body;
    const auto road = caller.get(whole).json();
    EXPECT_EQ(road["state"], "retired");
    EXPECT_EQ(road["successors"], split.json()["roads"]);
    EXPECT_NE(road["names"].dump().find("安宁街"), std::string::npos);
    const auto part = "/roads/" + std::to_string(road["successors"][0].get<int>());
    const auto history = caller.get(part + "/history").json();
    EXPECT_EQ(history["lineage"]["predecessors"][0]["kind"], "split");
    EXPECT_EQ(history["items"].back()["action"], "road.split");
    EXPECT_EQ(act_on(whole, "rename", renaming("祥顺路")).status, 409);
}

TEST_F(TimelineRoutes, WritesNameTheVersionThatTheySaw) {
    const auto road = path("r1");
    const auto etag = caller.get(road, as_county()).field("ETag");
    const auto json_type = as_county() + "Content-Type: application/json\r\n";
    ASSERT_EQ(act("r1", "rename", renaming("祥顺路")).status, 200);

    const auto blind = caller.send("POST", road + "/merge", json_type, R"({"with":[2]})");
    const auto late = caller.send("POST", road + "/merge", json_type + "If-Match: " + etag + "\r\n",
                                  R"({"with":[2]})");

    EXPECT_EQ(blind.status, 428);
    EXPECT_EQ(late.status, 412);
}

TEST_F(TimelineRoutes, FindingsAndMissingGatesAreTold) {
    auto body = renaming("祥顺路");
    body.erase("cause");
    const auto reply = act("r1", "rename", body);

    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(reply.json()["missing"][0], "no_blocking_finding");
    EXPECT_FALSE(reply.json()["findings"].empty());
}

TEST_F(TimelineRoutes, RefuseNonsense) {
    const auto status = [&](const char* action, const json& body) {
        return act("r1", action, body).status;
    };
    auto bad_cause = renaming("祥顺路");
    bad_cause["cause"] = "boredom";
    auto bad_day = renaming("祥顺路");
    bad_day["effective_on"] = "2026-13-01";

    EXPECT_EQ(status("rename", bad_cause), 400);
    EXPECT_EQ(status("rename", bad_day), 400);
    EXPECT_EQ(status("rename", {{"name", 7}}), 400);
    EXPECT_EQ(status("merge", {{"with", "all"}}), 400);
    EXPECT_EQ(status("merge", {{"with", {"x"}}}), 400);
    EXPECT_EQ(status("merge", {{"with", {sample.road("r1").value()}}}), 400);
    EXPECT_EQ(status("merge", {{"with", {999999}}}), 404);
    EXPECT_EQ(status("split", {{"at", "here"}}), 400);
    EXPECT_EQ(status("split", {{"at", {0, 0}}}), 409);
    EXPECT_EQ(status("split", {{"at", {118.525, 37.05}}, {"names", {1, 2}}}), 400);
    EXPECT_EQ(status("extend", json::object()), 400);
    EXPECT_EQ(status("abolish", json::object()), 400);
    EXPECT_EQ(act("r3", "rename", renaming("祥顺路")).status, 409);  // a proposal is under way
    EXPECT_EQ(caller
                  .send("POST", "/roads/4711/abolish",
                        as_county() + "Content-Type: application/json\r\nIf-Match: *\r\n",
                        R"({"reason":"x"})")
                  .status,
              404);
    for (const char* target : {"/roads?at=yesterday", "/roads?at=2026-02-30",
                               "/roads/1?at=", "/roads?limit=-1", "/roads?cursor=x"})
        EXPECT_EQ(caller.get(target).status, 400) << target;
    EXPECT_EQ(caller.get("/roads/4711").status, 404);
    EXPECT_EQ(caller.get("/roads/4711/history").status, 404);
}

TEST_F(TimelineRoutes, FeedFromAnyNumberOnwards) {
    const auto all = caller.get("/changes").json();
    ASSERT_EQ(act("r1", "rename", renaming("祥顺路")).status, 200);
    const auto since = all["latest"].get<std::int64_t>();
    const auto more = caller.get("/changes?since=" + std::to_string(since)).json();

    EXPECT_EQ(all["items"].size(), all["latest"]);
    ASSERT_EQ(more["items"].size(), 1U);
    EXPECT_EQ(more["items"][0]["kind"], "rename");
    EXPECT_EQ(more["items"][0]["before"]["name"], "安宁街");
    EXPECT_EQ(more["items"][0]["after"]["name"], "祥顺路");
    EXPECT_EQ(caller.get("/changes/latest").json()["seq"], since + 1);
    EXPECT_EQ(caller.get("/changes?since=9223372036854775807").json()["items"], json::array());
    for (const char* query : {"since=-1", "limit=0", "limit=-5", "limit=10001", "since=x",
                              "since=9223372036854775808", "from=0"})
        EXPECT_EQ(caller.get(std::string{"/changes?"} + query).status, 400) << query;
}

}  // namespace
}  // namespace api::http
