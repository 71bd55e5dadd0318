// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "api/http/transport/percent.hpp"
#include "geo/registry/signs.hpp"
#include "geo/storage/event_log.hpp"
#include "tests/support/sign_desk.hpp"

namespace api::http {
namespace {

using nlohmann::json;
using support::Reply;
using testing::HasSubstr;
using testing::Not;

using SignRoutes = support::SignDesk;

TEST_F(SignRoutes, PlansTheSignsOfAVillageOnce) {
    const auto first = post("/signs/plan", {{"village", sample.first_village}});
    const auto second = post("/signs/plan", {{"village", sample.first_village}});

    ASSERT_EQ(first.status, 201);
    EXPECT_GE(first.json()["items"].size(), 2U);
    EXPECT_EQ(first.json()["items"][0]["name"], "安宁街");
    EXPECT_EQ(first.json()["items"][0]["state"], "planned");
    EXPECT_EQ(second.json()["items"].size(), 0U);
}

TEST_F(SignRoutes, ShowsAPlanBeforeItIsMade) {
    const auto before = get("/signs/plan?village=370502104201");

    EXPECT_GE(before["proposed"], 2);
    EXPECT_EQ(before["features"][0]["properties"]["state"], "proposed");
    EXPECT_EQ(get("/signs")["items"].size(), 0U);
    EXPECT_EQ(caller.get("/signs/plan?village=999").status, 404);
    EXPECT_EQ(caller.get("/signs/plan").status, 400);
}

TEST_F(SignRoutes, ARoadWithoutAnApprovedNameGetsNoSign) {
    const auto reply = post("/signs/plan", {{"road_id", sample.road("r2").value()}});

    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(post("/signs/plan", {{"road_id", 999999}}).status, 404);
    EXPECT_EQ(post("/signs/plan", json::object()).status, 400);
}

TEST_F(SignRoutes, FollowsASignToThePoleAndTellsItsStory) {
    const auto id = planned();
    const auto at = "/signs/" + std::to_string(id);
    const json there = get(at)["position"];

    EXPECT_EQ(act(id, "make").json()["state"], "made");
    const auto hung =
        act(id, "install", {{"day", "2026-01-05"}, {"position", there}, {"note", "东侧"}});

    ASSERT_EQ(hung.status, 200);
    EXPECT_EQ(hung.json()["state"], "installed");
    EXPECT_EQ(hung.json()["installed_on"], "2026-01-05");
    EXPECT_EQ(hung.json()["measured"], true);
    const auto story = get(at)["events"];
    ASSERT_EQ(story.size(), 3U);
    EXPECT_EQ(story[2]["action"], "install");
    EXPECT_EQ(story[2]["actor"], "审核员");
    EXPECT_EQ(story[2]["note"], "东侧");
}

TEST_F(SignRoutes, RefusesEveryWrongOrderAndChangesNothing) {
    const auto id = planned();

    for (const char* action : {"install", "damage", "repair", "replace"})
        EXPECT_EQ(act(id, action).status, 409) << action;

    EXPECT_EQ(get("/signs/" + std::to_string(id))["version"], 1);
}

TEST_F(SignRoutes, WantsTheVersionThatOneSaw) {
    const auto at = "/signs/" + std::to_string(planned());

    EXPECT_EQ(post(at + "/make", json::object()).status, 428);
    EXPECT_EQ(post(at + "/make", json::object(), "\"v9\"").status, 412);
    EXPECT_EQ(post(at + "/make", json::object(), "\"v1\"").status, 200);
}

TEST_F(SignRoutes, RefusesHostileBodies) {
    const auto id = planned();
    act(id, "make");

    EXPECT_EQ(act(id, "install", {{"day", "2026-13-45"}}).status, 400);
    EXPECT_EQ(act(id, "install", {{"day", "2999-01-01"}}).status, 400);
    const json far_off{{"position", json::array({0, 0})}};
    EXPECT_EQ(act(id, "install", far_off).status, 400);
    EXPECT_EQ(act(id, "install", {{"position", "here"}}).status, 400);
    EXPECT_EQ(act(id, "install", {{"photo", "data:image/jpeg;base64,AAAA"}}).status, 400);
    EXPECT_EQ(act(id, "install", {{"photo", "file:///etc/passwd"}}).status, 400);
    EXPECT_EQ(act(id, "install", {{"note", std::string(3000, 'x')}}).status, 413);
    EXPECT_EQ(act(id, "install", {{"stat", "installed"}}).status, 400);
    EXPECT_EQ(get("/signs/" + std::to_string(id))["state"], "made");
}

TEST_F(SignRoutes, ReplacingPlansAnotherInItsPlace) {
    const auto id = installed();

    const auto reply = act(id, "replace");

    EXPECT_EQ(reply.json()["state"], "replaced");
    EXPECT_EQ(reply.json()["successor"]["state"], "planned");
    EXPECT_EQ(reply.json()["successor"]["replaces"], id);
    EXPECT_EQ(reply.json()["successor"]["position"], reply.json()["position"]);
}

TEST_F(SignRoutes, AsksForPermission) {
    const json body{{"village", sample.first_village}};

    EXPECT_EQ(post("/signs/plan", body, {}, "").status, 401);
    EXPECT_EQ(post("/signs/plan", body, {}, "测绘员").status, 403);
}

TEST_F(SignRoutes, InstallsAWholeVillage) {
    post("/signs/plan", {{"village", sample.first_village}});

    const auto reply =
        post("/signs/install", {{"village", sample.first_village}, {"day", "2026-02-01"}});

    ASSERT_EQ(reply.status, 200);
    EXPECT_GE(reply.json()["items"].size(), 2U);
    EXPECT_EQ(get("/signs?state=planned")["items"].size(), 0U);
    EXPECT_EQ(get("/signs?state=installed&village=370502104201")["items"].size(),
              reply.json()["items"].size());
}

TEST_F(SignRoutes, OneOfManyInstallersWins) {
    const auto id = planned();
    act(id, "make");
    const auto at = "/signs/" + std::to_string(id) + "/install";
    sample.bearer("审核员");
    std::atomic<int> won{0}, stale{0};
    std::vector<std::thread> threads;

    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&] {
            const auto reply = post(at, json::object(), "\"v2\"");
            won += reply.status == 200;
            stale += reply.status == 412;
        });
    for (auto& thread : threads) thread.join();

    EXPECT_EQ(won, 1);
    EXPECT_EQ(stale, 15);
}

TEST_F(SignRoutes, PublishesAnInstalledSignAtOnce) {
    const auto id = installed();
    sample.published.refresh();

    const auto items = get("/collections/signs/items");

    ASSERT_EQ(items["features"].size(), 1U);
    EXPECT_EQ(items["features"][0]["id"], id);
    EXPECT_EQ(items["features"][0]["properties"]["name"], "安宁街");
    EXPECT_EQ(get("/collections/signs/items/" + std::to_string(id))["properties"]["state"],
              "installed");
    const auto ref = sample.published.snapshot()->find_sign(geo::SignId{id});
    ASSERT_NE(ref.sign, nullptr);
    act(id, "remove");
    sample.published.refresh();
    EXPECT_EQ(get("/collections/signs/items")["features"].size(), 0U);
}

TEST_F(SignRoutes, AnybodyReportsAndTheCountyDecides) {
    const auto id = installed();
    const auto at = "/signs/" + std::to_string(id);

    const auto reply =
        post(at + "/reports", {{"kind", "damaged"}, {"contact", "13800000000"}}, {}, "");
    ASSERT_EQ(reply.status, 201);
    EXPECT_THAT(reply.body, Not(HasSubstr("13800000000")));
    EXPECT_EQ(caller.get("/signs/reports").status, 401);
    const auto listed = caller.get("/signs/reports?state=open", sample.bearer("审核员")).json();
    EXPECT_EQ(listed["items"][0]["contact"], "13800000000");

    const auto report = "/signs/reports/" + std::to_string(listed["items"][0]["id"].get<int>());
    EXPECT_EQ(post(report + "/confirm", {{"answer", "已派人"}}).json()["state"], "confirmed");
    EXPECT_EQ(get(at)["state"], "damaged");
    EXPECT_EQ(post(report + "/dismiss", json::object()).status, 409);
}

TEST_F(SignRoutes, RefusesReportsThatSayNothing) {
    const auto id = installed();
    const auto at = "/signs/" + std::to_string(id) + "/reports";

    EXPECT_EQ(post(at, {{"kind", "wrong"}}).status, 400);
    EXPECT_EQ(post(at, {{"kind", "stolen"}}).status, 400);
    EXPECT_EQ(post(at, {{"kind", "damaged"}, {"text", std::string(4000, 'x')}}).status, 413);
    EXPECT_EQ(post("/signs/4711/reports", {{"kind", "damaged"}}).status, 404);
}

TEST_F(SignRoutes, ListsWhatIsToBeInspectedAndTakesTheResult) {
    const auto id = installed();
    const auto list = "/signs/inspection?before=2026-09-01";

    EXPECT_EQ(get(list)["items"].size(), 1U);
    const auto paper = caller.get("/signs/inspection.pdf?before=2026-09-01");
    EXPECT_EQ(paper.field("Content-Type"), "application/pdf");
    EXPECT_TRUE(paper.body.starts_with("%PDF-"));
    EXPECT_EQ(caller.get("/signs/inspection.pdf?before=soon").status, 400);
    EXPECT_EQ(caller.get("/signs/inspection.pdf").status, 400);
    EXPECT_EQ(act(id, "inspect", {{"result", "ok"}, {"day", "2026-09-02"}}).status, 200);

    EXPECT_EQ(get(list)["items"].size(), 0U);
    EXPECT_EQ(act(id, "inspect", {{"result", "missing"}}).json()["state"], "damaged");
    EXPECT_EQ(caller.get("/signs/inspection?before=soon").status, 400);
}

TEST_F(SignRoutes, RenamedRoadsHaveOutdatedSigns) {
    const auto id = installed();
    {
        const auto writer = sample.registry.database().write();
        geo::storage::Transaction transaction{*writer};
        writer->execute("UPDATE names SET full = '安康街' WHERE status = 'in_force' AND road = " +
                        std::to_string(named_road()));
        EXPECT_GE(mark_renamed(*writer, sample.registry, geo::registry::Actor{"审核员"},
                               sample.road("r1")),
                  2U);
        transaction.commit();
    }

    EXPECT_EQ(get("/signs/" + std::to_string(id))["outdated"], true);
    for (const auto& sign : get("/signs?state=planned")["items"]) EXPECT_EQ(sign["name"], "安康街");
    EXPECT_EQ(act(id, "replace").json()["successor"]["name"], "安康街");
}

TEST_F(SignRoutes, MakesTheMakersPapers) {
    const auto id = planned();

    EXPECT_THAT(caller.get("/signs.pdf?village=370502104201").body, HasSubstr("%PDF"));
    EXPECT_THAT(caller.get("/signs.xlsx").body, testing::StartsWith("PK"));
    const auto face = caller.get("/signs/" + std::to_string(id) + "/face.svg");
    EXPECT_EQ(face.field("Content-Type"), "image/svg+xml");
    EXPECT_THAT(face.body, HasSubstr("<svg"));
    EXPECT_EQ(caller.get("/signs/4711/face.pdf").status, 404);
}

}  // namespace
}  // namespace api::http
