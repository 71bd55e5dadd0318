// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "geo/registry/proposals.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using geo::lifecycle::Action;
using geo::lifecycle::ActionDetails;
using nlohmann::json;

struct NoticeRoutes : testing::Test {
    geo::Proposal act(const geo::Proposal& proposal, Action action, ActionDetails details = {}) {
        const auto result = act_on_proposal(sample.registry, geo::registry::Actor{"审核员"}, action,
                                            {proposal.id, proposal.version, std::move(details)});
        if (!result.outcome.is_allowed()) throw std::logic_error(result.outcome.message.en);
        return result.proposal;
    }

    geo::Proposal consult(int days) {
        ActionDetails details;
        details.reason = "村民代表会议同意";
        details.notice_days = days;
        return act(sample.submitted_proposal, Action::consult, details);
    }

    void announce() {
        ActionDetails details;
        details.authority = "东营市人民政府";
        details.document_no = "东政字〔2026〕12号";
        details.romanisation_confirmed = true;
        const auto approved = act(sample.submitted_proposal, Action::approve, details);
        const auto filed = act(approved, Action::file, {.document_no = "东民备〔2026〕3号"});
        act(filed, Action::announce, {.document_no = "东民告〔2026〕5号"});
    }

    json board(const std::string& query = {}) const {
        return caller.get("/notices" + query).json();
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_notice_routes}};
};

TEST_F(NoticeRoutes, NothingIsBeforeThePublicWithoutANotice) {
    const auto empty = board();

    EXPECT_EQ(empty["open"], json::array());
    EXPECT_EQ(empty["announcements"], json::array());
    EXPECT_EQ(empty["day"].get<std::string>().size(), 10U);
}

TEST_F(NoticeRoutes, ANameOpenForObjectionTellsUntilWhen) {
    const auto proposal = consult(7);

    const auto open = board()["open"];

    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0]["proposal"], proposal.id.value());
    EXPECT_EQ(open[0]["name"], proposal.name.full);
    EXPECT_EQ(open[0]["village_code"], proposal.content.village.value());
    EXPECT_LT(open[0]["from"].get<std::string>(), open[0]["to"].get<std::string>());
    EXPECT_NE(open[0]["village"], "");
}

TEST_F(NoticeRoutes, AnAnnouncementListsItsNames) {
    announce();

    const auto announcements = board()["announcements"];

    ASSERT_EQ(announcements.size(), 1U);
    EXPECT_EQ(announcements[0]["document_no"], "东民告〔2026〕5号");
    ASSERT_EQ(announcements[0]["names"].size(), 1U);
    EXPECT_EQ(announcements[0]["names"][0]["proposal"], sample.submitted_proposal.id.value());
    EXPECT_EQ(announcements[0]["names"][0]["state"], "announced");
}

TEST_F(NoticeRoutes, TheAreaIsWhatCodesBeginWith) {
    const auto village = consult(7).content.village.value();

    for (const auto& area :
         {village, village.substr(0, 9), village.substr(0, 9) + "000", village.substr(0, 6),
          village.substr(0, 6) + "000000", village.substr(0, 2), std::string{}})
        EXPECT_EQ(board("?area=" + area)["open"].size(), 1U) << area;
    const auto elsewhere = std::string{support::SampleApplication::first_village};
    EXPECT_EQ(board("?area=" + elsewhere)["open"].size(), 0U);
}

TEST_F(NoticeRoutes, AnAreaThatIsNotInTheRegistryIsRefused) {
    consult(7);

    for (const char* area : {"370599", "9", "x", "38", "370502104209", "370502999000", "000000",
                             "37050210420", "3705021042020", "%27%20OR%201=1", "%E6%9D%91"}) {
        const auto reply = caller.get(std::string{"/notices?area="} + area);
        EXPECT_EQ(reply.status, 400) << area;
        EXPECT_EQ(reply.json()["pointer"], "area") << area;
    }
}

TEST_F(NoticeRoutes, WhatSomebodyElseMayNotSeeIsNotThere) {
    consult(7);

    const auto name = board()["open"][0];

    EXPECT_FALSE(name.contains("proposed_by"));
    EXPECT_FALSE(name.contains("findings"));
}

TEST_F(NoticeRoutes, LimitsOutOfRangeAreRefused) {
    for (const char* query : {"?limit=0", "?limit=101", "?limit=x", "?colour=red"})
        EXPECT_EQ(caller.get(std::string{"/notices"} + query).status, 400) << query;
}

}  // namespace
}  // namespace api::http
