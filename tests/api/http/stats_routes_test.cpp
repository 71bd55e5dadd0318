// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

struct StatsRoutes : testing::Test {
    support::SampleApplication sample;
    support::Caller caller{sample, {add_stats_routes}};
};

TEST_F(StatsRoutes, CountWhatIsPublished) {
    const auto stats = caller.get("/stats").json();

    EXPECT_EQ(stats["villages"], 2);
    EXPECT_EQ(stats["roads"], 5);
    EXPECT_EQ(stats["named"], 1);
    EXPECT_EQ(stats["proposed"], 1);
    EXPECT_EQ(stats["unassigned"], 1);
    EXPECT_EQ(stats["addresses"], 3);
    EXPECT_EQ(stats["modelled"], true);
    EXPECT_EQ(stats["profile"], sample.registry.naming().tables().profile.name);
}

TEST_F(StatsRoutes, TheCountsFollowEveryApproval) {
    const auto before = caller.get("/stats").json();

    sample.approve(sample.submitted_proposal);

    const auto after = caller.get("/stats").json();
    EXPECT_EQ(after["named"], 2);
    EXPECT_EQ(after["proposed"], 0);
    EXPECT_GT(after["sequence"], before["sequence"]);
}

TEST_F(StatsRoutes, AnImportedNameInForceIsNamedAndNotFiled) {
    const auto table = caller.get("/stats?by=village").json();

    ASSERT_EQ(table["rows"].size(), 3U) << "two villages, and the road that lies in none";
    const auto& first = table["rows"][1];
    EXPECT_EQ(first["code"], support::SampleApplication::first_village);
    EXPECT_EQ(first["name"], "东营区史口镇安宁村");
    EXPECT_EQ(first["roads"]["total"], 2);
    EXPECT_EQ(first["roads"]["named"], 1);
    EXPECT_EQ(first["roads"]["filed"], 0);
    EXPECT_EQ(first["villages"]["named"], 0) << "one of its two roads has no name";
    EXPECT_EQ(table["rows"][2]["proposals"]["submitted"], 1);
    EXPECT_EQ(table["rows"][2]["proposals"]["draft"], 1);
    EXPECT_EQ(table["total"]["villages"]["total"], 2);
    EXPECT_EQ(table["total"]["roads"]["total"], 5);
}

TEST_F(StatsRoutes, AnApprovalMovesTheRowsOfItsTownAndCounty) {
    sample.approve(sample.submitted_proposal);

    for (const auto* by : {"county", "town"}) {
        const auto table = caller.get(std::string{"/stats?by="} + by).json();
        EXPECT_EQ(table["by"], by);
        EXPECT_EQ(table["rows"].back()["roads"]["named"], 2) << by;
        EXPECT_EQ(table["rows"].back()["proposals"]["approved"], 1) << by;
        EXPECT_EQ(table["rows"].back()["steps"]["approve"]["count"], 1) << by;
    }
}

TEST_F(StatsRoutes, ANameNotFiledAfterFifteenDaysIsOverdue) {
    sample.approve(sample.submitted_proposal);
    const auto approved = sample.clock.now();

    sample.clock.set(approved + std::chrono::hours{24 * 15});
    EXPECT_EQ(caller.get("/stats?by=county").json()["total"]["overdue"], 0);
    sample.clock.set(approved + std::chrono::hours{24 * 16});
    EXPECT_GT(caller.get("/stats?by=county").json()["total"]["overdue"], 0);
}

TEST_F(StatsRoutes, TheTableIsASheetToo) {
    const auto reply = caller.get("/stats?by=village&format=csv", "Accept-Language: en\r\n");

    EXPECT_EQ(reply.status, 200);
    EXPECT_THAT(reply.field("Content-Type"), StartsWith("text/csv"));
    EXPECT_THAT(reply.body, StartsWith("\xEF\xBB\xBF"
                                       "code,name,villages,villages named,"));
    EXPECT_THAT(reply.body, HasSubstr("370502104201,东营区史口镇安宁村,1,0,0,0,0,0,2,1,0,0,0,0,"));
    EXPECT_THAT(reply.body, HasSubstr(",total,2,"));
}

TEST_F(StatsRoutes, RefuseWhatTheyDoNotKnow) {
    for (const auto* target : {"/stats?by=province", "/stats?by=", "/stats?by=county&format=xml",
                               "/stats?format=pdf", "/stats?at=2024"})
        EXPECT_EQ(caller.get(target).status, 400) << target;
}

}  // namespace
}  // namespace api::http
