// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/casework.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "geo/base/error.hpp"
#include "geo/registry/batches.hpp"
#include "geo/registry/deadlines.hpp"
#include "geo/registry/objections.hpp"
#include "geo/registry/tick.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/notice_store.hpp"
#include "tests/geo/registry/casework_support.hpp"

namespace geo::registry {
namespace {

using lifecycle::ActionDetails;
using lifecycle::Gate;
using lifecycle::Refusal;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

TEST_F(Casework, TheWholeWayWithSmallBodies) {
    Proposal p = submitted("祥和路");
    p = done(Action::consult, p, because("村民代表会议一致同意"), town);
    p = done(Action::endorse, p, {}, town);
    p = done(Action::review, p, because("符合规定"));
    p = done(Action::approve, p, because("同意"));
    p = done(Action::file, p, on("2025-06-01", "广政字〔2025〕8号", "广饶县人民政府"));
    p = done(Action::announce, p, on("2025-06-01", "公告〔2025〕3号"));
    p = done(Action::install, p);
    p = done(Action::map, p);
    p = done(Action::archive, p);

    EXPECT_EQ(p.state, ProposalState::archived);
    const auto steps = steps_of(registry, p.id);
    ASSERT_EQ(steps.size(), 10U);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        EXPECT_EQ(steps[i].number, static_cast<int>(i) + 1);
        EXPECT_EQ(steps[i].from, i == 0 ? ProposalState::draft : steps[i - 1].to);
    }
    EXPECT_EQ(steps[4].details.reason, "同意");
    EXPECT_EQ(steps[5].details.authority, "广饶县人民政府");
}

TEST_F(Casework, TheShortWay) {
    Proposal p = approved("祥和路", because("同意"));
    p = done(Action::file, p, on("", "广政字〔2025〕8号"));

    const auto announced = act(Action::announce, p);

    EXPECT_TRUE(announced.outcome.is_allowed()) << announced.outcome.message.en;
    EXPECT_THAT(rules(announced.process_findings), IsEmpty());
    EXPECT_EQ(steps_of(registry, p.id).at(2).details.authority, "广饶县人民政府")
        << "nobody said whose approval it was: the county's government, by law";
}

// The cases of vectors_process.tsv, one a test body.
TEST_F(Casework, FiledOnTheFifteenthDayIsInTime) {
    const auto p = approved("祥和路", on("2024-12-20", "8号", "广饶县人民政府"));

    EXPECT_THAT(rules(act(Action::file, p, on("2025-01-04")).process_findings),
                Not(Contains("P02:B")));
    EXPECT_EQ(name_of_road(0)->valid_from, "2024-12-20");
}

TEST_F(Casework, FiledADayLateIsRecordedAndDone) {
    const auto p = approved("祥和路", on("2024-12-20", "8号", "广饶县人民政府"));

    const auto result = act(Action::file, p, on("2025-01-05"));

    EXPECT_TRUE(result.outcome.is_allowed());
    EXPECT_THAT(rules(result.process_findings), Contains("P02:B"));
}

TEST_F(Casework, AnnouncedADayLateIsRecordedAndDone) {
    auto p = approved("祥和路", on("2024-12-20", "8号", "广饶县人民政府"));
    p = done(Action::file, p, on("2025-01-04"));

    const auto result = act(Action::announce, p, on("2025-01-05"));

    EXPECT_TRUE(result.outcome.is_allowed());
    EXPECT_THAT(rules(result.process_findings), ElementsAre("P03:B"));
}

TEST_F(Casework, AnotherDepartmentsClockStartsAtTheFiling) {
    for (const auto& [name, day, road, wanted] :
         std::vector<std::tuple<std::string, std::string, int, std::vector<std::string>>>{
             {"祥和路", "2025-01-18", 0, {}}, {"瑞丰街", "2025-01-19", 1, {"P03:B"}}}) {
        auto p = approved(name, on("2024-12-20", "8号", "广饶县交通运输局"), road);
        p = done(Action::file, p, on("2025-01-03"));
        EXPECT_EQ(rules(act(Action::announce, p, on(day)).process_findings), wanted) << day;
    }
}

TEST_F(Casework, FilingWithoutTheApprovalDocumentWaits) {
    const auto p = approved("祥和路", because("同意"));

    const auto result = act(Action::file, p);

    EXPECT_THAT(result.outcome.missing, ElementsAre(Gate::approval_document));
    EXPECT_THAT(rules(result.process_findings), Contains("P04:B"));
    EXPECT_EQ(stored(p.id).state, ProposalState::approved);
}

TEST_F(Casework, NoSignBeforeTheApproval) {
    const auto result = act(Action::install, submitted("祥和路"));

    EXPECT_EQ(result.outcome.refusal, Refusal::wrong_state);
    EXPECT_THAT(rules(result.process_findings), ElementsAre("P09:B"));
}

TEST_F(Casework, WhoMayNotApproveDoesNot) {
    const auto p = submitted("祥和路");

    const auto village = act(Action::approve, p, on("", "1号", "三里村村委会"));
    const auto district = act(Action::approve, p, on("", "1号", "垦利区人民政府"));

    EXPECT_THAT(village.outcome.missing, ElementsAre(Gate::authority));
    EXPECT_THAT(rules(village.process_findings), ElementsAre("P01:B"));
    EXPECT_TRUE(district.outcome.is_allowed());
    EXPECT_THAT(rules(district.process_findings), ElementsAre("P01:W"));
}

TEST_F(Casework, EveryActionInEveryWrongStateChangesNothing) {
    Proposal p = drafted("祥和路");
    const auto try_all = [&] {
        const auto events = last_event();
        int refusals = 0;
        for (int i = 0; i <= static_cast<int>(Action::undo); ++i) {
            const auto action = static_cast<Action>(i);
            if (action == Action::edit || lifecycle::find_transition(p.state, action) != nullptr)
                continue;
            const auto result = act(action, p, because("试"), Actor{"管理员"});
            EXPECT_EQ(result.outcome.refusal, Refusal::wrong_state) << lifecycle::to_string(action);
            ++refusals;
        }
        EXPECT_EQ(last_event(), events);
        EXPECT_EQ(stored(p.id).version, p.version);
        return refusals;
    };

    int refusals = try_all();
    const auto step = [&](Action action, const ActionDetails& details = {}) {
        p = done(action, p, details, action == Action::submit ? surveyor : reviewer);
        refusals += try_all();
    };
    step(Action::submit);
    step(Action::consult, because("一致同意"));
    step(Action::endorse);
    step(Action::review);
    step(Action::approve);
    step(Action::file, on("", "8号"));
    step(Action::announce);
    step(Action::install);
    step(Action::map);
    step(Action::archive);
    p = done(Action::reject, submitted("瑞丰街", 1), because("重名"));
    refusals += try_all();
    p = done(Action::send_back, submitted("安康街", 2), because("请补充来历"));
    refusals += try_all();
    p = done(Action::withdraw, submitted("福寿街", 3), {}, surveyor);
    refusals += try_all();
    EXPECT_GT(refusals, 100);
}

TEST_F(Casework, UndoLeadsBackByANewRevision) {
    auto p = approved("祥和路", because("同意"));
    EXPECT_TRUE(name_of_road(0));
    EXPECT_THAT(act(Action::undo, p).outcome.missing, ElementsAre(Gate::reason));

    p = done(Action::undo, p, because("批错了路"));

    EXPECT_EQ(p.state, ProposalState::submitted);
    EXPECT_EQ(p.version, 4);
    EXPECT_FALSE(name_of_road(0));
    p = done(Action::approve, p, because("重新批准"));
    EXPECT_EQ(name_of_road(0)->name.full, "祥和路");
    p = done(Action::file, p, on("", "8号"));
    EXPECT_EQ(act(Action::undo, p, because("晚了")).outcome.refusal, Refusal::wrong_state);
}

TEST_F(Casework, DaysAheadAndDaysBeforeTheApprovalAreRefused) {
    const auto p = approved("祥和路", on("2025-05-20", "8号"));
    std::string pointer;

    for (const auto* day : {"2025-06-02", "2025-05-19", "2025-02-30", "昨天", "2025-6-1"}) {
        EXPECT_EQ(refused([&] { act(Action::file, p, on(day)); }, &pointer),
                  ErrorKind::invalid_input)
            << day;
        EXPECT_EQ(pointer, "/date");
    }
    EXPECT_TRUE(act(Action::file, p, on("2025-06-01")).outcome.is_allowed());
}

TEST_F(Casework, AnIncompleteReportIsNoResult) {
    const auto p = submitted("祥和路");
    ActionDetails details;
    details.reports.push_back({lifecycle::ReportKind::consultation,
                               {{"process", "张榜公布"}, {"scope", "全体村民"}},
                               "2025-05-30"});

    EXPECT_THAT(act(Action::consult, p, details, town).outcome.missing,
                ElementsAre(Gate::consultation_result));
    details.reports[0].fields["opinions"] = "无异议";
    details.reports[0].fields["handling"] = "照此上报";
    EXPECT_TRUE(act(Action::consult, p, details, town).outcome.is_allowed());
    details.reports[0].fields["mood"] = "好";
    EXPECT_EQ(refused([&] { act(Action::consult, p, details, town); }), ErrorKind::stale);
}

TEST_F(Casework, WhilePeopleMayObjectNobodyEndorses) {
    ActionDetails consult = because("张榜");
    consult.notice_days = 7;
    auto p = done(Action::consult, submitted("祥和路"), consult, town);
    const auto objection =
        object_to(registry, Actor::anonymous(), p.id, {"李四", "13800000000", "与邻村重名"});

    EXPECT_THAT(act(Action::endorse, p, {}, town).outcome.missing,
                ElementsAre(Gate::notice_over, Gate::objections_answered));
    today_is("2025-06-09");
    EXPECT_THAT(act(Action::endorse, p, {}, town).outcome.missing,
                ElementsAre(Gate::objections_answered));
    answer_objection(registry, town, objection.id, "邻村道路已更名");
    EXPECT_EQ(refused([&] { answer_objection(registry, town, objection.id, "再答"); }),
              ErrorKind::conflict);

    EXPECT_TRUE(act(Action::endorse, p, {}, town).outcome.is_allowed());
    EXPECT_TRUE(objections_to(registry, Actor::anonymous(), p.id).at(0).contact.empty());
    EXPECT_EQ(objections_to(registry, town, p.id).at(0).contact, "13800000000");
}

TEST_F(Casework, ObjectionsAreTakenBeforeThePublicOnly) {
    const auto p = submitted("祥和路");
    const auto d = drafted("瑞丰街", 1);
    const auto object = [&](const Proposal& to, const NewObjection& objection) {
        return refused([&] { object_to(registry, Actor::anonymous(), to.id, objection); });
    };

    EXPECT_EQ(object(p, {"李四", "", "不好听"}), ErrorKind::conflict);
    EXPECT_EQ(object(d, {"李四", "", "不好听"}), ErrorKind::not_found);
    EXPECT_EQ(object(p, {"", "", "不好听"}), ErrorKind::invalid_input);
    EXPECT_EQ(object(p, {"李四", "", " \n"}), ErrorKind::invalid_input);
    EXPECT_EQ(object(p, {"李四", "", std::string(12'001, 'a')}), ErrorKind::too_large);
    EXPECT_EQ(object(p, {std::string(201, 'a'), "", "x"}), ErrorKind::too_large);
    EXPECT_EQ(object(p, {"李\xff", "", "x"}), ErrorKind::invalid_input);
}

TEST_F(Casework, ANoticeThatIsOverIsClosedByTheClockOnce) {
    ActionDetails consult = because("张榜");
    consult.notice_days = 7;
    done(Action::consult, submitted("祥和路"), consult, town);

    today_is("2025-06-08");
    EXPECT_EQ(tick(registry).closed_notices, 0);
    today_is("2025-06-09");
    EXPECT_EQ(tick(registry).closed_notices, 1);
    EXPECT_EQ(tick(registry).closed_notices, 0);
    EXPECT_THAT(storage::NoticeStore{*registry.database().read()}.open_ones(), IsEmpty());
}

TEST_F(Casework, DeadlinesAreListedSoonestFirst) {
    approved("祥和路", on("2025-05-10", "8号"), 0);
    approved("瑞丰街", on("2025-05-25", "9号"), 1);
    const auto due = [&](std::optional<int> within, const std::string& area = "") {
        std::vector<std::string> found;
        for (const auto& one : deadlines(registry, {within, area, false}))
            found.push_back(one.deadline.due + " " + one.name);
        return found;
    };

    EXPECT_THAT(due(std::nullopt), ElementsAre("2025-05-25 祥和路", "2025-05-25 祥和路",
                                               "2025-06-09 瑞丰街", "2025-06-09 瑞丰街"));
    EXPECT_EQ(due(7).size(), 2U);
    EXPECT_EQ(due(8).size(), 4U);
    EXPECT_THAT(due(8, "370502"), IsEmpty());
}

TEST_F(Casework, OfAHundredReviewersOneDecides) {
    const auto p = submitted("祥和路");
    std::atomic<int> approved{0}, stale{0};
    std::vector<std::thread> reviewers;

    for (int i = 0; i < 100; ++i)
        reviewers.emplace_back([&, i] {
            try {
                const Actor one{"审核员" + std::to_string(i), lifecycle::Role::county, "370523"};
                if (act(Action::approve, p, {}, one).outcome.is_allowed()) ++approved;
            } catch (const Error& error) {
                if (error.kind() == ErrorKind::stale) ++stale;
            }
        });
    for (auto& thread : reviewers) thread.join();

    EXPECT_EQ(approved, 1);
    EXPECT_EQ(stale, 99);
    EXPECT_EQ(steps_of(registry, p.id).size(), 2U);
}

TEST_F(Casework, OutsideTheirAreaAndRoleNobodyActs) {
    const auto p = submitted("祥和路");
    const Actor elsewhere{"外县", lifecycle::Role::county, "370522"};
    const Actor other_surveyor{"另一采集员", lifecycle::Role::surveyor, "370523"};

    EXPECT_EQ(refused([&] { act(Action::approve, p, {}, elsewhere); }), ErrorKind::forbidden);
    EXPECT_EQ(refused([&] { act(Action::approve, p, {}, town); }), ErrorKind::forbidden);
    EXPECT_EQ(refused([&] { act(Action::withdraw, p, {}, other_surveyor); }), ErrorKind::forbidden);
    EXPECT_EQ(refused([&] { act(Action::withdraw, p, {}, Actor::anonymous()); }),
              ErrorKind::unauthenticated);
}

TEST_F(Casework, HostileTextsAreKeptAsTheyAreOrRefused) {
    const std::string hostile = "'); DROP TABLE steps;-- <script>alert(1)</script> ../../etc";
    auto p = done(Action::consult, submitted("祥和路"), because(hostile), town);

    EXPECT_EQ(steps_of(registry, p.id).back().details.reason, hostile);
    EXPECT_EQ(refused([&] { act(Action::endorse, p, because("a\xff"), town); }),
              ErrorKind::invalid_input);
    EXPECT_EQ(refused([&] { act(Action::endorse, p, because(std::string("a\0b", 3)), town); }),
              ErrorKind::invalid_input);
    EXPECT_EQ(refused([&] { act(Action::endorse, p, because(std::string(12'001, 'x')), town); }),
              ErrorKind::too_large);
}

}  // namespace
}  // namespace geo::registry
