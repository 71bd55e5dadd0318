// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "api/http/transport/server.hpp"
#include "geo/storage/event_log.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using nlohmann::json;
using support::Reply;
using testing::Contains;
using testing::ElementsAre;

class ProposalRoutes : public testing::Test {
  protected:
    std::string fields(const std::string& actor, const std::string& etag = {}) const {
        return "Content-Type: application/json\r\n" + sample.bearer(actor) +
               (etag.empty() ? "" : "If-Match: " + etag + "\r\n");
    }
    Reply post(const std::string& target, const json& body, const std::string& etag = {},
               const std::string& actor = "测绘员") const {
        return caller.send("POST", target, fields(actor, etag), body.dump());
    }
    Reply patch(const geo::Proposal& proposal, const json& body, const std::string& etag) const {
        return caller.send("PATCH", address(proposal), fields("测绘员", etag), body.dump());
    }
    Reply act(const geo::Proposal& proposal, const std::string& action,
              const json& body = json::object(), const std::string& actor = "审核员") const {
        const auto etag = "\"v" + std::to_string(proposal.version) + "\"";
        return post(address(proposal) + "/" + action, body, etag, actor);
    }
    static std::string address(const geo::Proposal& proposal) {
        return "/proposals/" + std::to_string(proposal.id.value());
    }
    json content(const std::string& name) const {
        return {{"village_code", sample.first_village},
                {"road_id", sample.road("r2").value()},
                {"name", name},
                {"meaning", "祝愿年年丰收"},
                {"origin", "村民代表会议议定"}};
    }
    std::vector<std::string> actions_logged(const geo::Proposal& proposal) {
        std::vector<std::string> actions;
        const auto reader = sample.registry.database().read();
        for (const auto& event :
             geo::storage::EventLog{*reader}.of("proposal", std::to_string(proposal.id.value())))
            actions.push_back(event.action);
        return actions;
    }

    mutable support::SampleApplication sample;
    support::Caller caller{sample, {add_proposal_routes}};
};

TEST_F(ProposalRoutes, ADraftIsCreatedWithItsAddressVersionAndFindings) {
    const auto reply = post("/proposals", content("丰年路"));

    ASSERT_EQ(reply.status, 201) << reply.body;
    const auto proposal = reply.json();
    EXPECT_EQ(reply.field("Location"), "/proposals/" + proposal["id"].dump());
    EXPECT_EQ(reply.field("ETag"), "\"v1\"");
    EXPECT_EQ(proposal["state"], "draft");
    EXPECT_EQ(proposal["version"], 1);
    EXPECT_EQ(proposal["village_code"], sample.first_village);
    EXPECT_EQ(proposal["road_id"], sample.road("r2").value());
    EXPECT_TRUE(proposal["line"].is_null());
    EXPECT_EQ(proposal["name"]["full"], "丰年路");
    EXPECT_EQ(proposal["name"]["pinyin"]["toned"], "Fēngnián Lù");
    EXPECT_EQ(proposal["meaning"], "祝愿年年丰收");
    EXPECT_EQ(proposal["proposed_by"], "测绘员");
    EXPECT_EQ(proposal["created_at"], "2026-09-21T14:13:20.000Z");
    EXPECT_EQ(proposal["findings"], json::array());
    EXPECT_EQ(proposal["actions"], json::array({"submit", "withdraw"}));
    EXPECT_EQ(caller.get(reply.field("Location"), sample.bearer("测绘员")).json(), proposal);
}

TEST_F(ProposalRoutes, ARenamingTellsWhatItReplacesAndWhy) {
    auto body = content("丰年路");
    body["road_id"] = sample.road("r1").value();
    const auto without = post("/proposals", body);
    body["renaming"] = {{"cause", "construction"}, {"protective_measures", "立碑"}};
    const auto with = post("/proposals", body);

    ASSERT_EQ(without.status, 201) << without.body;
    EXPECT_EQ(without.json()["renaming"], (json{{"former_name", "安宁街"}, {"cause", nullptr}}));
    EXPECT_EQ(without.json()["findings"].back()["rule"], "R04");
    EXPECT_EQ(post(without.field("Location") + "/submit", json::object(), "\"v1\"").status, 409);
    EXPECT_EQ(with.json()["renaming"], (json{{"former_name", "安宁街"},
                                             {"cause", "construction"},
                                             {"protective_measures", "立碑"}}));
    const auto patched = caller.send("PATCH", without.field("Location"), fields("测绘员", "\"v1\""),
                                     R"({"renaming":{"cause":"natural_change"}})");
    EXPECT_EQ(patched.json()["renaming"]["cause"], "natural_change");
    EXPECT_EQ(post(without.field("Location") + "/submit", json::object(), "\"v2\"").status, 200);
}

TEST_F(ProposalRoutes, ARenamingOfAnotherShapeIsRefusedByItsField) {
    auto body = content("丰年路");
    const auto pointer = [&](const json& renaming) {
        body["renaming"] = renaming;
        const auto reply = post("/proposals", body);
        EXPECT_EQ(reply.status, 400) << renaming;
        return reply.json()["pointer"];
    };

    EXPECT_EQ(pointer("construction"), "/renaming");
    EXPECT_EQ(pointer({{"cause", "boredom"}}), "/renaming/cause");
    EXPECT_EQ(pointer({{"cause", 7}}), "/renaming/cause");
}

TEST_F(ProposalRoutes, ATakenNameCanBeDraftedButNotSubmitted) {
    const auto draft = post("/proposals", content("安宁街"));
    ASSERT_EQ(draft.status, 201);
    EXPECT_EQ(draft.json()["findings"][0]["rule"], "U01");

    const auto reply = post(draft.field("Location") + "/submit", json::object(), "\"v1\"");

    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(reply.field("Content-Type"), "application/problem+json");
    EXPECT_EQ(reply.json()["findings"][0]["rule"], "U01");
    EXPECT_EQ(reply.json()["missing"], json::array({"no_blocking_finding"}));
    EXPECT_EQ(caller.get(draft.field("Location"), sample.bearer("测绘员")).json()["state"],
              "draft");
}

TEST_F(ProposalRoutes, FromDraftToANameInForce) {
    const auto draft = post("/proposals", content("丰年路"));
    const auto address = draft.field("Location");

    const auto submitted = post(address + "/submit", json::object(), draft.field("ETag"));
    const auto approved =
        post(address + "/approve", {{"reason", "同意"}}, submitted.field("ETag"), "审核员");

    EXPECT_EQ(submitted.json()["state"], "submitted");
    EXPECT_EQ(submitted.json()["actions"],
              json::array({"withdraw", "consult", "approve", "reject", "send_back"}));
    EXPECT_EQ(approved.status, 200);
    EXPECT_EQ(approved.field("ETag"), "\"v3\"");
    EXPECT_EQ(approved.json()["state"], "approved");
    EXPECT_EQ(approved.json()["decision_reason"], "同意");
    EXPECT_EQ(approved.json()["actions"], json::array({"file", "undo"}));
    EXPECT_EQ(sample.published.snapshot()->find_road(sample.road("r2")).road->name.full, "丰年路");
}

TEST_F(ProposalRoutes, ALineIsANewRoad) {
    auto drawn = content("渔歌路");
    drawn.erase("road_id");
    drawn["line"] = {{"type", "LineString"},
                     {"coordinates", {{118.51, 37.02, 9.0}, {118.53, 37.02, 9.0}}}};

    const auto proposal = post("/proposals", drawn).json();

    EXPECT_TRUE(proposal["road_id"].is_null());
    EXPECT_EQ(proposal["line"]["coordinates"],
              json::array({json::array({118.51, 37.02}), json::array({118.53, 37.02})}));
}

TEST_F(ProposalRoutes, RejectingNeedsAReason) {
    const auto bare = act(sample.submitted_proposal, "reject");
    const auto reasoned = act(sample.submitted_proposal, "reject", {{"reason", "与规划不符"}});

    EXPECT_EQ(bare.status, 409);
    EXPECT_EQ(bare.json()["missing"], json::array({"reason"}));
    EXPECT_EQ(reasoned.status, 200);
    EXPECT_EQ(reasoned.json()["state"], "rejected");
}

TEST_F(ProposalRoutes, NobodyApprovesTheirOwn) {
    const auto own = sample.people.bearer("测绘员", geo::lifecycle::Role::county, "370502");
    const auto reply =
        caller.send("POST", address(sample.submitted_proposal) + "/approve",
                    "Content-Type: application/json\r\nIf-Match: \"v2\"\r\n" + own, "{}");

    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(reply.json()["missing"], json::array({"other_person"}));
}

TEST_F(ProposalRoutes, AnActionThatTheStateDoesNotKnowIsRefusedInBothLanguages) {
    const auto target = address(sample.draft_proposal) + "/approve";

    const auto zh = caller.send("POST", target, fields("审核员", "\"v1\""));
    const auto en =
        caller.send("POST", target, fields("审核员", "\"v1\"") + "Accept-Language: en\r\n");

    EXPECT_EQ(zh.status, 409);
    EXPECT_EQ(en.status, 409);
    EXPECT_THAT(en.json()["detail"].get<std::string>(), testing::HasSubstr("draft"));
    EXPECT_THAT(zh.json()["detail"].get<std::string>(), testing::HasSubstr("草稿"));
}

TEST_F(ProposalRoutes, WhatIsNoActionHasNoAddress) {
    for (const auto* action : {"edit", "dance", "approve2"})
        EXPECT_EQ(act(sample.submitted_proposal, action).status, 404) << action;
    EXPECT_EQ(act(sample.submitted_proposal, "file").status, 409);
}

TEST_F(ProposalRoutes, AWriteNamesTheVersionItRestsOn) {
    const auto target = address(sample.submitted_proposal) + "/withdraw";

    EXPECT_EQ(post(target, json::object()).status, 428);
    EXPECT_EQ(post(target, json::object(), "\"v1\"").status, 412);
    EXPECT_EQ(post(target, json::object(), "\"v99\"").status, 412);
    EXPECT_EQ(post(target, json::object(), "garbage").status, 412);
    EXPECT_EQ(post(target, json::object(), "\"v2\"").status, 200);
}

TEST_F(ProposalRoutes, AWriteNamesWhoActs) {
    const auto reply = caller.send("POST", "/proposals", "Content-Type: application/json\r\n",
                                   content("丰年路").dump());

    EXPECT_EQ(reply.status, 401);
}

TEST_F(ProposalRoutes, ADraftIsChangedByAMergePatch) {
    const auto reply = patch(sample.draft_proposal,
                             {{"name", "丰年路"}, {"width_m", 5.5}, {"colour", 1}}, "\"v1\"");

    ASSERT_EQ(reply.status, 200) << reply.body;
    const auto proposal = reply.json();
    EXPECT_EQ(reply.field("ETag"), "\"v2\"");
    EXPECT_EQ(proposal["name"]["full"], "丰年路");
    EXPECT_EQ(proposal["width_m"], 5.5);
    EXPECT_EQ(proposal["meaning"], sample.draft_proposal.content.meaning);
    EXPECT_EQ(proposal["road_id"], sample.road("r4").value());
}

TEST_F(ProposalRoutes, APatchCanExchangeTheRoadForALineButNotTakeTheNameAway) {
    const json line{{"type", "LineString"}, {"coordinates", {{118.61, 37.02}, {118.63, 37.02}}}};

    EXPECT_EQ(patch(sample.draft_proposal, {{"line", line}}, "\"v1\"").json()["pointer"], "/line");
    EXPECT_EQ(patch(sample.draft_proposal, {{"name", nullptr}}, "\"v1\"").json()["pointer"],
              "/name");
    const auto moved =
        patch(sample.draft_proposal, {{"line", line}, {"road_id", nullptr}}, "\"v1\"");
    EXPECT_EQ(moved.status, 200) << moved.body;
    EXPECT_EQ(moved.json()["line"], line);
}

TEST_F(ProposalRoutes, WhatIsHandedInIsNoLongerChanged) {
    EXPECT_EQ(patch(sample.submitted_proposal, {{"name", "丰年路"}}, "\"v2\"").status, 409);
    EXPECT_EQ(patch(sample.draft_proposal, {{"name", "丰年路"}}, "\"v7\"").status, 412);
    EXPECT_EQ(patch(sample.draft_proposal, {{"name", "丰年路"}}, {}).status, 428);
}

TEST_F(ProposalRoutes, TheListIsFilteredAndPaged) {
    const auto ids = [&](const std::string& query) {
        std::vector<std::int64_t> found;
        const auto answer = caller.get("/proposals" + query, sample.bearer("测绘员")).json();
        for (const auto& item : answer["items"]) found.push_back(item["id"]);
        return found;
    };
    const auto submitted = sample.submitted_proposal.id.value();
    const auto draft = sample.draft_proposal.id.value();

    EXPECT_THAT(ids(""), ElementsAre(draft, submitted));
    EXPECT_THAT(ids("?state=submitted"), ElementsAre(submitted));
    EXPECT_THAT(ids("?village=370502104202"), ElementsAre(draft, submitted));
    EXPECT_THAT(ids("?village=370502104201"), ElementsAre());
    EXPECT_THAT(ids("?road_id=" + std::to_string(sample.road("r4").value())), ElementsAre(draft));
    const auto page = caller.get("/proposals?limit=1", sample.bearer("测绘员")).json();
    ASSERT_TRUE(page["next"].is_string());
    EXPECT_THAT(ids("?limit=1&cursor=" + page["next"].get<std::string>()), ElementsAre(submitted));
    EXPECT_TRUE(caller.get("/proposals?limit=2").json()["next"].is_null());
    EXPECT_EQ(caller.get("/proposals").json()["items"].size(), 1U);
}

TEST_F(ProposalRoutes, ParametersOutOfOrderAreRefusedByName) {
    for (const auto* target :
         {"/proposals?state=sleeping", "/proposals?limit=0", "/proposals?limit=1001",
          "/proposals?cursor=abc", "/proposals?cursor=-1", "/proposals?road_id=x",
          "/proposals?colour=red", "/proposals/abc"})
        EXPECT_EQ(caller.get(target).status, 400) << target;
    EXPECT_EQ(caller.get("/proposals/999999").status, 404);
    EXPECT_EQ(post("/proposals/999999/submit", json::object(), "\"v1\"").status, 404);
}

TEST_F(ProposalRoutes, AReasonIsAShortText) {
    EXPECT_EQ(act(sample.submitted_proposal, "reject", {{"reason", 7}}).json()["pointer"],
              "/reason");
    EXPECT_EQ(
        act(sample.submitted_proposal, "reject", {{"reason", std::string(12'001, 'a')}}).status,
        413);
    const auto nul = act(sample.submitted_proposal, "reject", {{"reason", std::string("a\0b", 3)}});
    EXPECT_EQ(nul.status, 400);
}

TEST_F(ProposalRoutes, AnUnchangedProposalIsNotSentAgain) {
    const auto target = address(sample.draft_proposal);

    const auto author = sample.bearer("测绘员");
    EXPECT_EQ(caller.get(target, author + "If-None-Match: \"v1\"\r\n").status, 304);
    EXPECT_EQ(caller.get(target, author + "If-None-Match: \"v0\"\r\n").status, 200);
}

TEST_F(ProposalRoutes, OfFiftyApprovalsAtOnceOneHolds) {
    constexpr int reviewers = 50;
    std::atomic<int> approved{0};
    std::atomic<int> stale{0};
    std::vector<std::thread> threads;

    for (int i = 0; i < reviewers; ++i)
        threads.emplace_back([&, i] {
            const auto reply = act(sample.submitted_proposal, "approve", json::object(),
                                   "审核员" + std::to_string(i));
            approved += reply.status == 200 ? 1 : 0;
            stale += reply.status == 412 ? 1 : 0;
        });
    for (auto& thread : threads) thread.join();

    EXPECT_EQ(approved, 1);
    EXPECT_EQ(stale, reviewers - 1);
    const auto actions = actions_logged(sample.submitted_proposal);
    EXPECT_EQ(std::count(actions.begin(), actions.end(), "proposal.approve"), 1);
}

TEST_F(ProposalRoutes, ABodyPastTheLimitIsRefused) {
    Router router;
    add_proposal_routes(router, sample.application);
    Server server{{.threads = 2}, std::move(router)};
    server.start();
    auto long_winded = content("丰年路");
    auto positions = json::array();
    for (int i = 0; i < 100'000; ++i) positions.push_back({118.5 + i * 1e-7, 37.0});
    long_winded["line"] = {{"type", "LineString"}, {"coordinates", positions}};
    support::HttpClient client{server.port()};

    EXPECT_EQ(client.post("/proposals", long_winded.dump(), fields("测绘员")).status, 413);
}

}  // namespace
}  // namespace api::http
