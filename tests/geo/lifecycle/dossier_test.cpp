// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/dossier.hpp"

#include <gtest/gtest.h>

#include "geo/lifecycle/deadlines.hpp"

namespace geo::lifecycle {
namespace {

using State = ProposalState;

/// Steps in order, numbered as they come.
class Story {
  public:
    Story& then(Action action, State from, State to, const std::string& day,
                ActionDetails details = {}) {
        Step step;
        step.number = static_cast<int>(steps_.size()) + 1;
        step.action = action;
        step.from = from;
        step.to = to;
        step.day = day;
        step.actor = "审核员";
        step.details = std::move(details);
        steps_.push_back(std::move(step));
        return *this;
    }
    Dossier dossier() const { return dossier_of(steps_); }

  private:
    std::vector<Step> steps_;
};

ActionDetails approval_by(const std::string& authority, const std::string& number = "1号") {
    ActionDetails details;
    details.authority = authority;
    details.document_no = number;
    return details;
}

Story approved(const ActionDetails& details, const std::string& day = "2024-12-20") {
    Story story;
    story.then(Action::submit, State::draft, State::submitted, "2024-12-01")
        .then(Action::approve, State::submitted, State::approved, day, details);
    return story;
}

std::vector<std::string> due_of(State state, const Dossier& dossier, const std::string& today) {
    std::vector<std::string> due;
    for (const Deadline& one : deadlines_of(state, dossier, std::nullopt, 7, today))
        due.push_back(std::string(to_string(one.kind)) + " " + one.due + " " +
                      std::to_string(one.days_left));
    return due;
}

TEST(Dossier, OfNoStepsIsEmpty) {
    const Dossier dossier = dossier_of({});

    EXPECT_FALSE(dossier.approval);
    EXPECT_FALSE(dossier.before);
    EXPECT_TRUE(dossier.last_day.empty());
}

TEST(Dossier, FilingBringsWhatTheApprovalLackedAndChangesNothingElse) {
    auto story = approved(ActionDetails{});
    ActionDetails filing = approval_by("广饶县人民政府", "广政字〔2024〕8号");

    const Dossier dossier =
        story.then(Action::file, State::approved, State::filed, "2025-01-04", filing).dossier();

    EXPECT_EQ(dossier.approval->document_no, "广政字〔2024〕8号");
    EXPECT_EQ(dossier.approval->authority, "广饶县人民政府");
    EXPECT_EQ(dossier.approval->day, "2024-12-20");
    EXPECT_EQ(dossier.filed_on, "2025-01-04");
    EXPECT_FALSE(dossier.before) << "what is on file is not undone";
}

TEST(Dossier, AnAnnouncementMayStillSayWhoseApprovalItWas) {
    auto story = approved(approval_by("", "广政字〔2024〕8号"));
    story.then(Action::file, State::approved, State::filed, "2025-01-04");

    const Dossier dossier = story
                                .then(Action::announce, State::filed, State::announced,
                                      "2025-01-05", approval_by("广饶县人民政府", "5号"))
                                .dossier();

    EXPECT_EQ(dossier.approval->authority, "广饶县人民政府");
    EXPECT_EQ(dossier.approval->document_no, "广政字〔2024〕8号") << "5号 is the announcement's";
}

TEST(Dossier, WhatIsUndoneLeavesNothingBehind) {
    auto story = approved(approval_by("广饶县人民政府"));
    EXPECT_EQ(story.dossier().before, State::submitted);

    const Dossier dossier =
        story.then(Action::undo, State::approved, State::submitted, "2024-12-21").dossier();

    EXPECT_FALSE(dossier.approval);
    EXPECT_FALSE(dossier.before) << "a submission is sent back, not undone";
}

TEST(Dossier, UndoingTwiceGoesBackTwoSteps) {
    Story story;
    story.then(Action::submit, State::draft, State::submitted, "2024-12-01")
        .then(Action::consult, State::submitted, State::consulted, "2024-12-02")
        .then(Action::endorse, State::consulted, State::town_endorsed, "2024-12-03");
    EXPECT_EQ(story.dossier().before, State::consulted);

    story.then(Action::undo, State::town_endorsed, State::consulted, "2024-12-04");

    EXPECT_EQ(story.dossier().before, State::submitted);
}

TEST(Dossier, WhatWasEditedSinceIsNotUndone) {
    Story story;
    story.then(Action::submit, State::draft, State::submitted, "2024-12-01")
        .then(Action::send_back, State::submitted, State::returned, "2024-12-02");
    EXPECT_EQ(story.dossier().before, State::submitted);

    story.then(Action::edit, State::returned, State::returned, "2024-12-03");

    EXPECT_FALSE(story.dossier().before);
}

TEST(Dossier, HandingInAnewEndsTheReasonsGivenForTheFormerName) {
    ActionDetails review;
    review.overrides["M03"] = "有文献可考";
    review.romanisation_confirmed = true;
    Story story;
    story.then(Action::submit, State::draft, State::submitted, "2024-12-01")
        .then(Action::review, State::town_endorsed, State::county_reviewed, "2024-12-02", review);
    ASSERT_EQ(story.dossier().overrides.size(), 1U);

    story.then(Action::send_back, State::county_reviewed, State::returned, "2024-12-03")
        .then(Action::submit, State::returned, State::submitted, "2024-12-04");

    EXPECT_TRUE(story.dossier().overrides.empty());
    EXPECT_FALSE(story.dossier().romanisation_confirmed);
}

TEST(Dossier, ANoticeRunsFromItsDayAndTheFirstIsNotCounted) {
    ActionDetails consult;
    consult.notice_days = 7;
    Story story;
    story.then(Action::consult, State::submitted, State::consulted, "2024-12-20", consult);

    const auto notice = story.dossier().notice;

    ASSERT_TRUE(notice);
    EXPECT_EQ(notice->to, "2024-12-27");
    EXPECT_TRUE(notice->is_open_on("2024-12-27"));
    EXPECT_FALSE(notice->is_open_on("2024-12-28"));
    EXPECT_FALSE(notice->is_open_on("2024-12-19"));
}

TEST(Deadlines, OfAGovernmentsApprovalRunFromTheApproval) {
    const Dossier dossier = approved(approval_by("广饶县人民政府")).dossier();

    EXPECT_EQ(due_of(State::approved, dossier, "2024-12-28"),
              (std::vector<std::string>{"file 2025-01-04 7", "announce 2025-01-04 7"}));
    EXPECT_EQ(due_of(State::approved, dossier, "2025-01-05").front(), "file 2025-01-04 -1");
    EXPECT_TRUE(due_of(State::announced, dossier, "2025-01-05").empty());
}

TEST(Deadlines, OfAnotherDepartmentTheAnnouncementWaitsForTheFiling) {
    auto story = approved(approval_by("广饶县交通运输局"));
    EXPECT_EQ(due_of(State::approved, story.dossier(), "2025-01-01"),
              std::vector<std::string>{"file 2025-01-04 3"});

    story.then(Action::file, State::approved, State::filed, "2025-01-03");

    EXPECT_EQ(due_of(State::filed, story.dossier(), "2025-01-18"),
              std::vector<std::string>{"announce 2025-01-18 0"});
}

TEST(Deadlines, AnObjectionIsAnsweredWithinTheDaysOfANotice) {
    const auto due = deadlines_of(State::announced, {}, std::string{"2025-03-01"}, 7, "2025-03-10");

    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due[0].kind, DeadlineKind::answer_objection);
    EXPECT_EQ(due[0].due, "2025-03-08");
    EXPECT_TRUE(due[0].is_overdue());
}

TEST(Deadlines, HaveWordsAndNames) {
    for (const auto kind : {DeadlineKind::file, DeadlineKind::announce, DeadlineKind::notice_end,
                            DeadlineKind::answer_objection}) {
        EXPECT_EQ(deadline_kind_from_string(to_string(kind)), kind);
        EXPECT_FALSE(name_of(kind).zh.empty() || name_of(kind).en.empty());
    }
    EXPECT_EQ(deadline_kind_from_string("sleep"), std::nullopt);
}

}  // namespace
}  // namespace geo::lifecycle
