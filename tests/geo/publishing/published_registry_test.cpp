// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/published_registry.hpp"

#include <gtest/gtest.h>

#include <map>

#include "geo/publishing/snapshot_loader.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/proposals.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::publishing {
namespace {

using registry::Actor;
using registry::ImportOrigin;

class Published : public testing::Test {
  protected:
    Published() {
        registry::VillageImport villages{registry, origin};
        for (int i = 0; i < 3; ++i) villages.add(village(i));
        villages.commit();
        registry::RoadImport roads{registry, origin};
        roads.add(road("a", 118.52, "安宁街"));
        roads.add(road("b", 118.62, ""));
        roads.add(road("lost", 121.0, ""));
        roads.commit();
        registry::AddressImport doors{registry, origin};
        registry::AddressRow door;
        door.source_id = "d1";
        door.road_id = "a";
        door.number = "12";
        door.position = {118.525, 37.051};
        doors.add(door);
        doors.commit();
    }

    static registry::VillageRow village(int i) {
        registry::VillageRow row;
        row.code = "37050210423" + std::to_string(i);
        row.name = "第" + std::to_string(i) + "村";
        row.town = "史口镇";
        row.county = "东营区";
        row.city = "东营市";
        row.province = "山东省";
        const double lon = 118.5 + 0.1 * i;
        const Ring shell{
            {lon, 37.0}, {lon + 0.1, 37.0}, {lon + 0.1, 37.1}, {lon, 37.1}, {lon, 37.0}};
        row.outline = MultiPolygon{{Polygon{{shell}}}};
        return row;
    }

    static registry::RoadRow road(const std::string& id, double lon, const std::string& name) {
        registry::RoadRow row;
        row.source_id = id;
        row.centre_line = {{{lon, 37.05}, {lon + 0.01, 37.05}}};
        row.name = name;
        return row;
    }

    void approve(RoadId road, const VillageCode& code, const std::string& name) {
        NameProposal content;
        content.village = code;
        content.road = road;
        content.name = name;
        content.meaning = "含义";
        content.origin = "来历";
        const Actor surveyor{"测绘员"}, reviewer{"审核员"};
        const auto draft = create_proposal(registry, surveyor, content);
        const auto in = act_on_proposal(registry, surveyor, lifecycle::Action::submit,
                                        {draft.id, draft.version, {}});
        ASSERT_TRUE(act_on_proposal(registry, reviewer, lifecycle::Action::approve,
                                    {draft.id, in.proposal.version, {}})
                        .outcome.is_allowed());
    }

    static std::size_t found(const Snapshot& snapshot, std::string_view text) {
        search::Query query;
        query.text = text;
        return snapshot.index().search(query).size();
    }

    storage::ScratchFolder folder;
    SystemClock clock;
    registry::Registry registry{storage::Database::create(folder.file("r.sqlite")), clock};
    ImportOrigin origin{"world", "导入员", false};
};

TEST_F(Published, HoldsEverythingTheRegistryHolds) {
    const PublishedRegistry published{registry};
    const auto snapshot = published.snapshot();

    EXPECT_EQ(snapshot->village_count(), 3U);
    EXPECT_EQ(snapshot->road_count(), 3U);
    EXPECT_EQ(snapshot->door_count(), 1U);
    const auto door = snapshot->find_door(AddressId{1});
    ASSERT_NE(door.door, nullptr);
    EXPECT_EQ(standard_address(*door.shard->village, &door.shard->roads[door.door->road],
                               door.door->number),
              "山东省东营市东营区史口镇第0村安宁街12号");
}

TEST_F(Published, ARoadHasTheDirectionOfItsSource) {
    registry::RoadRow row = road("main", 118.54, "");
    row.direction = "主路";
    registry::RoadImport roads{registry, origin};
    roads.add(row);
    roads.commit();

    const PublishedRegistry published{registry};

    std::map<std::string, std::string> directions;
    for (const auto& shard : published.snapshot()->shards())
        for (const RoadFeature& feature : shard->roads)
            directions.emplace(feature.source_id, feature.direction);
    EXPECT_EQ(directions.at("main"), "主路");
    EXPECT_EQ(directions.at("a"), "");
}

TEST_F(Published, WithoutItsIndexItHoldsTheSameAndFindsNothing) {
    const PublishedRegistry published{registry};

    const auto plain = load_snapshot_without_index(registry.database());

    const auto whole = published.snapshot();
    EXPECT_EQ(plain->sequence(), whole->sequence());
    EXPECT_EQ(plain->village_count(), whole->village_count());
    EXPECT_EQ(plain->road_count(), whole->road_count());
    EXPECT_EQ(plain->door_count(), whole->door_count());
    EXPECT_EQ(found(*whole, "安宁街"), 1U);
    EXPECT_EQ(found(*plain, "安宁街"), 0U);
}

TEST_F(Published, FindsByPlace) {
    const PublishedRegistry published{registry};
    std::vector<std::string> seen;

    published.snapshot()->for_each_road(
        {118.5, 37.0, 118.61, 37.1},
        [&](const Shard&, const RoadFeature& road) { seen.push_back(road.source_id); });

    EXPECT_EQ(seen, std::vector<std::string>{"a"});
}

TEST_F(Published, AnApprovedNameIsThereAtOnceAndOldReadersKeepTheirs) {
    PublishedRegistry published{registry};
    const auto before = published.snapshot();
    const RoadId road = before->find_village(VillageCode{"370502104231"})->roads.at(0).id;

    approve(road, VillageCode{"370502104231"}, "祥和路");

    EXPECT_EQ(published.snapshot()->find_road(road).road->name.full, "祥和路");
    ASSERT_TRUE(published.wait_until_searchable());
    const auto after = published.snapshot();
    EXPECT_EQ(after->find_road(road).road->name.full, "祥和路");
    EXPECT_EQ(before->find_road(road).road->name.full, "");
    EXPECT_EQ(found(*after, "祥和路"), 1U);
    EXPECT_EQ(found(*before, "祥和路"), 0U);
    EXPECT_EQ(after->index().doors(), before->index().doors()) << "no door has changed";
}

TEST_F(Published, SearchFollowsManyChangesAndWhatComesLastCounts) {
    PublishedRegistry published{registry};
    registry::RoadImport more{registry, origin};
    for (int i = 0; i < 6; ++i) more.add(road("more" + std::to_string(i), 118.63 + 0.01 * i, ""));
    more.commit();
    ASSERT_TRUE(published.wait_until_searchable());
    const std::vector<std::string> names{"祥和路", "瑞丰街", "永安路",
                                         "清泉街", "兴学路", "育才街"};

    const auto before = published.snapshot();
    std::size_t at = 0;
    for (const RoadFeature& one : before->find_village(VillageCode{"370502104231"})->roads)
        if (one.source_id.starts_with("more"))
            approve(one.id, VillageCode{"370502104231"}, names.at(at++));
    ASSERT_TRUE(published.wait_until_searchable());

    for (const std::string& name : names) EXPECT_EQ(found(*published.snapshot(), name), 1U) << name;
}

TEST_F(Published, ANewDoorIsFoundAndItsVillageAloneReadAgain) {
    PublishedRegistry published{registry};
    registry::AddressImport doors{registry, origin};
    registry::AddressRow door;
    door.source_id = "d2";
    door.road_id = "a";
    door.number = "14";
    door.position = {118.527, 37.051};
    doors.add(door);
    doors.commit();

    ASSERT_TRUE(published.wait_until_searchable());

    search::Query query;
    query.text = "第0村安宁街14号";
    const auto hits = published.snapshot()->index().search(query);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits.front().type, search::HitType::housenumber);
}

TEST_F(Published, AFaultAfterTheCommitIsToldAndIsNoFaultOfTheWrite) {
    std::vector<std::string> faults;
    PublishedRegistry published{registry,
                                [&](const std::string& fault) { faults.push_back(fault); }};
    published.on_swap(
        [](const std::vector<BoundingBox>&) { throw std::runtime_error("no tiles"); });
    const RoadId road =
        published.snapshot()->find_village(VillageCode{"370502104231"})->roads.at(0).id;

    EXPECT_NO_THROW(approve(road, VillageCode{"370502104231"}, "祥和路"));

    EXPECT_FALSE(faults.empty());
}

TEST_F(Published, UntouchedVillagesAreSharedBetweenSnapshots) {
    PublishedRegistry published{registry};
    const auto before = published.snapshot();
    const RoadId road = before->find_village(VillageCode{"370502104231"})->roads.at(0).id;

    approve(road, VillageCode{"370502104231"}, "祥和路");

    const auto after = published.snapshot();
    EXPECT_EQ(before->find_village(VillageCode{"370502104230"}),
              after->find_village(VillageCode{"370502104230"}));
    EXPECT_NE(before->find_village(VillageCode{"370502104231"}),
              after->find_village(VillageCode{"370502104231"}));
}

TEST_F(Published, TheIndexIsMadeAnewOnlyWhenANameChanges) {
    PublishedRegistry published{registry};
    const auto before = published.snapshot();
    const RoadId road = before->find_village(VillageCode{"370502104231"})->roads.at(0).id;
    NameProposal content;
    content.village = VillageCode{"370502104231"};
    content.road = road;
    content.name = "祥和路";
    content.meaning = "含义";
    content.origin = "来历";
    const Actor surveyor{"测绘员"};
    const auto draft = create_proposal(registry, surveyor, content);
    act_on_proposal(registry, surveyor, lifecycle::Action::submit, {draft.id, draft.version, {}});

    ASSERT_TRUE(published.wait_until_searchable());
    const auto after = published.snapshot();
    EXPECT_EQ(after->find_road(road).road->state, RoadState::proposed);
    EXPECT_EQ(after->shared_index(), before->shared_index());
}

TEST_F(Published, ANameImportedAsProposedIsFoundAndIsNotInForce) {
    registry::RoadImport roads{registry, origin};
    auto row = road("p", 118.54, "祥和路");
    row.name_status = NameStatus::proposed;
    roads.add(row);
    roads.commit();

    const PublishedRegistry published{registry};
    const auto snapshot = published.snapshot();

    search::Query query;
    query.text = "祥和路";
    const auto hits = snapshot->index().search(query);
    ASSERT_EQ(hits.size(), 1U);
    const RoadFeature& found = *snapshot->find_road(*hits[0].road).road;
    EXPECT_EQ(found.state, RoadState::proposed);
    EXPECT_EQ(found.name.full, "");
    EXPECT_EQ(found.name_in_use().full, "祥和路");
}

TEST_F(Published, OtherNamesThatAnImportBringsAreFound) {
    PublishedRegistry published{registry};
    registry::DivisionImport divisions{registry, origin};
    divisions.add({"370502104231", "三里村", {}, {}, {}, {}, "大三里;三里庄"});
    divisions.add({"370502", "东营区", {}, {}, {}, {}, "石油区"});
    divisions.commit();

    ASSERT_TRUE(published.wait_until_searchable());
    search::Query query;
    for (const char* text : {"大三里", "三里庄", "石油区大三里"}) {
        query.text = text;
        const auto hits = published.snapshot()->index().search(query);
        ASSERT_EQ(hits.size(), 1U) << text;
        EXPECT_EQ(hits[0].village, VillageCode{"370502104231"}) << text;
    }
}

TEST_F(Published, TellsWhereThePictureChanged) {
    PublishedRegistry published{registry};
    std::vector<BoundingBox> touched;
    published.on_swap([&](const std::vector<BoundingBox>& boxes) { touched = boxes; });
    const RoadId road =
        published.snapshot()->find_village(VillageCode{"370502104231"})->roads.at(0).id;

    approve(road, VillageCode{"370502104231"}, "祥和路");

    ASSERT_FALSE(touched.empty());
    EXPECT_NEAR(touched.front().min_lon, 118.6, 1e-9);
}

TEST_F(Published, TakesInWhatAnotherProcessWrote) {
    PublishedRegistry published{registry};
    registry::Registry other{storage::Database::open(registry.database().path()), clock};
    {
        registry::RoadImport roads{other, origin};
        roads.add(road("c", 118.72, "瑞丰路"));
        roads.commit();
    }
    EXPECT_EQ(found(*published.snapshot(), "瑞丰路"), 0U);

    EXPECT_TRUE(published.refresh());
    ASSERT_TRUE(published.wait_until_searchable());
    EXPECT_EQ(found(*published.snapshot(), "瑞丰路"), 1U);
    EXPECT_FALSE(published.refresh());
}

}  // namespace
}  // namespace geo::publishing
