// SPDX-License-Identifier: Apache-2.0
// From desk to desk over HTTP: details of actions, repeated writes, batches, objections, evidence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "geo/registry/proposals.hpp"
#include "geo/registry/tick.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using nlohmann::json;
using support::Reply;
using testing::HasSubstr;

class CaseworkRoutes : public testing::Test {
  protected:
    static constexpr const char* reviewer = "审核员";
    static constexpr const char* surveyor = "测绘员";

    Reply post(const std::string& target, const json& body, const std::string& more = {},
               const std::string& actor = reviewer) const {
        const std::string fields = "Content-Type: application/json\r\n" +
                                   (actor.empty() ? "" : sample.bearer(actor)) + more;
        return caller.send("POST", target, fields, body.dump());
    }
    Reply get(const std::string& target, const std::string& actor = reviewer) const {
        return caller.get(target, actor.empty() ? "" : sample.bearer(actor));
    }
    static std::string if_match(const std::string& etag) { return "If-Match: " + etag + "\r\n"; }
    std::string address() const {
        return "/proposals/" + std::to_string(sample.submitted_proposal.id.value());
    }
    /// The action on the submitted proposal as it stands.
    Reply act(const std::string& action, const json& body = json::object(),
              const std::string& more = {}) const {
        return post(address() + "/" + action, body, if_match(get(address()).field("ETag")) + more);
    }
    std::string state() const { return get(address()).json()["state"]; }

    mutable support::SampleApplication sample;
    support::Caller caller{
        sample,
        {add_proposal_routes, add_casework_routes, add_objection_routes, add_attachment_routes}};
};

TEST_F(CaseworkRoutes, TheWholeWay) {
    const std::vector<std::pair<std::string, json>> way{
        {"consult", {{"reason", "村民代表会议一致同意"}}},
        {"endorse", json::object()},
        {"review", {{"reason", "符合规定"}}},
        {"approve", {{"reason", "同意"}, {"date", "2026-09-01"}}},
        {"file",
         {{"document_no", "东政字〔2026〕8号"},
          {"date", "2026-09-05"},
          {"authority", "东营市人民政府"}}},
        {"announce", {{"document_no", "公告〔2026〕3号"}, {"media", {"东营日报"}}}},
        {"install", {{"date", "2026-09-20"}}},
        {"map", json::object()},
        {"archive", json::object()}};

    for (const auto& [action, body] : way) {
        const auto reply = act(action, body);
        ASSERT_EQ(reply.status, 200) << action << ": " << reply.body;
    }

    EXPECT_EQ(state(), "archived");
    const auto steps = get(address() + "/steps").json();
    ASSERT_EQ(steps["items"].size(), 10U);
    EXPECT_EQ(steps["items"][4]["date"], "2026-09-01");
    EXPECT_EQ(steps["items"][5]["details"]["document_no"], "东政字〔2026〕8号");
    EXPECT_EQ(steps["deadlines"], json::array());
}

TEST_F(CaseworkRoutes, LatenessIsAFindingOfTheAnswer) {
    act("approve", {{"reason", "同意"}, {"date", "2026-08-01"}, {"document_no", "8号"}});

    const auto reply = act("file", {{"date", "2026-08-17"}});

    EXPECT_EQ(reply.status, 200) << reply.body;
    EXPECT_THAT(reply.json()["findings"].dump(), HasSubstr("\"P02\""));
}

TEST_F(CaseworkRoutes, WhatIsMissingIsNamedInWords) {
    act("approve", {{"reason", "同意"}});

    const auto reply = act("file");

    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(reply.json()["missing"], json::array({"approval_document"}));
    EXPECT_THAT(reply.json()["findings"].dump(), HasSubstr("\"P04\""));
    EXPECT_EQ(state(), "approved");
}

TEST_F(CaseworkRoutes, MembersThatNobodyKnowsAreRefused) {
    for (const json& body :
         {json{{"colour", "red"}}, json{{"date", 7}}, json{{"date", "2026-13-01"}},
          json{{"reports", 1}}, json{{"reports", {{{"kind", "gossip"}}}}},
          json{{"overrides", {{"M03", 1}}}}, json{{"overrides", {{"M03", " "}}}},
          json{{"authority_kind", "king"}}, json{{"notice_days", 1.5}},
          json{{"sign_positions", {{1, 2, 3}}}}, json{{"romanisation_confirmed", "yes"}}})
        EXPECT_EQ(act("approve", body).status, 400) << body;
    EXPECT_EQ(state(), "submitted");
}

TEST_F(CaseworkRoutes, ARepeatedWriteIsAnsweredAsTheFirstTime) {
    const std::string fields = if_match("\"v2\"") + "Idempotency-Key: k1\r\n";
    const auto first = post(address() + "/approve", {{"reason", "同意"}}, fields);
    ASSERT_EQ(first.status, 200) << first.body;

    const auto again = post(address() + "/approve", {{"reason", "同意"}}, fields);
    const auto other = post(address() + "/approve", {{"reason", "不同意"}}, fields);
    const auto somebody_else =
        post(address() + "/approve", {{"reason", "同意"}}, fields, "另一审核员");

    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(again.field("ETag"), first.field("ETag"));
    EXPECT_EQ(again.field("Idempotency-Replayed"), "true");
    EXPECT_TRUE(first.field("Idempotency-Replayed").empty());
    EXPECT_EQ(other.status, 422);
    EXPECT_EQ(somebody_else.status, 412) << "their key is another one";
    EXPECT_EQ(get(address() + "/steps").json()["items"].size(), 2U);
}

TEST_F(CaseworkRoutes, ADraftSentTwiceIsOneDraftUntilTheDayIsOver) {
    const json draft{{"village_code", sample.first_village},
                     {"road_id", sample.road("r2").value()},
                     {"name", "丰年路"},
                     {"meaning", "祝愿年年丰收"},
                     {"origin", "村民代表会议议定"}};
    const auto send = [&] {
        return post("/proposals", draft, "Idempotency-Key: draft-1\r\n", surveyor);
    };
    const auto first = send();
    ASSERT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(send().field("Location"), first.field("Location"));

    sample.clock.set(sample.clock.now() + std::chrono::hours{25});
    EXPECT_EQ(geo::registry::tick(sample.registry).dropped_receipts, 1);

    EXPECT_NE(send().field("Location"), first.field("Location"));
    EXPECT_EQ(post("/proposals", draft, "Idempotency-Key: \r\n", surveyor).status, 400);
}

TEST_F(CaseworkRoutes, OneKeyFromManyThreadsWritesOnce) {
    const std::string fields = if_match("\"v2\"") + "Idempotency-Key: k2\r\n";
    const auto target = address() + "/approve";
    const std::string bearer = sample.bearer(reviewer);
    std::atomic<int> fine{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 20; ++i)
        threads.emplace_back([&] {
            const auto reply = caller.send(
                "POST", target, "Content-Type: application/json\r\n" + bearer + fields, "{}");
            fine += reply.status == 200 ? 1 : 0;
        });
    for (auto& thread : threads) thread.join();

    EXPECT_EQ(fine, 20);
    EXPECT_EQ(get(address() + "/steps").json()["items"].size(), 2U);
}

TEST_F(CaseworkRoutes, ABatchTellsOfEachItem) {
    const auto second = sample.submit(sample.draft_proposal);
    const json ids{sample.submitted_proposal.id.value(), second.id.value()};

    const auto stale =
        post("/proposals/batch", {{"action", "approve"},
                                  {"ids", ids},
                                  {"versions", {{std::to_string(second.id.value()), 1}}}});
    EXPECT_EQ(stale.status, 409) << stale.body;
    EXPECT_EQ(stale.json()["items"][0]["ok"], true);
    EXPECT_EQ(stale.json()["items"][1]["ok"], false);
    EXPECT_EQ(state(), "submitted");

    const auto done = post("/proposals/batch", {{"action", "approve"},
                                                {"village", sample.second_village},
                                                {"details", {{"reason", "同意"}}}});
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.json()["count"], 2);
    EXPECT_EQ(state(), "approved");
}

TEST_F(CaseworkRoutes, ABatchIsWellFormed) {
    for (const json& body :
         {json{{"action", "dance"}, {"ids", {1}}}, json{{"action", "edit"}, {"ids", {1}}},
          json{{"action", "approve"}}, json{{"action", "approve"}, {"ids", {0}}},
          json{{"action", "approve"}, {"ids", {1, 1}}}, json{{"action", "approve"}, {"ids", "1"}},
          json{{"action", "approve"}, {"ids", {1}}, {"versions", {{"x", 1}}}},
          json{{"action", "approve"}, {"ids", {1}}, {"details", {{"colour", 1}}}}})
        EXPECT_EQ(post("/proposals/batch", body).status, 400) << body;
}

TEST_F(CaseworkRoutes, AnybodyObjectsToWhatIsBeforeThePublic) {
    const json objection{{"name", "李四"}, {"contact", "13800000000"}, {"text", "与邻村重名"}};
    EXPECT_EQ(post(address() + "/object", objection, {}, "").status, 409);
    ASSERT_EQ(act("consult", {{"reason", "张榜"}, {"notice", true}}).status, 200);

    const auto made = post(address() + "/object", objection, {}, "");

    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(act("endorse").json()["missing"],
              json::array({"notice_over", "objections_answered"}));
    EXPECT_TRUE(get(address() + "/objections", "").json()["items"][0]["contact"].is_null());
    EXPECT_EQ(get(address() + "/objections").json()["items"][0]["contact"], "13800000000");
    const auto target = "/objections/" + made.json()["id"].dump() + "/answer";
    EXPECT_EQ(post(target, {{"answer", "已核实，不重名"}}, {}, "").status, 401);
    EXPECT_EQ(post(target, {{"answer", "已核实，不重名"}}).status, 200);
    EXPECT_EQ(post(target, {{"answer", "再答"}}).status, 409);
}

TEST_F(CaseworkRoutes, WhatIsDueIsListed) {
    act("approve", {{"reason", "同意"}, {"date", "2026-09-01"}});

    const auto all = get("/deadlines", "").json();
    const auto near = get("/deadlines?within=0&county=370523", "").json();

    EXPECT_EQ(all["overdue"], 2);
    EXPECT_EQ(all["items"][0]["due"], "2026-09-16");
    EXPECT_EQ(all["items"][0]["name"], "祥和路");
    EXPECT_EQ(near["count"], 0);
    EXPECT_EQ(get("/deadlines?within=-1", "").status, 400);
}

TEST_F(CaseworkRoutes, EvidenceComesBackAsADownload) {
    const std::string paper = "%PDF-1.4\n<< /Type /Catalog >>\nstartxref\n9\n%%EOF\n";
    const auto target = address() + "/attachments";
    const auto upload = [&](const std::string& type, const std::string& body,
                            const std::string& actor) {
        return caller.send(
            "POST", target + (type == "application/pdf" ? "?title=a%2Fb.pdf" : ""),
            "Content-Type: " + type + "\r\n" + (actor.empty() ? "" : sample.bearer(actor)), body);
    };

    const auto raw = upload("application/pdf", paper, surveyor);
    ASSERT_EQ(raw.status, 201) << raw.body;
    const auto file = get(raw.field("Location"));

    EXPECT_EQ(raw.json()["title"], "b.pdf");
    EXPECT_EQ(file.body, paper);
    EXPECT_EQ(file.field("Content-Type"), "application/pdf");
    EXPECT_THAT(file.field("Content-Disposition"), testing::StartsWith("attachment"));
    EXPECT_EQ(file.field("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(get(raw.field("Location"), "").status, 401);
    EXPECT_EQ(get(target, "").status, 401);
    EXPECT_EQ(get(target).json()["items"].size(), 1U);
    EXPECT_EQ(upload("application/pdf", paper, "").status, 401);
    EXPECT_EQ(upload("image/png", "<svg onload=alert(1)>", surveyor).status, 400);
    const auto form =
        upload("multipart/form-data; boundary=B",
               "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n批复.pdf\r\n"
               "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n" +
                   paper + " \r\n--B--\r\n",
               surveyor);
    EXPECT_EQ(form.status, 201) << form.body;
    EXPECT_EQ(form.json()["title"], "批复.pdf");
}

}  // namespace
}  // namespace api::http
