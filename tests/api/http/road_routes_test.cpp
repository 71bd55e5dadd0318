// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using nlohmann::json;

class RoadRoutes : public testing::Test {
  protected:
    std::string path(std::string_view source_id) const {
        return "/roads/" + std::to_string(sample.road(source_id).value());
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_road_routes}};
};

TEST_F(RoadRoutes, ShowANamedRoadWithEverythingKnownOfIt) {
    const auto reply = caller.get(path("r1"));

    ASSERT_EQ(reply.status, 200);
    const auto road = reply.json();
    EXPECT_EQ(road["name"]["full"], "安宁街");
    EXPECT_EQ(road["name"]["specific"], "安宁");
    EXPECT_EQ(road["name"]["generic"], "街");
    EXPECT_EQ(road["name"]["pinyin"]["toned"], "Ānníng Jiē");
    EXPECT_EQ(road["village"], (json{{"code", "370502104201"},
                                     {"name", "安宁村"},
                                     {"town", "史口镇"},
                                     {"county", "东营区"}}));
    EXPECT_EQ(road["line"]["coordinates"][0], (json{118.52, 37.05}));
    EXPECT_EQ(road["state"], "named");
    EXPECT_EQ(road["surface"], "沥青");
    EXPECT_EQ(road["direction"], "东西");
    EXPECT_EQ(road["width_m"], 6.0);
    EXPECT_EQ(road["proposals"], json::array());
    ASSERT_EQ(road["names"].size(), 2U);
    EXPECT_EQ(road["names"][0]["status"], "in_force");
    EXPECT_EQ(road["names"][0]["valid_from"], "2024-12-20");
    EXPECT_EQ(road["names"][1]["full"], "老街");
}

TEST_F(RoadRoutes, ShowWhatIsProposedForARoad) {
    const auto proposed = caller.get(path("r3")).json();
    const auto drafted = caller.get(path("r4"), sample.bearer("测绘员")).json();
    const auto drafted_for_all = caller.get(path("r4")).json();

    EXPECT_EQ(proposed["state"], "proposed");
    EXPECT_EQ(proposed["name"], json());
    EXPECT_EQ(proposed["proposals"][0], (json{{"id", sample.submitted_proposal.id.value()},
                                              {"state", "submitted"},
                                              {"name", "祥和路"},
                                              {"proposed_by", "测绘员"}}));
    EXPECT_EQ(drafted["state"], "unnamed");
    EXPECT_EQ(drafted["proposals"][0]["state"], "draft");
    EXPECT_EQ(drafted_for_all["proposals"], json::array());
}

TEST_F(RoadRoutes, ARoadOutsideEveryVillageHasNone) {
    EXPECT_EQ(caller.get(path("r5")).json()["village"], json());
}

TEST_F(RoadRoutes, TheTagFollowsTheRoad) {
    const auto first = caller.get(path("r3"));
    const auto condition = "If-None-Match: " + first.field("ETag") + "\r\n";
    EXPECT_EQ(caller.get(path("r3"), condition).status, 304);

    sample.approve(sample.submitted_proposal);

    const auto second = caller.get(path("r3"), condition);
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(second.json()["name"]["full"], "祥和路");
    EXPECT_EQ(second.json()["proposals"], json::array());
}

TEST_F(RoadRoutes, TellWhatHappenedInOrder) {
    sample.approve(sample.submitted_proposal);

    const auto items = caller.get(path("r3") + "/history").json()["items"];

    std::vector<std::string> actions;
    std::int64_t last = 0;
    for (const auto& item : items) {
        actions.push_back(item["action"]);
        EXPECT_GT(item["sequence"].get<std::int64_t>(), last);
        last = item["sequence"];
    }
    ASSERT_GE(actions.size(), 3U);
    EXPECT_EQ(actions.front(), "proposal.create");
    EXPECT_THAT(actions, testing::IsSupersetOf({"proposal.submit", "road.named"}));
    EXPECT_EQ(items.back()["actor"], "审核员");
}

TEST_F(RoadRoutes, UnknownRoadsAreNotFoundAndWrongIdsAreRefused) {
    for (const auto* id : {"999999", "0", "-1", "9223372036854775807"}) {
        const auto reply = caller.get(std::string{"/roads/"} + id, "Accept-Language: en\r\n");
        EXPECT_EQ(reply.status, 404) << id;
        EXPECT_EQ(reply.json()["detail"], "There is no road " + std::string{id} + ".");
    }
    for (const auto* id : {"abc", "1.5", "99999999999999999999999", "%20"}) {
        EXPECT_EQ(caller.get(std::string{"/roads/"} + id).status, 400) << id;
    }
    EXPECT_EQ(caller.get("/roads/999999/history").status, 404);
    EXPECT_EQ(caller.get(path("r1") + "?lang=en").status, 400);
}

}  // namespace
}  // namespace api::http
