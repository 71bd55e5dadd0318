// SPDX-License-Identifier: Apache-2.0
// A registry of an older release is brought up to date; what was changed in it past the registry
// stays a fault.
#include <gmock/gmock.h>

#include "geo/registry/audit.hpp"
#include "geo/registry/change_feed.hpp"
#include "geo/storage/database.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/migrations.hpp"
#include "tests/support/scratch_folder.hpp"

namespace geo::registry {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The release before renamings were proposed.
constexpr int older_release = 8;

class Upgrade : public testing::Test {
  protected:
    Upgrade() {
        storage::Connection connection{path, storage::Access::write};
        storage::create_schema(connection, older_release);
        storage::Transaction transaction{connection};
        connection.execute(
            "INSERT INTO villages (code, name, town, source) VALUES ('370522103214', '老岺村', "
            "'370522103000', 'x'), ('370522103215', '堐西村', '370522103000', 'x');"
            "INSERT INTO roads (village, length_metres, source, source_id, modelled, centre_line) "
            "VALUES ('370522103214', 100, 'x', 'r1', 0, "
            "GeomFromText('LINESTRING(118.5 37, 118.51 37)', 4490));"
            "INSERT INTO signs (road, position, state, name) VALUES "
            "(1, MakePoint(118.5, 37, 4490), 'planned', '祥和路'), "
            "(1, MakePoint(118.505, 37, 4490), 'planned', '祥和路'), "
            "(1, MakePoint(118.51, 37, 4490), 'installed', '祥和路');");
        for (int i = 0; i < 3; ++i)
            storage::EventLog{connection}.append(
                {0, Instant{std::chrono::milliseconds{1'750'000'000'000}}, "导入员", "import",
                 "villages", "x", "*", "{}"});
        transaction.commit();
    }

    /// Past the registry: outside any transaction of its own, nothing is settled.
    void tamper(const std::string& sql) {
        storage::Connection connection{path, storage::Access::write};
        connection.execute(sql);
    }
    std::vector<std::string> faults_after_upgrade() {
        storage::Database::open(path);
        storage::Database::open(path);  // and once more: nothing is blessed the second time
        std::vector<std::string> things;
        for (const AuditFault& fault : verify_audit(path, {}).faults) things.push_back(fault.thing);
        return things;
    }

    support::ScratchFolder folder;
    std::string path = folder.file("old.sqlite");
};

TEST_F(Upgrade, LeavesASoundRegistrySound) { EXPECT_THAT(faults_after_upgrade(), IsEmpty()); }

TEST_F(Upgrade, DoesNotBlessAChangedTable) {
    tamper("UPDATE villages SET name = '新岭村' WHERE code = '370522103214'");

    EXPECT_THAT(faults_after_upgrade(), ElementsAre("table villages"));
}

TEST_F(Upgrade, DoesNotBlessARemovedRowNorAForgottenDigest) {
    tamper("DELETE FROM signs WHERE id = 2; DELETE FROM table_digests WHERE name = 'villages'");

    EXPECT_THAT(faults_after_upgrade(), ElementsAre("table signs", "table villages"));
}

TEST_F(Upgrade, DoesNotChainAnEventThatLostItsHash) {
    tamper(
        "DROP TRIGGER events_are_not_changed;"
        "UPDATE events SET payload = '{\"forged\":1}', hash = NULL WHERE sequence = 2;"
        "CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events\n"
        "WHEN OLD.hash IS NOT NULL OR NEW.hash IS NULL\n"
        "BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END");

    EXPECT_THAT(faults_after_upgrade(), testing::Contains("event 2"));
}

TEST_F(Upgrade, PutsTheSignsThatStandIntoTheFeed) {
    const auto database = storage::Database::open(path);

    const auto page = changes_after(*database->read(), 0, 100);

    ASSERT_EQ(page.items.size(), 1U);
    EXPECT_EQ(page.items[0].entity, "sign");
    EXPECT_EQ(page.items[0].id, "3");
    EXPECT_EQ(page.items[0].kind, "create");
    EXPECT_EQ(page.items[0].before, "null");
}

}  // namespace
}  // namespace geo::registry
