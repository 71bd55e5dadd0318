// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "geo/base/calendar_day.hpp"
#include "geo/publishing/papers.hpp"
#include "geo/registry/objections.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/storage/checkpoint_store.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using geo::lifecycle::Action;
using geo::lifecycle::ActionDetails;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct PaperRoutes : testing::Test {
    geo::Proposal act(const geo::Proposal& proposal, Action action, ActionDetails details = {}) {
        const auto result = act_on_proposal(sample.registry, geo::registry::Actor{"审核员"}, action,
                                            {proposal.id, proposal.version, std::move(details)});
        if (!result.outcome.is_allowed()) throw std::logic_error(result.outcome.message.en);
        return result.proposal;
    }

    geo::Proposal approve() {
        ActionDetails details;
        details.authority = "东营市人民政府";
        details.document_no = "东政字〔2026〕12号";
        details.romanisation_confirmed = true;
        return act(sample.submitted_proposal, Action::approve, details);
    }

    geo::Proposal announce() {
        const auto filed = act(approve(), Action::file, {.document_no = "东民备〔2026〕3号"});
        ActionDetails details;
        details.document_no = "东民告〔2026〕5号";
        details.media = {"政府网站", "村务公开栏"};
        return act(filed, Action::announce, details);
    }

    std::string staff() { return sample.bearer("审核员甲"); }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_paper_routes}};
};

TEST_F(PaperRoutes, AnAnnouncementIsListedAndShownAsPageAndPaper) {
    EXPECT_TRUE(caller.get("/announcements").json()["items"].empty());

    announce();

    const auto items = caller.get("/announcements").json()["items"];
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0]["document_no"], "东民告〔2026〕5号");
    EXPECT_EQ(items[0]["proposals"], 1);
    EXPECT_EQ(items[0]["media"].size(), 2U);
    const auto page = caller.get(items[0]["html"].get<std::string>());
    EXPECT_THAT(page.body, AllOf(HasSubstr("祥和路"), HasSubstr("Xiánghé Lù"),
                                 HasSubstr("东营区史口镇和顺村"), HasSubstr("东营市人民政府")));
    EXPECT_THAT(page.field("Content-Type"), StartsWith("text/html"));
    const auto paper = caller.get(items[0]["pdf"].get<std::string>());
    EXPECT_THAT(paper.body, StartsWith("%PDF-"));
    EXPECT_EQ(paper.field("Content-Type"), "application/pdf");
}

TEST_F(PaperRoutes, ARoadsCertificateBearsTheCheckpointThatCoversItsApproval) {
    approve();
    const auto road = sample.road("r3").value();

    const auto paper = caller.get("/roads/" + std::to_string(road) + "/certificate.pdf");

    EXPECT_EQ(paper.status, 200);
    EXPECT_THAT(paper.body, StartsWith("%PDF-"));
    const auto reader = sample.registry.database().read();
    const auto checkpoint = geo::storage::CheckpointStore{*reader}.latest();
    geo::publishing::Papers papers{*reader, *sample.published.snapshot(), {}};
    ASSERT_TRUE(checkpoint);
    EXPECT_GE(checkpoint->size, papers.approval_event(geo::RoadId{road}));
    EXPECT_GT(papers.approval_event(geo::RoadId{road}), 0);
}

TEST_F(PaperRoutes, WhatIsNotApprovedHasNoCertificateAndNoFilingForm) {
    const auto road = std::to_string(sample.road("r3").value());
    const auto proposal = std::to_string(sample.submitted_proposal.id.value());

    EXPECT_EQ(caller.get("/roads/" + road + "/certificate.pdf").status, 409);
    EXPECT_EQ(caller.get("/proposals/" + proposal + "/filing.pdf", staff()).status, 409);
    EXPECT_EQ(caller.get("/villages/370502104202/announcement.pdf", staff()).status, 404);
    EXPECT_EQ(caller.get("/villages/370502104202/filing-report.pdf", staff()).status, 404);
}

TEST_F(PaperRoutes, AnAnnouncementThatLacksARequiredFieldIsNotMade) {
    sample.approve(sample.submitted_proposal);  // no authority is on record

    const auto reply =
        caller.get("/villages/370502104202/announcement.pdf", staff() + "Accept-Language: en\r\n");

    EXPECT_EQ(reply.status, 409);
    EXPECT_THAT(reply.json()["detail"].get<std::string>(),
                HasSubstr("approving authority of 祥和路"));
}

TEST_F(PaperRoutes, StaffGetThePapersOfTheirArea) {
    const auto proposal = std::to_string(sample.submitted_proposal.id.value());
    EXPECT_EQ(caller.get("/villages/370502104202/application.pdf", staff()).status, 200);
    approve();

    for (const auto& path :
         {"/proposals/" + proposal + "/application.pdf", "/proposals/" + proposal + "/filing.pdf",
          std::string{"/villages/370502104202/filing-report.pdf"},
          std::string{"/villages/370502104202/announcement.pdf"}}) {
        const auto reply = caller.get(path, staff());
        EXPECT_EQ(reply.status, 200) << path << reply.body.substr(0, 300);
        EXPECT_THAT(reply.body, StartsWith("%PDF-")) << path;
        EXPECT_EQ(caller.get(path).status, 401) << path;
    }
    EXPECT_EQ(caller.get("/villages/370503100201/application.pdf", staff()).status, 403);
}

TEST_F(PaperRoutes, AnAnnouncementSaysUntilWhenAndToWhomPeopleObject) {
    announce();
    const auto reader = sample.registry.database().read();
    const auto id = geo::storage::AnnouncementId{1};
    geo::publishing::Papers papers{*reader, *sample.published.snapshot(), {10, "县民政局"}};
    const auto row = geo::storage::NoticeStore{*reader}.find_announcement(id);
    ASSERT_TRUE(row);

    const auto paper = papers.announcement(id);

    EXPECT_EQ(geo::documents::to_iso(paper.objections_until), geo::days_after(row->day, 10));
    EXPECT_EQ(paper.contact, "县民政局");
    EXPECT_THAT(announcement_html(paper, geo::Language::zh), HasSubstr("县民政局"));
    EXPECT_THAT(
        announcement_html(papers.announcement(geo::VillageCode{std::string{sample.second_village}}),
                          geo::Language::en),
        HasSubstr("object until ＿＿"));
}

TEST_F(PaperRoutes, EveryObjectionToANameStandsInOneRecord) {
    announce();
    const auto proposal = std::to_string(sample.submitted_proposal.id.value());
    EXPECT_EQ(caller.get("/proposals/" + proposal + "/objections.pdf", staff()).status, 404);
    for (const char* who : {"张三", "李四"})
        object_to(sample.registry, geo::registry::Actor::anonymous(), sample.submitted_proposal.id,
                  {who, "", "与邻村道路重名。"});

    const auto record = caller.get("/proposals/" + proposal + "/objections.pdf", staff());

    EXPECT_EQ(record.status, 200);
    EXPECT_THAT(record.body, AllOf(StartsWith("%PDF-"), HasSubstr("/Count 2")));
    EXPECT_EQ(caller.get("/proposals/" + proposal + "/objections.pdf").status, 401);
    EXPECT_EQ(caller.get("/proposals/99999/objections.pdf", staff()).status, 404);
}

TEST_F(PaperRoutes, UnknownPapersAreNotFound) {
    for (const auto* path :
         {"/announcements/99.html", "/announcements/99.pdf", "/roads/99999/certificate.pdf"})
        EXPECT_EQ(caller.get(path).status, 404) << path;
    for (const auto* path : {"/announcements/x.pdf", "/announcements?cursor=0",
                             "/announcements?limit=0", "/roads/x/certificate.pdf"})
        EXPECT_EQ(caller.get(path).status, 400) << path;
    EXPECT_EQ(caller.get("/proposals/99999/filing.pdf", staff()).status, 404);
}

TEST_F(PaperRoutes, EndsAreSaidByTheRoadsTheyMeet) {
    const auto snapshot = sample.published.snapshot();
    const auto extent_of_road = [&](const char* source) {
        return geo::publishing::extent_of(
            *snapshot, geo::publishing::described(snapshot->find_road(sample.road(source))));
    };

    EXPECT_EQ(extent_of_road("r1").course, "东西走向");
    EXPECT_EQ(termini_text(extent_of_road("r1")), "西起安宁村西部，东止安宁村西部");
    EXPECT_THAT(termini_text(extent_of_road("r5")),
                StartsWith("西起东经121.00000°、北纬37.05000°"));
}

}  // namespace
}  // namespace api::http
