// SPDX-License-Identifier: Apache-2.0
// The table command's places and the server's are read by different ways; they must be the same.
#include "geo/publishing/place_loader.hpp"

#include <gtest/gtest.h>

#include "geo/publishing/snapshot_loader.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/address_store.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::publishing {
namespace {

class Places : public testing::Test {
  protected:
    Places() {
        import_village("安宁村", "史口镇");
        registry::RoadImport roads{registry, origin};
        registry::RoadRow road;
        road.source_id = "a";
        road.centre_line = {{{118.51, 37.05}, {118.52, 37.05}}};
        road.name = "安宁街";
        roads.add(road);
        roads.commit();
    }

    void import_village(const std::string& name, const std::string& town) {
        registry::VillageRow row;
        row.code = "370502104201";
        row.name = name;
        row.town = town;
        row.county = "东营区";
        row.outline = MultiPolygon{{Polygon{
            {{{118.5, 37.0}, {118.6, 37.0}, {118.6, 37.1}, {118.5, 37.1}, {118.5, 37.0}}}}}};
        registry::VillageImport villages{registry, origin};
        villages.add(row);
        villages.commit();
    }

    void add_door(const std::string& number, const std::string& yard = {}, bool is_main = false,
                  LifecycleStage stage = LifecycleStage::current) {
        Address door;
        door.village = VillageCode{"370502104201"};
        door.road = RoadId{1};
        door.number = number;
        door.yard = yard;
        door.is_main_gate = is_main;
        door.lifecycle = stage;
        door.source = "test";
        door.source_id = std::to_string(++doors_);
        door.position = {118.51 + 0.0001 * doors_, 37.05};
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        storage::AddressStore{*writer}.insert(door);
        transaction.commit();
    }

    std::size_t doors_of_both() {
        const auto places = load_places(registry.database());
        const auto snapshot = load_snapshot(registry.database());
        const auto doors = places.index->statistics().doors;
        EXPECT_EQ(doors, snapshot->index().statistics().doors);
        EXPECT_EQ(places.sequence, snapshot->sequence());
        return doors;
    }

    std::string best(std::string_view text) {
        const auto places = load_places(registry.database());
        search::Query query;
        query.text = text;
        const auto hits = places.index->search(query);
        std::string label;
        if (!hits.empty()) places.book->describe(hits.front()).append_label(label);
        const auto snapshot = load_snapshot(registry.database());
        const auto same = snapshot->index().search(query);
        std::string other;
        if (!same.empty()) SnapshotPlaces{snapshot}.describe(same.front()).append_label(other);
        EXPECT_EQ(label, other) << text;
        return label;
    }

    storage::ScratchFolder folder;
    SystemClock clock;
    registry::Registry registry{storage::Database::create(folder.file("r.sqlite")), clock};
    registry::ImportOrigin origin{"world", "导入员", false};
    int doors_ = 0;
};

TEST_F(Places, ADoorWithoutANumberIsNoAddress) {
    add_door("12");
    add_door("");

    EXPECT_EQ(doors_of_both(), 1U);
}

TEST_F(Places, AbolishedAndRejectedDoorsAreNoAddresses) {
    add_door("12");
    add_door("14", {}, false, LifecycleStage::abolished);
    add_door("16", {}, false, LifecycleStage::rejected);

    EXPECT_EQ(doors_of_both(), 1U);
}

TEST_F(Places, FurtherGatesOfAYardAreNoAddressesUnlessTheirNumberIsTheirOwn) {
    add_door("12", "yard", true);
    add_door("12", "yard");
    add_door("14", "yard");
    add_door("", "yard");
    add_door("12");

    EXPECT_EQ(doors_of_both(), 3U);
}

TEST_F(Places, GatesOfAYardWithoutAMainOneAreAll) {
    add_door("12", "yard");
    add_door("12", "yard");

    EXPECT_EQ(doors_of_both(), 2U);
}

TEST_F(Places, TheNameThatATownAndAVillageBoreBeforeIsFound) {
    import_village("和顺村", "史口街道");

    EXPECT_EQ(best("安宁村安宁街"), "东营区史口街道和顺村安宁街");
    EXPECT_EQ(best("东营区和顺村"), "东营区史口街道和顺村");
}

TEST_F(Places, WhatIsGoneFromTheRegistryIsToldByWhatIsAroundIt) {
    const SnapshotPlaces places{load_snapshot(registry.database())};
    search::Hit hit;
    hit.type = search::HitType::housenumber;
    hit.address = AddressId{99};
    hit.road = RoadId{1};
    hit.village = VillageCode{"370502104201"};

    EXPECT_EQ(places.describe(hit).road, "安宁街");
    hit.road = RoadId{99};
    EXPECT_EQ(places.describe(hit).area, "东营区史口镇安宁村");
    EXPECT_TRUE(places.describe(hit).road.empty());
}

}  // namespace
}  // namespace geo::publishing
