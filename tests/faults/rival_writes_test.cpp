// SPDX-License-Identifier: Apache-2.0
// A hundred clients want the same at the same moment, from a real server: one of them gets it, and
// what is sent twice is done once.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/faults/ready_county.hpp"
#include "tests/support/running_server.hpp"

namespace {

using faults::act;
using faults::count;
using faults::faults_in;
using faults::ReadyCounty;
using geo::ProposalId;
using nlohmann::json;
using support::HttpAnswer;
using support::HttpClient;
using support::RunningServer;

/// Runs it on so many threads at the same moment. \returns the answers by status.
template <typename Ask>
std::map<int, std::vector<HttpAnswer>> at_once(int threads, std::uint16_t port, Ask ask) {
    std::mutex mutex;
    std::map<int, std::vector<HttpAnswer>> answers;
    std::atomic<int> ready{0};
    std::vector<std::thread> all;
    for (int i = 0; i < threads; ++i)
        all.emplace_back([&, i] {
            HttpClient client{port};
            ++ready;
            while (ready < threads) std::this_thread::yield();
            auto answer = ask(client, i);
            const std::lock_guard lock{mutex};
            answers[answer.status].push_back(std::move(answer));
        });
    for (auto& thread : all) thread.join();
    return answers;
}

class RivalWrites : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(LUMING_BINARY)) GTEST_SKIP() << "no binary in this build";
        server = std::make_unique<RunningServer>(LUMING_BINARY, county.database(), county.log());
    }
    std::int64_t in_registry(const char* sql) const { return count(county.database(), sql); }
    void expect_one_approval() const {
        EXPECT_EQ(in_registry("SELECT count(*) FROM events WHERE action = 'proposal.approve'"), 1);
        EXPECT_EQ(in_registry("SELECT count(*) FROM names WHERE status = 'in_force'"), 1);
        EXPECT_EQ(faults_in(county.database()), "");
    }

    const ReadyCounty county{8};
    std::unique_ptr<RunningServer> server;
};

TEST_F(RivalWrites, OfAHundredApprovalsOfOneVersionOneIsDone) {
    const ProposalId id = county.proposals()[3];

    auto answers = at_once(100, server->port(), [&](HttpClient& client, int i) {
        return act(client, i % 2 == 0 ? county.reviewer() : county.second_reviewer(), id, 2,
                   "approve", "{}");
    });

    EXPECT_EQ(answers[200].size(), 1U);
    EXPECT_EQ(answers[412].size(), 99U);
    expect_one_approval();
}

TEST_F(RivalWrites, ApprovalAndRejectionAtOnceAreNeverBothDone) {
    const ProposalId id = county.proposals()[2];

    auto answers = at_once(40, server->port(), [&](HttpClient& client, int i) {
        return i % 2 == 0 ? act(client, county.reviewer(), id, 2, "approve", "{}")
                          : act(client, county.second_reviewer(), id, 2, "reject",
                                R"({"reason":"与邻村重名"})");
    });

    EXPECT_EQ(answers[200].size(), 1U);
    EXPECT_EQ(answers[412].size(), 39U);
    EXPECT_EQ(in_registry("SELECT count(*) FROM events WHERE action IN ('proposal.approve', "
                          "'proposal.reject')"),
              1);
}

TEST_F(RivalWrites, OneKeyMakesOneDraftHoweverOftenItComes) {
    const std::string fields =
        "Content-Type: application/json\r\nIdempotency-Key: k1\r\n" + county.surveyor();
    json body{
        {"village_code", ReadyCounty::village_code(0)},
        {"line", {{"type", "LineString"}, {"coordinates", {{118.21, 37.118}, {118.215, 37.118}}}}},
        {"name", "瑞丰路"},
        {"meaning", "寄望祥和"},
        {"origin", "村民代表会议议定"}};

    auto answers = at_once(20, server->port(), [&](HttpClient& client, int) {
        return client.post("/proposals", body.dump(), fields);
    });
    body["name"] = "瑞和路";
    HttpClient client{server->port()};
    const auto other = client.post("/proposals", body.dump(), fields);

    ASSERT_EQ(answers[201].size(), 20U);
    for (const HttpAnswer& answer : answers[201]) {
        EXPECT_EQ(answer.field("location"), answers[201][0].field("location"));
        EXPECT_EQ(answer.body, answers[201][0].body);
    }
    EXPECT_EQ(other.status, 422) << other.body;
    EXPECT_EQ(in_registry("SELECT count(*) FROM proposals"), 9);
}

TEST_F(RivalWrites, OneKeyApprovesOnceAndIsItsOwnersAlone) {
    const ProposalId id = county.proposals()[5];
    const std::string key = "Idempotency-Key: k2\r\n";

    auto answers = at_once(20, server->port(), [&](HttpClient& client, int) {
        return act(client, county.reviewer() + key, id, 2, "approve", "{}");
    });
    HttpClient client{server->port()};
    const auto other_body =
        act(client, county.reviewer() + key, id, 2, "approve", R"({"reason":"另一个"})");
    const auto other_address =
        act(client, county.reviewer() + key, county.proposals()[6], 2, "approve", "{}");
    const auto other_user = act(client, county.second_reviewer() + key, id, 2, "approve", "{}");

    EXPECT_EQ(answers[200].size(), 20U);
    for (const HttpAnswer& answer : answers[200]) {
        EXPECT_EQ(answer.body, answers[200][0].body);
        EXPECT_EQ(answer.field("etag"), answers[200][0].field("etag"));
    }
    EXPECT_EQ(other_body.status, 422) << other_body.body;
    EXPECT_EQ(other_address.status, 422) << other_address.body;
    EXPECT_EQ(other_user.status, 412) << "their key is another one; the version is stale";
    expect_one_approval();
}

}  // namespace
