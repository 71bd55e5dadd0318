// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/numbering.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "geo/base/error.hpp"
#include "geo/registry/audit.hpp"
#include "geo/registry/change_feed.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/rule_profile.hpp"
#include "geo/spatial/local_plane.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/numbering_store.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::registry {
namespace {

using numbering::Mode;
using numbering::Outcome;
using testing::ElementsAre;
using testing::Pair;

/// Metres from a corner of the village: x east, y north.
Coordinate at(double x, double y) {
    static const spatial::LocalPlane plane{{118.55, 37.05}};
    return plane.back({x, y});
}

/// A main street from west to east, 400 m, and a lane that leaves it to the north.
class Numbering : public testing::Test {
  protected:
    static constexpr const char* village_code = "370502104236";

    Numbering() {
        VillageImport villages{registry, origin};
        VillageRow village;
        village.code = village_code;
        village.name = "三里村";
        village.town = "史口镇";
        village.county = "东营区";
        village.city = "东营市";
        village.province = "山东省";
        const Ring shell{{118.5, 37.0}, {118.6, 37.0}, {118.6, 37.1}, {118.5, 37.1}, {118.5, 37.0}};
        village.outline = MultiPolygon{{Polygon{{shell}}}};
        villages.add(village);
        villages.commit();
        RoadImport roads{registry, origin};
        roads.add(road("street", {at(0, 0), at(400, 0)}, "和顺街"));
        roads.add(road("lane", {at(200, 200), at(200, 0)}, "安宁巷"));
        roads.commit();
    }

    static RoadRow road(const std::string& id, std::vector<Coordinate> points,
                        const std::string& name) {
        RoadRow row;
        row.source_id = id;
        row.village_code = village_code;
        row.centre_line.points = std::move(points);
        row.name = name;
        return row;
    }

    static AddressRow door(const std::string& id, double x, double y, std::string number = {}) {
        AddressRow row;
        row.source_id = id;
        row.village_code = village_code;
        row.position = at(x, y);
        row.number = std::move(number);
        return row;
    }

    void import(const std::vector<AddressRow>& rows) {
        AddressImport session{registry, origin};
        for (const AddressRow& row : rows)
            ASSERT_NE(session.add(row).outcome, RowOutcome::rejected) << row.source_id;
        session.commit();
    }

    /// What stands on the plates, by the key in the source.
    std::map<std::string, std::string> plates() {
        std::map<std::string, std::string> out;
        storage::AddressStore{*registry.database().read()}.for_each(
            [&](const Address& address) { out[address.source_id] = address.number; });
        return out;
    }
    Address address(const std::string& source_id) {
        return *storage::AddressStore{*registry.database().read()}.find_by_source("world",
                                                                                  source_id);
    }
    NumberingResult number(NumberingScope scope = VillageCode{village_code},
                           Mode mode = Mode::keep) {
        return number_doors(registry, clerk, {std::move(scope), mode, std::nullopt, ""});
    }

    storage::ScratchFolder folder;
    FixedClock clock{Instant{std::chrono::milliseconds{1735660800000}}};  // 2025-01-01 in China
    Registry registry{storage::Database::create(folder.file("r.sqlite")), clock};
    ImportOrigin origin{"world", "李明", false};
    Actor clerk{"王芳"};
    const RoadId street{1}, lane{2};
};

TEST_F(Numbering, NumbersAVillageOnceAndForAll) {
    import({door("a", 380, 10), door("b", 300, 10), door("c", 390, -10), door("d", 210, 150),
            door("e", 190, 60), door("f", 210, 60), door("far", 280, 190)});

    const auto result = number();

    // The lane is a dead end and begins at the street: its left, the west, is even.
    EXPECT_THAT(plates(),
                ElementsAre(Pair("a", "1"), Pair("b", "3"), Pair("c", "2"), Pair("d", "3"),
                            Pair("e", "2"), Pair("f", "1"), Pair("far", "5")));
    EXPECT_TRUE(result.is_applied);
    EXPECT_EQ(result.count(Outcome::numbered), 7U);
    EXPECT_EQ(address("a").road, street);
    EXPECT_EQ(address("d").road, lane);
    EXPECT_EQ(address("a").status, AddressStatus::official);
    EXPECT_EQ(address("a").lifecycle, LifecycleStage::current);
    EXPECT_EQ(address("a").valid_from, "2025-01-01");

    const auto again = number();
    EXPECT_TRUE(again.changes_nothing());
    EXPECT_EQ(again.roads.front().event, 0) << "nothing happened, nothing is told";
}

TEST_F(Numbering, LooksFirstAndChangesNothing) {
    import({door("a", 380, 10)});

    const auto result = preview_numbers(registry, street, Mode::keep);

    EXPECT_EQ(result.roads.front().plan.items.front().after, "1");
    EXPECT_FALSE(result.is_applied);
    EXPECT_EQ(plates()["a"], "");
    EXPECT_EQ(address("a").lifecycle, LifecycleStage::planned);
}

TEST_F(Numbering, ReportsDoorsThatNoRoadTakesIn) {
    import({door("far", 2000, 2000), door("old", 300, 20, "7")});

    const auto result = number();

    ASSERT_EQ(result.strays.size(), 2U);
    EXPECT_GT(result.strays[0].nearest_metres.value(), 1000);
    EXPECT_EQ(result.strays[1].number, "7") << "numbered within the village";
    EXPECT_EQ(plates()["far"], "");

    number(VillageCode{village_code}, Mode::renumber);
    EXPECT_EQ(plates()["old"], "1");
    EXPECT_EQ(address("old").road, street);
}

TEST_F(Numbering, KeepsValidNumbersWhenDoorsAreAdded) {
    import({door("a", 380, 10), door("b", 300, 10), door("c", 390, -10)});
    number();
    import({door("new", 340, 10)});

    number(street, Mode::only_new);

    EXPECT_THAT(plates(),
                ElementsAre(Pair("a", "1"), Pair("b", "3"), Pair("c", "2"), Pair("new", "1附1")));
}

TEST_F(Numbering, SurvivesTheImportOfTheSameFile) {
    const std::vector rows{door("a", 380, 10), door("b", 300, 10, "99")};
    import(rows);
    number(VillageCode{village_code}, Mode::renumber);

    import(rows);

    EXPECT_THAT(plates(), ElementsAre(Pair("a", "1"), Pair("b", "3")));
    EXPECT_EQ(address("b").status, AddressStatus::official);
}

TEST_F(Numbering, TakesThePiecesOfAStreetAsOne) {
    RoadImport roads{registry, origin};
    roads.add(road("east", {at(400, 0), at(600, 0)}, "和顺街"));
    roads.commit();
    import({door("a", 580, 10), door("b", 380, 10), door("c", 100, -10)});

    const auto result = number(RoadId{3});

    EXPECT_THAT(plates(), ElementsAre(Pair("a", "1"), Pair("b", "3"), Pair("c", "2")));
    EXPECT_EQ(address("a").road, RoadId{3});
    EXPECT_EQ(address("b").road, street);
    EXPECT_EQ(result.roads.size(), 1U);
}

TEST_F(Numbering, GivesTheGatesOfAYardItsNumberOnTheRoadOfItsMainGate) {
    auto main = door("main", 210, 40), side = door("side", 230, 10);
    main.yard = side.yard = "y1";
    main.is_main_gate = true;
    import({main, side, door("a", 380, 10)});

    number();

    EXPECT_EQ(plates()["main"], "1");
    EXPECT_EQ(plates()["side"], "1");
    EXPECT_EQ(address("side").road, lane);
    EXPECT_TRUE(number().changes_nothing());
}

TEST_F(Numbering, KeepsWhatStoodOnThePlateBefore) {
    import({door("a", 380, 10, "8"), door("b", 300, 10, "6")});
    number(VillageCode{village_code}, Mode::renumber);

    const auto former =
        storage::NumberingStore{*registry.database().read()}.former_of(address("a").id);
    ASSERT_EQ(former.size(), 1U);
    EXPECT_EQ(former.front().number, "8");
    EXPECT_EQ(former.front().valid_to, "2025-01-01");
    const auto feed = changes_after(*registry.database().read(), 0, 1000);
    const auto& change = feed.items.back();
    EXPECT_EQ(change.kind, "renumber");
    EXPECT_THAT(change.before, testing::HasSubstr("\"number\":\"6\""));
    EXPECT_THAT(change.after, testing::HasSubstr("\"number\":\"3\""));
    EXPECT_TRUE(verify_audit(folder.file("r.sqlite"), {}).is_clean());
}

TEST_F(Numbering, IsTakenBackByAChangeOfItsOwn) {
    import({door("a", 380, 10), door("b", 300, 10, "6")});
    number(VillageCode{village_code}, Mode::renumber);

    EXPECT_EQ(undo_numbers(registry, clerk, street, std::nullopt), 2U);
    EXPECT_THAT(plates(), ElementsAre(Pair("a", ""), Pair("b", "6")));
    EXPECT_EQ(address("a").lifecycle, LifecycleStage::planned);
    EXPECT_FALSE(address("b").road);

    const auto events = storage::EventLog{*registry.database().read()}.of("road", "1");
    EXPECT_EQ(events.back().action, "road.numbering_undone");
    EXPECT_THROW(undo_numbers(registry, clerk, lane, std::nullopt), Error) << "never numbered";
}

TEST_F(Numbering, IsNotTakenBackPastALaterChange) {
    import({door("a", 380, 10), door("b", 300, 10)});
    number();
    number_doors(registry, clerk, {street, Mode::keep, std::nullopt, ""});
    import({door("c", 340, 10)});
    number(street, Mode::renumber);

    undo_numbers(registry, clerk, street, std::nullopt);

    EXPECT_THAT(plates(), ElementsAre(Pair("a", "1"), Pair("b", "3"), Pair("c", "")));
    EXPECT_EQ(undo_numbers(registry, clerk, street, std::nullopt), 1U) << "the undoing is undone";
    EXPECT_THAT(plates(), ElementsAre(Pair("a", "1"), Pair("b", "3"), Pair("c", "2")));
}

TEST_F(Numbering, RefusesAVersionThatIsNoLongerTheCurrentOne) {
    import({door("a", 380, 10)});
    const auto seen = preview_numbers(registry, street, Mode::keep).version;
    import({door("b", 300, 10)});

    try {
        number_doors(registry, clerk, {street, Mode::keep, seen, ""});
        FAIL() << "a stale version was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::stale);
    }
    EXPECT_EQ(plates()["a"], "");
}

TEST_F(Numbering, IsTheCountysAndOnlyWhereTheyWork) {
    import({door("a", 380, 10)});
    using lifecycle::Role;
    for (const auto& actor :
         {Actor{"李明", Role::surveyor, "370502"}, Actor{"赵", Role::town, "370502104"},
          Actor{"外县", Role::county, "370523"}, Actor{"邮", Role::postal, ""}})
        EXPECT_THROW(number_doors(registry, actor, {street, Mode::keep, std::nullopt, ""}), Error)
            << actor.name();
    EXPECT_NO_THROW(number_doors(registry, Actor{"本县", Role::county, "370502"},
                                 {street, Mode::keep, std::nullopt, ""}));
}

TEST_F(Numbering, SaysWhatItDoesNotKnow) {
    EXPECT_THROW(preview_numbers(registry, RoadId{99}, Mode::keep), Error);
    EXPECT_THROW(preview_numbers(registry, VillageCode{"370502104999"}, Mode::keep), Error);
}

TEST_F(Numbering, FollowsTheProfileOfTheArea) {
    const auto rules = numbering_rules(registry);
    EXPECT_EQ(rules, numbering::NumberingRules{}) << "the shipped profile is the standard";
}

TEST_F(Numbering, RemembersReservedNumbersAndHowARoadRuns) {
    import({door("a", 380, 10), door("b", 300, 10)});
    number();
    const auto reader = registry.database().read();
    storage::NumberingStore store{*reader};

    const auto numbering = store.numbering_of(street);

    ASSERT_TRUE(numbering);
    EXPECT_NEAR(numbering->start.lon, at(400, 0).lon, 1e-9);
    EXPECT_FALSE(numbering->is_odd_left);
    EXPECT_THAT(store.reserved_of(street), ElementsAre());
}

}  // namespace
}  // namespace geo::registry
