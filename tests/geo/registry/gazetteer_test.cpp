// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/gazetteer.hpp"

#include <gtest/gtest.h>

#include "geo/base/error.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/name_audit.hpp"
#include "geo/registry/proposals.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::registry {
namespace {

GroundVillage square(const std::string& code, const std::string& name, double lon) {
    GroundVillage village;
    village.context = {VillageCode{code}, name, DivisionCode{"370502104000"}, "史口镇",
                       DivisionCode{"370502"}};
    village.outline = MultiPolygon{
        {Polygon{{{{lon, 37}, {lon + 0.1, 37}, {lon + 0.1, 37.1}, {lon, 37.1}, {lon, 37}}}}}};
    return village;
}

GroundRoad road(std::int64_t id, double lon, const std::optional<std::string>& village = {}) {
    GroundRoad out;
    out.id = RoadId{id};
    if (village) out.village = VillageCode{*village};
    out.line = {{{lon, 37.05}, {lon + 0.01, 37.05}}};
    return out;
}

TEST(Ground, FindsVillagesByPlaceAndByTheHeadOfAName) {
    GroundVillage undrawn = square("3", "张屯村", 0);
    undrawn.outline.reset();
    const Ground ground{{square("1", "三里村", 118.5), square("2", "吕家庄村", 118.6), undrawn},
                        {}};
    const auto heads = [&](const char* text, const char* own) {
        return ground.settlements_at_head_of(text, DivisionCode{"370502"}, VillageCode{own}).size();
    };

    ASSERT_NE(ground.village_at({118.65, 37.05}), nullptr);
    EXPECT_EQ(ground.village_at({118.65, 37.05})->context.name, "吕家庄村");
    EXPECT_EQ(ground.village_at({119.65, 37.05}), nullptr);
    EXPECT_EQ(heads("吕家庄东", "1"), 1U);
    EXPECT_EQ(heads("张屯", "1"), 1U);
    EXPECT_EQ(heads("吕家庄东", "2"), 0U);
    EXPECT_EQ(heads("三里", "2"), 0U);
    EXPECT_EQ(heads("三里村", "2"), 1U);
    EXPECT_EQ(heads("", "2"), 0U);
    EXPECT_THROW(ground.village(VillageCode{"9"}), Error);
}

TEST(Ground, AChangeToACopyLeavesTheOtherAsItWas) {
    Ground ground{{square("1", "三里村", 118.5)}, {road(1, 118.51, "1"), road(2, 118.53)}};
    const Ground before = ground;

    ground.put(road(1, 118.55, "1"));
    ground.put(road(3, 118.57, "1"));
    ground.remove(RoadId{2});
    ground.remove(RoadId{99});

    const auto count_in = [](const Ground& in, double lon) {
        int count = 0;
        in.for_each_road_in({lon, 37, lon + 0.01, 37.1}, [&](const GroundRoad&) { ++count; });
        return count;
    };
    EXPECT_EQ(before.road_count(), 2U);
    EXPECT_EQ(ground.road_count(), 2U);
    EXPECT_EQ(count_in(before, 118.511), 1);
    EXPECT_EQ(count_in(ground, 118.511), 0);
    EXPECT_EQ(count_in(ground, 118.555), 1);
    EXPECT_EQ(ground.find_road(RoadId{2}), nullptr);
    EXPECT_EQ(ground.roads_of(VillageCode{"1"}).size(), 2U);
}

TEST(Ground, ThousandsOfChangesArePackedAway) {
    Ground ground{{square("1", "三里村", 118.5)}, {}};

    for (int i = 1; i <= 1000; ++i) ground.put(road(i, 118.5 + i * 1e-5, "1"));
    for (int i = 1; i <= 1000; i += 2) ground.remove(RoadId{i});

    EXPECT_EQ(ground.road_count(), 500U);
    EXPECT_EQ(ground.roads_of(VillageCode{"1"}).size(), 500U);
    EXPECT_NE(ground.find_road(RoadId{1000}), nullptr);
}

class GazetteerOfRegistry : public testing::Test {
  protected:
    GazetteerOfRegistry() {
        const ImportOrigin origin{"world", "导入员", false};
        VillageImport villages{registry, origin};
        VillageRow village;
        village.code = "370502104236";
        village.name = "三里村";
        village.town = "史口镇";
        village.outline = square("", "", 118.5).outline;
        villages.add(village);
        villages.commit();
        RoadImport roads{registry, origin};
        RoadRow row;
        row.source_id = "1";
        row.centre_line = {{{118.52, 37.05}, {118.53, 37.05}}};
        row.name = "安宁街";
        roads.add(row);
        roads.commit();
    }

    NameProposal drawn(const std::string& name, LineString line) {
        NameProposal content;
        content.village = VillageCode{"370502104236"};
        content.name = name;
        content.meaning = content.origin = "安定祥和";
        content.line = std::move(line);
        return content;
    }

    std::size_t roads_near(const Gazetteer& gazetteer, const LineString& line) {
        const naming::Tables& tables = registry.naming().tables();
        auto draft =
            naming::make_draft("瑞丰路", gazetteer.village(VillageCode{"370502104236"}), tables);
        draft.line = line;
        return gazetteer.gather(draft, tables.profile).line->nearby.size();
    }

    FixedClock clock{Instant{std::chrono::milliseconds{1735660800000}}};
    storage::ScratchRegistry scratch;
    Registry registry{std::move(scratch.database), clock};
};

TEST_F(GazetteerOfRegistry, APictureThatIsHeldStaysAndTheNextOneFollowsTheLog) {
    const auto before = registry.gazetteer();
    const LineString line{{{118.54, 37.02}, {118.55, 37.02}}};
    const Actor surveyor{"测绘员"};
    const Proposal draft = create_proposal(registry, surveyor, drawn("渔歌路", line));
    act_on_proposal(registry, surveyor, lifecycle::Action::submit, {draft.id, draft.version, {}});

    const auto after = registry.gazetteer();

    EXPECT_EQ(before->ground().road_count(), 1U);
    ASSERT_EQ(after->ground().road_count(), 2U);
    EXPECT_EQ(after->ground().find_road(line_id(draft.id))->name->name.full, "渔歌路");
    EXPECT_EQ(roads_near(*before, line), 0U);
    EXPECT_EQ(roads_near(*after, line), 1U);
}

TEST_F(GazetteerOfRegistry, ALineProposedByOneIsARoadOnceItIsApproved) {
    const Actor surveyor{"测绘员"};
    const LineString line{{{118.54, 37.02}, {118.55, 37.02}}};
    const Proposal draft = create_proposal(registry, surveyor, drawn("渔歌路", line));
    const auto sent = act_on_proposal(registry, surveyor, lifecycle::Action::submit,
                                      {draft.id, draft.version, {}});

    const auto done = act_on_proposal(registry, Actor{"审核员"}, lifecycle::Action::approve,
                                      {draft.id, sent.proposal.version, "同意"});

    ASSERT_TRUE(done.outcome.is_allowed());
    const auto gazetteer = registry.gazetteer();
    EXPECT_EQ(gazetteer->ground().road_count(), 2U);
    EXPECT_EQ(gazetteer->ground().find_road(line_id(draft.id)), nullptr);
    EXPECT_EQ(gazetteer->ground().find_road(*done.proposal.content.road)->name->status,
              NameStatus::in_force);
}

TEST_F(GazetteerOfRegistry, TheAuditCountsEveryNameInForce) {
    std::vector<AuditedName> seen;
    const NameAudit audit =
        audit_names(registry, [&](const AuditedName& name) { seen.push_back(name); });

    EXPECT_EQ(audit.names, 1);
    EXPECT_EQ(audit.passed, 1);
    EXPECT_EQ(audit.county_names.size(), 1U);
    for (const AuditedName& name : seen) EXPECT_EQ(name.name.full, "安宁街");
}

}  // namespace
}  // namespace geo::registry
