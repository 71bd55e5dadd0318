// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/base/error.hpp"
#include "geo/publishing/published_registry.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/registry/renaming.hpp"
#include "geo/registry/renaming_lines.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/lineage_store.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/road_store.hpp"
#include "tests/geo/publishing/road_timeline_support.hpp"

namespace geo::registry {
namespace {

TEST_F(Renaming, KeepsTheOldNameAsFormerWithItsDays) {
    const RoadId id = road("a");
    const auto before = events();

    const auto outcome = rename(id, "祥和路");

    ASSERT_TRUE(outcome.is_done) << outcome.findings.size();
    const auto names = storage::NameStore{*registry.database().read()}.of_road(id);
    ASSERT_EQ(names.size(), 2U);
    EXPECT_EQ(names[0].name.full, "祥和路");
    EXPECT_EQ(names[0].valid_from, "2026-09-21");
    EXPECT_EQ(names[1].name.full, "安宁街");
    EXPECT_EQ(names[1].status, NameStatus::former);
    EXPECT_EQ(names[1].valid_from, "2024-12-20");
    EXPECT_EQ(names[1].valid_to, "2026-09-21");
    EXPECT_EQ(events(), before + 1);
}

TEST_F(Renaming, AnswersForEveryDayWhatWasInForceThen) {
    const RoadId id = road("a");
    publishing::PublishedRegistry published{registry};
    ASSERT_TRUE(rename(id, "祥和路", "2025-03-01").is_done);
    ASSERT_TRUE(rename(id, "永顺路", "2026-01-15").is_done);

    EXPECT_EQ(named(*published.snapshot_on("2024-12-19"), id), "");
    EXPECT_EQ(named(*published.snapshot_on("2024-12-20"), id), "安宁街");
    EXPECT_EQ(named(*published.snapshot_on("2025-02-28"), id), "安宁街");
    EXPECT_EQ(named(*published.snapshot_on("2025-03-01"), id), "祥和路");
    EXPECT_EQ(named(*published.snapshot_on("2026-01-14"), id), "祥和路");
    EXPECT_EQ(named(*published.snapshot_on("2026-01-15"), id), "永顺路");
    EXPECT_EQ(named(*published.snapshot_on("2099-01-01"), id), "永顺路");
    EXPECT_EQ(named(*published.snapshot_on("2025-02-28"), road("b")), "和顺街");
}

TEST_F(Renaming, FormerNamesAreFoundBySearch) {
    publishing::PublishedRegistry published{registry};
    ASSERT_TRUE(rename(road("a"), "祥和路").is_done);

    EXPECT_THAT(published.snapshot()->find_road(road("a")).road->aliases,
                testing::ElementsAre("安宁街"));
}

TEST_F(Renaming, ObjectsWithoutACauseAndChangesNothing) {
    const auto before = events();

    const auto outcome =
        rename_road(registry, actor, {road("a"), {}, {}, "已核"},
                    {{"祥和路", "安定祥和", "村民代表会议议定", {}}, std::nullopt, {}});

    EXPECT_FALSE(outcome.is_done);
    EXPECT_THAT(outcome.missing, testing::ElementsAre("no_blocking_finding"));
    EXPECT_TRUE(std::any_of(outcome.findings.begin(), outcome.findings.end(),
                            [](const Finding& finding) { return finding.rule == "R01"; }));
    EXPECT_EQ(name_of(road("a"))->name.full, "安宁街");
    EXPECT_EQ(events(), before);
}

TEST_F(Renaming, AProtectedNameTakesMeasuresFirst) {
    protect_name(registry, actor, {"安宁街", "370502", "老街", {}});

    const auto refused = rename(road("a"), "祥和路");
    const auto done = rename_road(registry, actor, {road("a"), {}, {}, "已核"},
                                  {{"祥和路", "安定祥和", "村民代表会议议定", {}},
                                   naming::RenamingCause::construction,
                                   "原址立碑说明"});

    EXPECT_FALSE(refused.is_done);
    EXPECT_TRUE(std::any_of(refused.findings.begin(), refused.findings.end(),
                            [](const Finding& finding) { return finding.rule == "R02"; }));
    EXPECT_TRUE(done.is_done);
    expect_error(ErrorKind::conflict, [&] {
        protect_name(registry, actor, {"安宁街", "370502", "", {}});
    });
}

TEST_F(Renaming, RefusesWhatIsNone) {
    const RoadId a = road("a");

    expect_error(ErrorKind::not_found, [&] { rename(RoadId{4711}, "祥和路"); });
    expect_error(ErrorKind::conflict, [&] { rename(road("c"), "祥和路"); });
    expect_error(ErrorKind::conflict, [&] { rename(a, "安宁街"); });
    for (const char* day : {"2026-02-30", "morgen", "2026-9-1", "2026-09-22", "2024-12-19"})
        expect_error(ErrorKind::invalid_input, [&] { rename(a, "祥和路", day); });
    ASSERT_TRUE(rename(a, "祥和路").is_done);
    expect_error(ErrorKind::conflict, [&] { rename(a, "祥和路"); });
    expect_error(ErrorKind::invalid_input, [&] { rename(a, "永顺路", "2026-09-20"); });
}

TEST_F(Renaming, WaitsForAProposalUnderWay) {
    NameProposal content;
    content.village = VillageCode{village};
    content.road = road("c");
    content.name = "永顺路";
    content.meaning = "永远顺利";
    content.origin = "村民代表会议议定";
    const auto draft = create_proposal(registry, Actor{"测绘员"}, content);
    const auto merge_c = [&] {
        merge_roads(registry, actor, {road("b"), {}, {}, ""}, {{road("c")}, {}});
    };

    act_on_proposal(registry, Actor{"测绘员"}, lifecycle::Action::submit,
                    {draft.id, draft.version, {}});

    expect_error(ErrorKind::conflict, merge_c);
}

TEST_F(Renaming, OfTwoWhoSawTheSameVersionOneIsRefused) {
    const RoadId a = road("a");
    const std::int64_t version = stored(a).change;
    merge_roads(registry, actor, {a, version, {}, ""}, {{road("b")}, {}});

    expect_error(ErrorKind::stale, [&] {
        rename_road(
            registry, actor, {a, version, {}, "已核"},
            {{"祥和路", "安定祥和", "村民议定", {}}, naming::RenamingCause::construction, {}});
    });
}

TEST_F(Renaming, OnlyWhoMayInTheirOwnAreaDoesIt) {
    const Actor surveyor{"测绘员", lifecycle::Role::surveyor, "370502"};
    const Actor elsewhere{"外县", lifecycle::Role::county, "370522"};
    const Actor county{"县里", lifecycle::Role::county, "370502"};

    for (const Actor& stranger : {surveyor, elsewhere})
        expect_error(ErrorKind::forbidden, [&] {
            abolish_road(registry, stranger, {road("d"), {}, {}, "道路已不存在"});
        });
    expect_error(ErrorKind::unauthenticated, [&] {
        abolish_road(registry, Actor::anonymous(), {road("d"), {}, {}, "道路已不存在"});
    });
    EXPECT_TRUE(abolish_road(registry, county, {road("d"), {}, {}, "道路已不存在"}).is_done);
}

TEST_F(Renaming, MergedRoadsAreOneUnderTheSurvivorsId) {
    const RoadId a = road("a"), b = road("b"), c = road("c");
    publishing::PublishedRegistry published{registry};

    const auto outcome = merge_roads(registry, actor, {a, {}, "2026-06-01", "已核"}, {{c, b}, {}});

    ASSERT_TRUE(outcome.is_done);
    EXPECT_EQ(stored(a).centre_line.points.size(), 4U);
    EXPECT_EQ(doors_of(a).size(), 3U);
    EXPECT_THAT(outcome.doubled_numbers, testing::ElementsAre("1"));
    EXPECT_EQ(stored(b).valid_to, "2026-06-01");
    EXPECT_EQ(published.snapshot()->find_road(b).road, nullptr);
    EXPECT_THAT(published.snapshot()->find_road(a).road->aliases, testing::ElementsAre("和顺街"));
    EXPECT_THAT(storage::LineageStore{*registry.database().read()}.heirs_of(b),
                testing::ElementsAre(a));
    const auto past = published.snapshot_on("2026-05-31");
    EXPECT_EQ(named(*past, b), "和顺街");
    EXPECT_EQ(past->find_road(a).road->line.points.size(), 2U);
    const auto door = past->find_door(doors_of(a).back().id);
    EXPECT_EQ(door.shard->roads[door.door->road].id, b);
    expect_error(ErrorKind::conflict, [&] { rename(b, "永顺路"); });
}

TEST_F(Renaming, AMergeMayKeepTheOthersName) {
    const RoadId a = road("a"), b = road("b");

    merge_roads(registry, actor, {a, {}, {}, ""}, {{b}, b});

    EXPECT_EQ(name_of(a)->name.full, "和顺街");
    const auto names = storage::NameStore{*registry.database().read()}.of_road(a);
    EXPECT_TRUE(std::any_of(names.begin(), names.end(), [](const PlaceName& name) {
        return name.name.full == "安宁街" && name.status == NameStatus::former;
    }));
}

TEST_F(Renaming, RefusesToMergeWhatDoesNotBelongTogether) {
    const RoadId a = road("a");
    const auto merge = [&](std::vector<RoadId> with) {
        merge_roads(registry, actor, {a, {}, {}, ""}, {std::move(with), {}});
    };

    expect_error(ErrorKind::invalid_input, [&] { merge({a}); });
    expect_error(ErrorKind::invalid_input, [&] { merge({}); });
    expect_error(ErrorKind::invalid_input, [&] { merge({road("b"), road("b")}); });
    expect_error(ErrorKind::conflict, [&] { merge({road("d")}); });
    expect_error(ErrorKind::conflict, [&] { merge({road("c")}); });
    expect_error(ErrorKind::not_found, [&] { merge({RoadId{-3}}); });
    EXPECT_EQ(stored(a).centre_line.points.size(), 2U);
}

TEST_F(Renaming, SplitPartsTakeTheNearestDoorsAndNewIds) {
    const RoadId a = road("a");
    publishing::PublishedRegistry published{registry};

    SplitDetails details;
    details.at = {118.515, 37.05};
    const auto outcome = split_road(registry, actor, {a, {}, "2026-06-01", ""}, details);

    ASSERT_TRUE(outcome.is_done);
    ASSERT_EQ(outcome.roads.size(), 2U);
    EXPECT_EQ(named(*published.snapshot(), outcome.roads[0]), "安宁街");
    EXPECT_EQ(named(*published.snapshot(), outcome.roads[1]), "");
    EXPECT_EQ(named(*published.snapshot(), a), "absent");
    ASSERT_EQ(doors_of(outcome.roads[0]).size(), 1U);
    EXPECT_EQ(doors_of(outcome.roads[0])[0].number, "1");
    ASSERT_EQ(doors_of(outcome.roads[1]).size(), 1U);
    EXPECT_EQ(doors_of(outcome.roads[1])[0].number, "2");
    const auto past = published.snapshot_on("2026-05-31");
    EXPECT_EQ(named(*past, a), "安宁街");
    EXPECT_EQ(named(*past, outcome.roads[0]), "absent");
}

TEST_F(Renaming, ANewNameOfAPartPassesTheRules) {
    SplitDetails details;
    details.at = {118.515, 37.05};
    details.second.name = NewRoadName{"祥瑞路", "祥瑞", "村民议定", {}};  // d bears it

    const auto refused = split_road(registry, actor, {road("a"), {}, {}, "已核"}, details);
    details.second.name->name = "永顺路";
    const auto done = split_road(registry, actor, {road("a"), {}, {}, "已核"}, details);

    EXPECT_FALSE(refused.is_done);
    ASSERT_TRUE(done.is_done);
    EXPECT_EQ(name_of(done.roads[1])->name.full, "永顺路");
}

TEST_F(Renaming, RefusesToSplitOffTheLineAndAtItsEnds) {
    const auto split = [&](Coordinate at) {
        SplitDetails details;
        details.at = at;
        split_road(registry, actor, {road("a"), {}, {}, ""}, details);
    };

    for (const Coordinate at :
         {Coordinate{118.515, 37.06}, {118.51, 37.05}, {118.52, 37.05}, {-180, 90}, {0, 0}})
        expect_error(ErrorKind::conflict, [&] { split(at); });
    SplitDetails both;
    both.at = {118.515, 37.05};
    both.second.keeps_old = true;
    expect_error(ErrorKind::invalid_input, [&] {
        split_road(registry, actor, {road("a"), {}, {}, ""}, both);
    });
}

TEST_F(Renaming, ARoadGrowsAtItsEndsOnFreeGround) {
    const RoadId c = road("c");
    const double before = stored(c).length_metres;

    EXPECT_TRUE(extend_road(registry, actor, {c, {}, {}, ""}, {{{118.54, 37.05}, {118.54, 37.06}}})
                    .is_done);

    EXPECT_GT(stored(c).length_metres, before + 1000);
    expect_error(ErrorKind::conflict, [&] {
        extend_road(registry, actor, {c, {}, {}, ""}, {{{118.55, 37.09}, {118.55, 37.08}}});
    });
    expect_error(ErrorKind::conflict, [&] {
        extend_road(registry, actor, {c, {}, {}, ""}, {{{118.53, 37.05}, {118.521, 37.05}}});
    });
    expect_error(ErrorKind::invalid_input, [&] {
        extend_road(registry, actor, {c, {}, {}, ""}, {{{118.54, 37.05}}});
    });
}

TEST_F(Renaming, AbolishedRoadsLeaveTheirDoorsBehind) {
    const RoadId a = road("a");
    publishing::PublishedRegistry published{registry};

    expect_error(ErrorKind::invalid_input, [&] {
        abolish_road(registry, actor, {a, {}, {}, " "});
    });
    const auto outcome = abolish_road(registry, actor, {a, {}, "2026-06-01", "整体搬迁"});

    EXPECT_EQ(outcome.doors.size(), 2U);
    EXPECT_EQ(named(*published.snapshot(), a), "absent");
    EXPECT_EQ(named(*published.snapshot_on("2026-05-31"), a), "安宁街");
    EXPECT_EQ(storage::NameStore{*registry.database().read()}.of_road(a)[0].status,
              NameStatus::abolished);
    expect_error(ErrorKind::conflict, [&] { abolish_road(registry, actor, {a, {}, {}, "再次"}); });
}

TEST_F(Renaming, ImportingTheSameFilesAgainUndoesNothing) {
    merge_roads(registry, actor, {road("a"), {}, {}, ""}, {{road("b")}, {}});
    SplitDetails details;
    details.at = {118.515, 37.05};
    split_road(registry, actor, {road("a"), {}, {}, ""}, details);
    const auto before = events();

    import_roads();
    import_doors();

    EXPECT_EQ(events(), before);
}

}  // namespace
}  // namespace geo::registry
