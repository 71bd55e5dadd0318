// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/import.hpp"

#include <gtest/gtest.h>

#include "geo/base/error.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/division_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::registry {
namespace {

class Import : public testing::Test {
  protected:
    storage::ScratchFolder folder;
    FixedClock clock{Instant{std::chrono::milliseconds{1735660800000}}};
    Registry registry{storage::Database::create(folder.file("r.sqlite")), clock};
    ImportOrigin origin{"world", "李明", false};

    static VillageRow village(const std::string& code, double lon) {
        VillageRow row;
        row.code = code;
        row.name = "三里村";
        row.town = "史口镇";
        row.county = "东营区";
        row.city = "东营市";
        row.province = "山东省";
        const Ring shell{
            {lon, 37.0}, {lon + 0.1, 37.0}, {lon + 0.1, 37.1}, {lon, 37.1}, {lon, 37.0}};
        row.outline = MultiPolygon{{Polygon{{shell}}}};
        return row;
    }

    static RoadRow road(const std::string& id, double lon, const std::string& name = "") {
        RoadRow row;
        row.source_id = id;
        row.centre_line = {{{lon, 37.05}, {lon + 0.01, 37.05}}};
        row.name = name;
        row.width_metres = 5;
        return row;
    }

    static AddressRow address(const std::string& id, const std::string& road_id, double lon) {
        AddressRow row;
        row.source_id = id;
        row.road_id = road_id;
        row.number = "12号";
        row.position = {lon, 37.05};
        row.postcode = "257000";
        return row;
    }

    template <typename Session, typename Row>
    RowResult run(const Row& row) {
        Session session{registry, origin};
        const RowResult result = session.add(row);
        session.commit();
        return result;
    }

    storage::Reader reader() { return registry.database().read(); }
    Road stored_road(const std::string& id) {
        return storage::RoadStore{*reader()}.find_by_source("world", id).value();
    }
};

TEST_F(Import, VillageBringsItsDivisions) {
    run<VillageImport>(village("370502104236", 118.5));

    const auto town = storage::DivisionStore{*reader()}.find(DivisionCode{"370502104000"});
    ASSERT_TRUE(town);
    EXPECT_EQ(town->name, "史口镇");
    EXPECT_EQ(town->parent.value(), "370502000000");
    EXPECT_EQ(storage::DivisionStore{*reader()}.find(DivisionCode{"370000000000"})->name, "山东省");
}

TEST_F(Import, OtherNamesComeWithVillagesAndDivisionsAndStay) {
    auto row = village("370502104231", 118.5);
    row.alias = "三里庄; 大三里;";
    const auto names = [&] {
        const auto reader = registry.database().read();
        auto all = storage::VillageStore{*reader}.get(VillageCode{row.code}).aliases;
        const auto county = storage::DivisionStore{*reader}.find(DivisionCode{"370502000000"});
        all.insert(all.end(), county->aliases.begin(), county->aliases.end());
        return all;
    };
    const std::vector<std::string> expected{"三里庄", "大三里", "东营县"};

    run<VillageImport>(row);
    const DivisionRow county{"370502", "东营区", {}, {}, {}, {}, "东营县"};
    EXPECT_EQ(run<DivisionImport>(county).outcome, RowOutcome::stored);
    EXPECT_EQ(names(), expected);

    row.alias.clear();
    EXPECT_EQ(run<VillageImport>(row).outcome, RowOutcome::unchanged);
    EXPECT_EQ(run<DivisionImport>(DivisionRow{"370502", "东营区", {}, {}, {}, {}, {}}).outcome,
              RowOutcome::unchanged);
    EXPECT_EQ(names(), expected);
}

TEST_F(Import, DivisionTableGivesVillagesWithoutOutline) {
    DivisionRow row;
    row.code = "370522103214";
    row.name = "老岺村民委员会";
    row.town = "陈庄镇";
    row.county = "利津县";

    EXPECT_EQ(run<DivisionImport>(row).outcome, RowOutcome::stored);
    EXPECT_EQ(run<DivisionImport>(row).outcome, RowOutcome::unchanged);
    EXPECT_EQ(storage::VillageStore{*reader()}.get(VillageCode{"370522103214"}).name, "老岺村");
}

TEST_F(Import, DivisionCodeOfAnotherLengthIsRejectedByRow) {
    DivisionRow row;
    row.code = "37052210321";
    row.name = "x";

    const RowResult result = run<DivisionImport>(row);

    EXPECT_EQ(result.outcome, RowOutcome::rejected);
    EXPECT_NE(result.note->zh.find("37052210321"), std::string::npos);
}

TEST_F(Import, RoadWithoutVillageCodeGetsItByPosition) {
    run<VillageImport>(village("370502104236", 118.5));

    EXPECT_EQ(run<RoadImport>(road("r1", 118.55)).outcome, RowOutcome::stored);
    EXPECT_EQ(stored_road("r1").village, VillageCode{"370502104236"});
}

TEST_F(Import, RoadOutsideEveryVillageIsKeptUnassignedAndSaysSo) {
    run<VillageImport>(village("370502104236", 118.5));
    RoadImport session{registry, origin};

    const RowResult result = session.add(road("far", 120.0));
    session.commit();

    EXPECT_EQ(result.outcome, RowOutcome::stored);
    EXPECT_TRUE(result.note);
    EXPECT_EQ(session.unassigned(), 1);
    EXPECT_FALSE(stored_road("far").village);
}

TEST_F(Import, AVillageThatComesLaterTakesItsRoads) {
    run<RoadImport>(road("r1", 118.55));

    run<VillageImport>(village("370502104236", 118.5));

    EXPECT_EQ(stored_road("r1").village, VillageCode{"370502104236"});
}

TEST_F(Import, TheSameRowsAgainChangeNothing) {
    run<VillageImport>(village("370502104236", 118.5));
    RoadRow named = road("r1", 118.55, "安宁街");
    named.alias = "老槐街;南街";
    named.approved_on = "1999-04-14";
    named.direction = "东西";
    run<RoadImport>(named);
    run<AddressImport>(address("a1", "r1", 118.552));
    const std::int64_t before = storage::EventLog{*reader()}.last_sequence();

    EXPECT_EQ(run<VillageImport>(village("370502104236", 118.5)).outcome, RowOutcome::unchanged);
    EXPECT_EQ(run<RoadImport>(named).outcome, RowOutcome::unchanged);
    EXPECT_EQ(run<AddressImport>(address("a1", "r1", 118.552)).outcome, RowOutcome::unchanged);
    EXPECT_EQ(storage::EventLog{*reader()}.last_sequence(), before);
}

TEST_F(Import, NamesComeWithPinyinAndStatus) {
    run<VillageImport>(village("370502104236", 118.5));
    RoadRow named = road("r1", 118.55, "乐安大街");
    named.alias = "老槐街";
    named.approved_on = "1999-04-14";
    run<RoadImport>(named);

    const auto names = storage::NameStore{*reader()}.of_road(stored_road("r1").id);

    ASSERT_EQ(names.size(), 2U);
    EXPECT_EQ(names[0].name, (NameParts{"乐安大街", "乐安", "大街"}));
    EXPECT_EQ(names[0].pinyin.toned, "Lè'ān Dàjiē");
    EXPECT_EQ(names[0].valid_from, "1999-04-14");
    EXPECT_EQ(names[1].status, NameStatus::alias);
}

TEST_F(Import, ANameInForceIsNotReplacedByAnImport) {
    run<RoadImport>(road("r1", 118.55, "安宁街"));

    const RowResult result = run<RoadImport>(road("r1", 118.55, "幸福街"));

    EXPECT_EQ(result.outcome, RowOutcome::unchanged);
    EXPECT_NE(result.note->zh.find("安宁街"), std::string::npos);
    EXPECT_EQ(storage::NameStore{*reader()}.in_force(stored_road("r1").id)->name.full, "安宁街");
}

TEST_F(Import, AMovedRoadKeepsItsId) {
    run<RoadImport>(road("r1", 118.55));
    const RoadId id = stored_road("r1").id;

    EXPECT_EQ(run<RoadImport>(road("r1", 118.56)).outcome, RowOutcome::updated);
    EXPECT_EQ(stored_road("r1").id, id);
    EXPECT_EQ(stored_road("r1").centre_line.points.front().lon, 118.56);
}

TEST_F(Import, KeepsTheDirectionThatTheSourceGives) {
    RoadRow given = road("r1", 118.55);
    run<RoadImport>(given);
    EXPECT_EQ(stored_road("r1").direction, "");

    given.direction = "主路";

    EXPECT_EQ(run<RoadImport>(given).outcome, RowOutcome::updated);
    EXPECT_EQ(stored_road("r1").direction, "主路");
    EXPECT_EQ(run<RoadImport>(given).outcome, RowOutcome::unchanged);
}

TEST_F(Import, ASourceIdTwiceInOneBatchIsAConflictNotASecondRoad) {
    RoadImport session{registry, origin};
    session.add(road("r1", 118.55));

    EXPECT_THROW(session.add(road("r1", 118.56)), Error);
}

TEST_F(Import, DryRunAndAbandonedSessionsLeaveNothing) {
    origin.dry_run = true;
    EXPECT_EQ(run<RoadImport>(road("r1", 118.55)).outcome, RowOutcome::stored);
    origin.dry_run = false;
    { RoadImport{registry, origin}.add(road("r2", 118.55)); }

    EXPECT_EQ(storage::RoadStore{*reader()}.count(), 0);
    EXPECT_EQ(storage::EventLog{*reader()}.last_sequence(), 0);
}

TEST_F(Import, DoorNeedsAKnownRoadAndAVillage) {
    run<VillageImport>(village("370502104236", 118.5));
    run<RoadImport>(road("r1", 118.55, "安宁街"));

    EXPECT_EQ(run<AddressImport>(address("a1", "r1", 118.552)).outcome, RowOutcome::stored);
    EXPECT_EQ(run<AddressImport>(address("a2", "no such road", 118.552)).outcome,
              RowOutcome::rejected);
    EXPECT_EQ(run<AddressImport>(address("a3", "", 120.0)).outcome, RowOutcome::rejected);
    const auto stored = storage::AddressStore{*reader()}.find_by_source("world", "a1");
    EXPECT_EQ(stored->number, "12");
    EXPECT_EQ(stored->village, VillageCode{"370502104236"});
}

TEST_F(Import, DoorFindsItsRoadByNameOrAlias) {
    run<VillageImport>(village("370502104236", 118.5));
    RoadRow named = road("r1", 118.55, "安宁街");
    named.alias = "老槐街";
    run<RoadImport>(named);
    AddressRow door = address("a1", "", 118.552);
    door.village_code = "370502104236";
    door.road = "老槐街";

    run<AddressImport>(door);

    EXPECT_EQ(storage::AddressStore{*reader()}.find_by_source("world", "a1")->road,
              stored_road("r1").id);
}

TEST_F(Import, DoorFarFromItsVillageIsStoredWithANote) {
    run<VillageImport>(village("370502104236", 118.5));
    AddressRow door = address("a1", "", 120.55);
    door.village_code = "370502104236";

    const RowResult result = run<AddressImport>(door);

    EXPECT_EQ(result.outcome, RowOutcome::stored);
    EXPECT_TRUE(result.note);
}

TEST_F(Import, BulkImportLeavesASoundSpatialIndex) {
    RoadImport session{registry, origin};
    for (int i = 0; i < 3000; ++i) session.add(road(std::to_string(i), 118.0 + i * 1e-4));
    session.commit();

    auto check =
        registry.database().write()->query("SELECT CheckSpatialIndex('roads', 'centre_line')");
    ASSERT_TRUE(check.step());
    EXPECT_EQ(check.integer(0), 1);
}

TEST_F(Import, EveryImportIsOneEventWithItsActor) {
    run<RoadImport>(road("r1", 118.55));

    const auto events = storage::EventLog{*reader()}.of("import", "roads");

    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].actor, "李明");
    EXPECT_NE(events[0].payload.find("\"stored\":\"1\""), std::string::npos);
}

}  // namespace
}  // namespace geo::registry
