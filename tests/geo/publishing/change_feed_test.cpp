// SPDX-License-Identifier: Apache-2.0
// Whoever replays the change feed holds the published registry.
#include "geo/registry/change_feed.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "geo/base/error.hpp"
#include "geo/publishing/published_registry.hpp"
#include "geo/publishing/snapshot_loader.hpp"
#include "geo/registry/audit.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/registry/renaming.hpp"
#include "geo/registry/signs.hpp"
#include "geo/storage/change_store.hpp"
#include "geo/storage/road_store.hpp"
#include "tests/support/feed_consumer.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::registry {
namespace {

using nlohmann::json;
using publishing::SnapshotPtr;
using support::expect_same;

/// Villages side by side; in each, roads that follow each other from west to east in rows.
class ChangeFeed : public testing::Test {
  protected:
    static constexpr int villages = 8, rows = 5, columns = 4;

    ChangeFeed() { import_everything(0); }

    static std::string code_of(int v) { return "37050210423" + std::to_string(v + 1); }

    void import_everything(int edition) {
        VillageImport village_import{registry, origin};
        for (int v = 0; v < villages; ++v) village_import.add(village(v, edition));
        village_import.commit();
        RoadImport roads{registry, origin};
        for (int v = 0; v < villages; ++v)
            for (int i = 0; i < rows * columns; ++i) roads.add(road(v, i, edition));
        roads.commit();
        AddressImport doors{registry, origin};
        for (int v = 0; v < villages; ++v)
            for (int i = 0; i < rows * columns * 3; ++i) doors.add(door(v, i, edition));
        doors.commit();
    }

    static VillageRow village(int v, int edition) {
        VillageRow row;
        row.code = code_of(v);
        row.name = "第" + std::to_string(v) + (edition > 0 ? "新村" : "村");
        row.town = "史口镇";
        row.county = "东营区";
        const double lon = 118.0 + 0.1 * v;
        row.outline = MultiPolygon{
            {Polygon{{{{lon, 37}, {lon + 0.1, 37}, {lon + 0.1, 37.1}, {lon, 37.1}, {lon, 37}}}}}};
        return row;
    }

    static RoadRow road(int v, int i, int edition) {
        RoadRow row;
        row.source_id = std::to_string(v) + "-" + std::to_string(i);
        const double lon = 118.01 + 0.1 * v + 0.02 * (i % columns);
        const double lat = 37.01 + 0.015 * (i / columns);
        row.centre_line = {{{lon, lat}, {lon + 0.02, lat}}};
        row.width_metres = edition > 0 && i == 7 ? 9 : 6;
        if (i % 3 == 0) {
            row.name = "第" + std::to_string(v * 100 + i) + "号街";
            row.alias = "老街" + std::to_string(i);
        }
        return row;
    }

    static AddressRow door(int v, int i, int edition) {
        const int r = i / 3;
        AddressRow row;
        row.source_id = std::to_string(v) + "-" + std::to_string(i);
        row.road_id = std::to_string(v) + "-" + std::to_string(r);
        row.number = std::to_string(i + (edition > 0 && i % 11 == 0 ? 1000 : 0));
        row.position = {118.012 + 0.1 * v + 0.02 * (r % columns) + 0.005 * (i % 3),
                        37.0101 + 0.015 * (r / columns)};
        row.postcode = i % 2 == 0 ? "257000" : "";
        return row;
    }

    std::vector<RoadId> living() {
        std::vector<RoadId> ids;
        storage::RoadStore{*registry.database().read()}.for_each(
            [&](const Road& road) { ids.push_back(road.id); });
        return ids;
    }

    RoadId any_road() {
        const auto ids = living();
        return ids[random() % ids.size()];
    }

    void act_at_random() {
        const RoadId id = any_road();
        const RoadRequest request{id, {}, {}, "已核"};
        switch (random() % 8) {
            case 0:
                rename_road(registry, actor, request,
                            {{"瑞" + std::to_string(random() % 1000) + "号路", "吉祥", "议定", {}},
                             naming::RenamingCause::construction,
                             {}});
                return;
            case 1:
                merge_roads(registry, actor, request, {{RoadId{id.value() + 1}}, {}});
                return;
            case 2: {
                const Road road = storage::RoadStore{*registry.database().read()}.get(id);
                const auto& points = road.centre_line.points;
                split_road(registry, actor, request,
                           {{(points[0].lon + points[1].lon) / 2, points[0].lat}, {true, {}}, {}});
                return;
            }
            case 3:
                if (random() % 4 == 0) abolish_road(registry, actor, request);
                return;
            case 4: {
                const Road road = storage::RoadStore{*registry.database().read()}.get(id);
                const Coordinate end = road.centre_line.points.back();
                extend_road(registry, actor, request,
                            {{end, {end.lon + 0.0003, end.lat + 0.0007}}});
                return;
            }
            case 5:
                return name_it(id);
            case 6:
                return put_up_signs(id);
            default:
                return do_something_to_a_sign(id);
        }
    }

    void put_up_signs(RoadId id) {
        plan_signs(registry, actor, id);
        const Road road = storage::RoadStore{*registry.database().read()}.get(id);
        install_village(registry, actor, *road.village, {});
    }

    void do_something_to_a_sign(RoadId id) {
        const auto signs = storage::SignStore{*registry.database().read()}.of_road(id);
        if (signs.empty()) return;
        const Sign& sign = signs[random() % signs.size()];
        const auto allowed = signing::allowed_actions(sign.state);
        if (allowed.empty()) return;
        act_on_sign(registry, actor, allowed[random() % allowed.size()], {sign.id, sign.version},
                    {});
    }

    void name_it(RoadId id) {
        const Road road = storage::RoadStore{*registry.database().read()}.get(id);
        NameProposal content;
        content.village = *road.village;
        content.road = id;
        content.name = "永" + std::to_string(random() % 1000) + "号路";
        content.meaning = "永远";
        content.origin = "议定";
        const auto draft = create_proposal(registry, Actor{"测绘员"}, content);
        const auto in = act_on_proposal(registry, Actor{"测绘员"}, lifecycle::Action::submit,
                                        {draft.id, draft.version, {}});
        if (in.outcome.is_allowed())
            act_on_proposal(registry, actor, lifecycle::Action::approve,
                            {draft.id, in.proposal.version, "同意"});
    }

    /// What the rules or the ground forbid is no change.
    void a_day_of_work(int acts) {
        for (int i = 0; i < acts; ++i) try {
                act_at_random();
            } catch (const Error&) {
            }
    }

    SnapshotPtr snapshot() { return publishing::load_snapshot(registry.database()); }
    std::int64_t latest() { return storage::ChangeStore{*registry.database().read()}.latest(); }

    storage::ScratchRegistry scratch;
    FixedClock clock{Instant{std::chrono::milliseconds{1'790'000'000'000}}};
    Registry registry{std::move(scratch.database), clock};
    ImportOrigin origin{"测试", "导入员", false};
    Actor actor{"审核员"};
    std::mt19937 random{20261123};
};

TEST_F(ChangeFeed, ReplayedFromZeroIsTheRegistryWithAnyLimit) {
    const auto before = latest();
    a_day_of_work(150);
    import_everything(1);
    a_day_of_work(50);
    ASSERT_GT(latest(), before + 200) << "too little happened to tell anything";

    for (const std::int64_t limit : {1, 7, 1000, 10000}) {
        support::FeedConsumer consumer;
        consumer.follow(*registry.database().read(), limit);
        EXPECT_GT(consumer.held["sign"].size(), 5U);
        expect_same(consumer, *snapshot());
    }
}

TEST_F(ChangeFeed, ASignComesWhenItIsPutUpAndGoesWhenItIsTakenDown) {
    const RoadId named = living().front();
    plan_signs(registry, actor, named);
    const auto since = latest();
    const auto hung = install_village(registry, actor, VillageCode{code_of(0)}, {});
    const Sign sign = hung.front();
    const auto damaged =
        act_on_sign(registry, actor, signing::SignAction::damage, {sign.id, sign.version}, {});
    act_on_sign(registry, actor, signing::SignAction::remove, {sign.id, damaged.sign.version}, {});

    std::vector<json> story;
    for (const Change& change : changes_after(*registry.database().read(), since, 1000).items)
        if (change.entity == "sign" && change.id == std::to_string(sign.id.value()))
            story.push_back(json::parse(to_json(change)));

    ASSERT_EQ(story.size(), 3U);
    EXPECT_EQ(story[0]["kind"], "create");
    EXPECT_EQ(story[0]["after"]["state"], "installed");
    EXPECT_EQ(story[1]["kind"], "update");
    EXPECT_EQ(story[1]["after"]["state"], "damaged");
    EXPECT_EQ(story[2]["kind"], "retire");
    EXPECT_TRUE(story[2]["after"].is_null());
    EXPECT_EQ(story[2]["before"], story[1]["after"]);
}

TEST_F(ChangeFeed, WhoFollowsStepByStepHoldsTheSame) {
    support::FeedConsumer consumer;
    for (int hour = 0; hour < 8; ++hour) {
        consumer.follow(*registry.database().read(), 100);
        a_day_of_work(10);
    }
    consumer.follow(*registry.database().read(), 100);

    expect_same(consumer, *snapshot());
}

TEST_F(ChangeFeed, AnItemNeverChanges) {
    const auto first = changes_after(*registry.database().read(), 0, 10000).items;
    a_day_of_work(60);
    import_everything(1);
    const auto again = changes_after(*registry.database().read(), 0, 10000).items;

    ASSERT_GT(again.size(), first.size());
    for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(to_json(first[i]), to_json(again[i]));
}

TEST_F(ChangeFeed, TellsKindsAndLineage) {
    const auto since = latest();
    const auto ids = living();
    const RoadId a = ids[0], b = ids[1];
    merge_roads(registry, actor, {a, {}, {}, ""}, {{b}, {}});

    std::map<std::string, int> kinds;
    for (const Change& change : changes_after(*registry.database().read(), since, 100).items) {
        ++kinds[change.entity + " " + change.kind];
        EXPECT_EQ(change.successors, "[" + std::to_string(a.value()) + "]");
    }
    EXPECT_EQ(kinds["road merge"], 1);
    EXPECT_EQ(kinds["road retire"], 1);
    EXPECT_EQ(kinds["address update"], 3);
}

TEST_F(ChangeFeed, TellsOfRenumberedDoors) {
    const auto since = latest();
    import_everything(1);

    int renumbered = 0;
    for (const Change& change : changes_after(*registry.database().read(), since, 10000).items)
        renumbered += change.kind == "renumber" ? 1 : 0;
    EXPECT_EQ(renumbered, villages * 6);
}

TEST_F(ChangeFeed, EndsWhereNothingHasHappenedYet) {
    const auto last = latest();
    const auto reader = registry.database().read();

    for (const std::int64_t since : {last, last + 1, std::numeric_limits<std::int64_t>::max()}) {
        const auto page = changes_after(*reader, since, 10);
        EXPECT_TRUE(page.items.empty());
        EXPECT_EQ(page.next, since);
        EXPECT_EQ(page.latest, last);
    }
}

TEST_F(ChangeFeed, WhatIsRefusedOrOnlyTriedTakesNoNumber) {
    const auto last = latest();
    ImportOrigin trial = origin;
    trial.dry_run = true;
    RoadImport roads{registry, trial};
    RoadRow row = road(0, 0, 0);
    row.source_id = "new";
    roads.add(row);
    roads.commit();
    EXPECT_THROW(abolish_road(registry, actor, {RoadId{4711}, {}, {}, "无"}), Error);
    import_everything(0);

    EXPECT_EQ(latest(), last);
}

TEST_F(ChangeFeed, ADayOfWorkLeavesTheAuditWhole) {
    a_day_of_work(80);

    EXPECT_TRUE(verify_audit(registry.database().path(), {}).is_clean());
}

}  // namespace
}  // namespace geo::registry
