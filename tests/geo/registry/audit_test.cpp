// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/audit.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "geo/base/error.hpp"
#include "geo/registry/import.hpp"
#include "geo/storage/checkpoint_store.hpp"
#include "geo/storage/event_log.hpp"
#include "tests/support/scratch_folder.hpp"

namespace geo::registry {
namespace {

struct AuditedRegistry {
    explicit AuditedRegistry(Instant start = Instant{std::chrono::milliseconds{1735660800000}})
        : clock(start) {
        const ImportOrigin origin{"world", "导入员", false};
        RoadImport roads{*registry, origin};
        for (int i = 0; i < 20; ++i) roads.add(road(i));
        roads.commit();
        for (int i = 0; i < 30; ++i) happen(i);
    }

    static RoadRow road(int number) {
        RoadRow row;
        row.source_id = std::to_string(number);
        row.name = number % 2 == 0 ? "安宁街" : "";
        row.centre_line = {{{118.5 + number * 0.001, 37.0}, {118.5 + number * 0.001, 37.01}}};
        return row;
    }

    void happen(int number) {
        const auto writer = registry->database().write();
        storage::Transaction transaction{*writer};
        storage::EventLog{*writer}.append({0, clock.now(), "王审核", "proposal.approved",
                                           "proposal", std::to_string(number), "", "{}"});
        transaction.commit();
    }

    std::string checkpoint() { return make_checkpoint(*registry, key); }

    AuditReport verified(const AuditWitness& witness = {}) {
        return verify_audit(registry->database().path(), witness);
    }

    /// Changes the file past the registry, as another program would.
    void tamper(const std::string& sql) {
        const std::string path = registry->database().path();
        registry.reset();
        sqlite3* handle = nullptr;
        sqlite3_open(path.c_str(), &handle);
        for (const char* name : {"events_are_not_changed", "events_are_not_removed",
                                 "checkpoints_are_not_changed", "checkpoints_are_not_removed"})
            sqlite3_exec(handle, ("DROP TRIGGER " + std::string{name}).c_str(), nullptr, nullptr,
                         nullptr);
        char* message = nullptr;
        sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message);
        EXPECT_EQ(message, nullptr) << message << " in " << sql;
        EXPECT_GT(sqlite3_total_changes(handle), 0) << sql;
        sqlite3_close(handle);
        registry = std::make_unique<Registry>(storage::Database::open(path), clock);
    }

    support::ScratchFolder folder;
    FixedClock clock;
    std::unique_ptr<Registry> registry = std::make_unique<Registry>(
        storage::Database::create(folder.file("registry.sqlite")), clock);
    audit::SigningKey key = audit::SigningKey::generate();
};

class Audit : public testing::Test, protected AuditedRegistry {};

TEST_F(Audit, AnUntouchedRegistryIsClean) {
    const std::string note = checkpoint();

    const AuditReport report = verified({note, key.public_key()});

    EXPECT_TRUE(report.is_clean()) << report.faults.at(0).message.en;
    EXPECT_EQ(report.events, 31U);
    EXPECT_EQ(report.checkpoints, 1U);
    EXPECT_GT(report.rows, 30U);
    EXPECT_EQ(report.root, AuditTree{*registry}.root().root);
}

TEST_F(Audit, ACheckpointIsMadeOnceForEachState) {
    const std::string first = checkpoint();
    EXPECT_EQ(checkpoint(), first);

    happen(31);
    EXPECT_NE(checkpoint(), first);
    EXPECT_TRUE(verified().is_clean());
}

TEST_F(Audit, ProofsHoldForWhoKeepsOnlyACheckpoint) {
    AuditTree tree{*registry};
    const auto before = tree.root();
    const auto inclusion = tree.inclusion(7);
    happen(31);
    const auto after = tree.root();

    EXPECT_TRUE(audit::verify_inclusion(inclusion.leaf, inclusion.index, before.size,
                                        inclusion.proof, before.root));
    EXPECT_TRUE(audit::verify_consistency(before.size, after.size,
                                          tree.consistency(before.size, after.size), before.root,
                                          after.root));
    EXPECT_THROW(tree.inclusion(0), Error);
    EXPECT_THROW(tree.inclusion(33), Error);
    EXPECT_THROW(tree.consistency(0, 3), Error);
    EXPECT_THROW(tree.consistency(3, 99), Error);
}

TEST_F(Audit, EveryKindOfTamperingIsFound) {
    const std::string note = checkpoint();
    for (const char* sql :
         {"UPDATE events SET actor = 'x' WHERE sequence = 3",
          "UPDATE events SET payload = payload || ' ' WHERE sequence = 31",
          "UPDATE events SET hash = zeroblob(32) WHERE sequence = 9",
          "DELETE FROM events WHERE sequence = 12", "DELETE FROM events WHERE sequence > 29",
          "INSERT INTO events SELECT 40, at, actor, action, entity_type, entity_id, scope, "
          "payload, hash FROM events WHERE sequence = 3",
          "UPDATE names SET full = '安平街' WHERE id = 1", "DELETE FROM names WHERE id = 2",
          "UPDATE roads SET width_metres = 9 WHERE id = 5",
          "INSERT INTO settings VALUES ('note', 'mine')",
          "UPDATE table_digests SET rows = rows + 1 WHERE name = 'roads'",
          "UPDATE checkpoints SET note = replace(note, 'luming', 'lumino')",
          "UPDATE checkpoints SET size = 30"}) {
        AuditedRegistry other;
        other.key = key;
        other.checkpoint();
        other.tamper(sql);
        EXPECT_FALSE(other.verified().is_clean()) << sql;
    }
}

TEST_F(Audit, WhoForgesTheWholeHistoryIsShownByAWitness) {
    const std::string note = checkpoint();
    AuditedRegistry forged{Instant{std::chrono::milliseconds{1735660800001}}};

    EXPECT_TRUE(forged.verified().is_clean()) << "consistent in itself";
    EXPECT_FALSE(forged.verified({note, key.public_key()}).is_clean());
}

TEST_F(Audit, TheKeyLiesInItsOwnFileForItsOwnerOnly) {
    const std::string path = key_path(registry->database().path());

    const auto made = load_or_make_key(path);
    const auto read = load_or_make_key(path);

    EXPECT_EQ(made.public_key(), read.public_key());
    struct stat facts {};
    ASSERT_EQ(stat(path.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U);
    EXPECT_THROW(load_or_make_key("/no/such/folder/key"), Error);
}

TEST_F(Audit, ARolledBackWriteLeavesNoTrace) {
    {
        const auto writer = registry->database().write();
        storage::Transaction transaction{*writer};
        writer->execute("UPDATE roads SET width_metres = 4");
    }
    happen(31);

    EXPECT_TRUE(verified().is_clean());
}

}  // namespace
}  // namespace geo::registry
