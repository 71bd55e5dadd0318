// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/database.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <tuple>

#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/migrations.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::storage {
namespace {

ErrorKind kind_of_opening(const std::string& path) {
    try {
        Database::open(path);
    } catch (const Error& error) {
        return error.kind();
    }
    ADD_FAILURE() << path << " was opened";
    return ErrorKind::invalid_input;
}

auto told(const Road& road) {
    return std::tuple(road.id, road.village, road.centre_line, road.length_metres,
                      road.width_metres, road.surface, road.direction, road.road_class, road.source,
                      road.source_id, road.modelled);
}

TEST(Database, RefusesWhatIsNoRegistry) {
    const ScratchFolder folder;
    std::ofstream{folder.file("letter.txt")} << std::string(5000, 'x');
    Connection{folder.file("other.sqlite"), Access::write}.execute("CREATE TABLE t (a)");

    EXPECT_EQ(kind_of_opening(folder.file("absent.sqlite")), ErrorKind::storage);
    EXPECT_EQ(kind_of_opening(folder.file("letter.txt")), ErrorKind::storage);
    EXPECT_EQ(kind_of_opening(folder.file("other.sqlite")), ErrorKind::storage);
    EXPECT_EQ(kind_of_opening(folder.file(".")), ErrorKind::storage);
}

TEST(Database, RefusesARegistryOfANewerRelease) {
    ScratchRegistry registry;
    registry.database->write()->execute("PRAGMA user_version=1000");

    EXPECT_EQ(kind_of_opening(registry.database->path()), ErrorKind::storage);
}

TEST(Database, IsNeverMadeOverAnExistingFile) {
    ScratchRegistry registry;

    EXPECT_THROW(Database::create(registry.database->path()), Error);
}

TEST(Database, ReadersSeeTheLastCommitWhileAWriterWrites) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    Transaction transaction{*writer};
    VillageStore{*writer}.insert({VillageCode{"370522103214"}, "老岺村", {}, {}, false}, "test");

    EXPECT_EQ(VillageStore{*registry.database->read()}.count(), 0);
    transaction.commit();
    EXPECT_EQ(VillageStore{*registry.database->read()}.count(), 1);
}

TEST(Database, ATransactionThatIsNotCommittedLeavesNothing) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    {
        Transaction transaction{*writer};
        VillageStore{*writer}.insert({VillageCode{"370522103214"}, "老岺村", {}, {}, false}, "");
    }

    EXPECT_EQ(VillageStore{*writer}.count(), 0);
}

TEST(EventLog, CannotBeChangedOrShortened) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    EventLog{*writer}.append({0, Instant{}, "李明", "test", "road", "17", {}, "{}"});

    EXPECT_THROW(writer->execute("UPDATE events SET actor = 'other'"), Error);
    EXPECT_THROW(writer->execute("DELETE FROM events"), Error);
    EXPECT_EQ(EventLog{*writer}.of("road", "17").size(), 1U);
}

TEST(EventLog, PayloadSurvivesAnyText) {
    const std::string payload = event_payload({{"name", "a\"b\\c\n\xff"}});

    EXPECT_EQ(payload, "{\"name\":\"a\\\"b\\\\c\\n\xEF\xBF\xBD\"}");
}

Proposal sample_proposal() {
    Proposal proposal;
    proposal.content.village = VillageCode{"370522103214"};
    proposal.content.line = LineString{{{118.3, 37.5}, {118.31, 37.51}}};
    proposal.content.name = "安宁街";
    proposal.content.meaning = "安定宁静";
    proposal.content.origin = "村民议定";
    proposal.content.width_metres = 5.5;
    proposal.name = {"安宁街", "安宁", "街"};
    proposal.pinyin = {"Ānníng Jiē", "Anning Jie", "ANNING JIE", "anningjie", true};
    proposal.proposed_by = "李明";
    proposal.findings = {{"U01",
                          Severity::block,
                          {"重名", "duplicate"},
                          "S3",
                          {{"name", "安宁街"}, {"road_id", "17"}},
                          "安和街"}};
    return proposal;
}

TEST(RoadStore, GivesBackWhatWasPutIn) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    Road road;
    road.centre_line.points = {{118.5, 37.0}, {118.6, 37.1}};
    road.length_metres = 14183.5;
    road.width_metres = 6.5;
    road.surface = "沥青";
    road.direction = "南北";
    road.road_class = "lane";
    road.source = "测绘";
    road.source_id = "R1";
    road.modelled = true;

    road.id = RoadStore{*writer}.insert(road);

    EXPECT_EQ(told(RoadStore{*writer}.get(road.id)), told(road));
    road.direction.clear();
    road.width_metres.reset();
    RoadStore{*writer}.update(road);
    EXPECT_EQ(told(RoadStore{*writer}.get(road.id)), told(road));
}

TEST(ProposalStore, GivesBackWhatWasPutIn) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    VillageStore{*writer}.insert({VillageCode{"370522103214"}, "老岺村", {}, {}, false}, "");
    ProposalStore store{*writer};
    const Proposal sample = sample_proposal();

    const Proposal stored = store.get(store.insert(sample));

    EXPECT_EQ(stored.content.line, sample.content.line);
    EXPECT_EQ(stored.content.width_metres, sample.content.width_metres);
    EXPECT_EQ(stored.name, sample.name);
    EXPECT_EQ(stored.pinyin, sample.pinyin);
    EXPECT_EQ(stored.findings, sample.findings);
    EXPECT_EQ(stored.state, ProposalState::draft);
}

TEST(ProposalStore, TheSecondOfTwoEditorsIsToldSo) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    VillageStore{*writer}.insert({VillageCode{"370522103214"}, "老岺村", {}, {}, false}, "");
    ProposalStore store{*writer};
    Proposal proposal = store.get(store.insert(sample_proposal()));
    proposal.version = 2;
    store.update(proposal);

    try {
        store.update(proposal);
        FAIL() << "a stale version was stored";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::stale);
    }
}

TEST(ProposalStore, TextOfAttackersIsOnlyText) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    VillageStore{*writer}.insert({VillageCode{"370522103214"}, "老岺村", {}, {}, false}, "");
    ProposalStore store{*writer};
    Proposal proposal = sample_proposal();
    proposal.content.meaning = "'); DROP TABLE proposals; --";

    EXPECT_EQ(store.get(store.insert(proposal)).content.meaning, proposal.content.meaning);
}

}  // namespace
}  // namespace geo::storage
