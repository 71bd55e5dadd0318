// SPDX-License-Identifier: Apache-2.0
// What the clock does when nobody does anything. The clock is the test's.
#include "geo/registry/tick.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "geo/registry/audit.hpp"
#include "geo/registry/people.hpp"
#include "geo/storage/checkpoint_store.hpp"
#include "geo/storage/receipt_store.hpp"
#include "tests/geo/registry/casework_support.hpp"

namespace geo::registry {
namespace {

using namespace std::chrono_literals;

class Tick : public CaseworkTest {
  protected:
    std::vector<storage::StoredCheckpoint> checkpoints() {
        return storage::CheckpointStore{*registry.database().read()}.all();
    }
    void somebody_logs_in(const char* name) {
        const Actor admin{"管理员"};
        add_user(registry, admin,
                 {name, lifecycle::Role::county, "370523", "祥和安宁二〇二六年六月"}, passwords);
        ASSERT_TRUE(log_in(registry, name, "祥和安宁二〇二六年六月", passwords));
    }
    std::int64_t count(const char* table) {
        const auto reader = registry.database().read();
        auto row = reader->query(std::string{"SELECT count(*) FROM "} + table);
        row.step();
        return row.integer(0);
    }
    void keep_receipt(const char* key) {
        const auto writer = registry.database().write();
        storage::Receipt receipt;
        receipt.actor = "采集员";
        receipt.key = key;
        receipt.at = clock.now();
        receipt.status = 201;
        storage::ReceiptStore{*writer}.insert(receipt);
    }

    Passwords passwords{PasswordCost::least()};
};

TEST_F(Tick, MakesOneCheckpointADayAndNoneWhereNothingHappened) {
    EXPECT_TRUE(tick(registry).checkpoint);
    drafted("祥和路");
    EXPECT_FALSE(tick(registry).checkpoint) << "the same day";
    ASSERT_EQ(checkpoints().size(), 1U);

    today_is("2025-06-02");
    const auto next = tick(registry);
    EXPECT_EQ(next.checkpoint, static_cast<std::uint64_t>(last_event()));
    EXPECT_FALSE(tick(registry).checkpoint);

    today_is("2025-06-09");
    EXPECT_FALSE(tick(registry).checkpoint) << "a quiet week";
    EXPECT_EQ(checkpoints().size(), 2U);
}

TEST_F(Tick, ItsCheckpointsPassTheAudit) {
    tick(registry);
    drafted("祥和路");
    today_is("2025-06-02");
    tick(registry);

    const auto report = verify_audit(registry.database().path(), {});

    EXPECT_TRUE(report.is_clean());
    EXPECT_EQ(report.checkpoints, 2U);
    EXPECT_TRUE(std::filesystem::exists(key_path(registry.database().path())));
}

TEST_F(Tick, ForgetsSessionsThatAreOver) {
    somebody_logs_in("王芳");
    clock.set(clock.now() + 100min);
    somebody_logs_in("李明");
    EXPECT_EQ(tick(registry).ended_sessions, 0);

    clock.set(clock.now() + 30min);
    EXPECT_EQ(tick(registry).ended_sessions, 1) << "two hours without use";
    EXPECT_EQ(count("sessions"), 1);
    clock.set(clock.now() + 12h);
    EXPECT_EQ(tick(registry).ended_sessions, 1);
    EXPECT_EQ(tick(registry).ended_sessions, 0);
}

TEST_F(Tick, ForgetsReceiptsAfterADay) {
    keep_receipt("k1");
    clock.set(clock.now() + 23h);
    keep_receipt("k2");
    EXPECT_EQ(tick(registry).dropped_receipts, 0);

    clock.set(clock.now() + 2h);

    EXPECT_EQ(tick(registry).dropped_receipts, 1);
    EXPECT_EQ(count("receipts"), 1);
}

TEST_F(Tick, AQuietMinuteWritesNothing) {
    tick(registry);
    const auto before = count("sqlite_sequence") + last_event();

    const auto quiet = tick(registry);

    EXPECT_EQ(quiet.closed_notices + quiet.dropped_receipts + quiet.ended_sessions, 0);
    EXPECT_FALSE(quiet.checkpoint);
    EXPECT_EQ(count("sqlite_sequence") + last_event(), before);
}

}  // namespace
}  // namespace geo::registry
