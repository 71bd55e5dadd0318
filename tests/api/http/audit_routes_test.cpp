// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/audit/chain.hpp"
#include "geo/audit/checkpoint.hpp"
#include "geo/audit/merkle_tree.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/setting_store.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using geo::audit::Digest;
using nlohmann::json;
using ::testing::HasSubstr;

Digest digest_of(const json& value) {
    const auto bytes = geo::audit::from_base64(value.get<std::string>());
    return geo::audit::digest_from_bytes(bytes.value_or("")).value();
}

geo::audit::Proof path_of(const json& values) {
    geo::audit::Proof proof;
    for (const auto& value : values) proof.push_back(digest_of(value));
    return proof;
}

struct AuditRoutes : testing::Test {
    geo::audit::Checkpoint checkpoint() {
        const auto reply = caller.get("/audit/checkpoint");
        EXPECT_EQ(reply.status, 200);
        EXPECT_THAT(reply.field("Content-Type"), HasSubstr("text/plain"));
        const auto reader = sample.registry.database().read();
        const auto key = geo::storage::SettingStore{*reader}.find("audit_public_key").value();
        return geo::audit::verified_note(reply.body, geo::audit::from_base64(key).value());
    }

    void pass(std::chrono::seconds time) { sample.clock.set(sample.clock.now() + time); }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_audit_routes}};
};

TEST_F(AuditRoutes, ACheckpointIsSignedAndMadeOnceAMinute) {
    const auto first = checkpoint();
    sample.draft(support::SampleApplication::second_village, sample.road("r3"), "瑞祥路");

    EXPECT_EQ(checkpoint(), first);
    pass(std::chrono::seconds{60});
    EXPECT_GT(checkpoint().size, first.size);
}

TEST_F(AuditRoutes, AnEventIsProvedToWhoKeepsACheckpoint) {
    const auto kept = checkpoint();

    const auto proof = caller.get("/audit/inclusion?seq=2").json();

    EXPECT_EQ(proof["leaf_index"], 1);
    EXPECT_TRUE(geo::audit::verify_inclusion(digest_of(proof["leaf_hash"]), 1, kept.size,
                                             path_of(proof["inclusion_path"]), kept.root));
}

TEST_F(AuditRoutes, ALongerHistoryIsProvedToHoldTheShorterOne) {
    const auto before = checkpoint();
    sample.draft(support::SampleApplication::second_village, sample.road("r3"), "瑞祥路");
    pass(std::chrono::seconds{60});
    const auto after = checkpoint();

    const auto proof = caller
                           .get("/audit/consistency?from=" + std::to_string(before.size) +
                                "&to=" + std::to_string(after.size))
                           .json();

    EXPECT_EQ(proof["tree_size_1"], before.size);
    EXPECT_EQ(proof["tree_size_2"], after.size);
    EXPECT_TRUE(geo::audit::verify_consistency(
        before.size, after.size, path_of(proof["consistency_path"]), before.root, after.root));
}

TEST_F(AuditRoutes, AnEventGivesAllThatItsHashIsMadeOf) {
    const auto answer = caller.get("/audit/events/2").json();
    const auto& told = answer["event"];
    const geo::Event event{told["sequence"],
                           geo::Instant{std::chrono::milliseconds{told["at"].get<std::int64_t>()}},
                           told["actor"],
                           told["action"],
                           told["entity_type"],
                           told["entity_id"],
                           told["scope"],
                           told["payload"]};

    const auto hash = geo::audit::event_hash(event, digest_of(told["previous_hash"]));

    EXPECT_EQ(hash, digest_of(answer["proof"]["leaf_hash"]));
}

TEST_F(AuditRoutes, WhatIsNotPublishedIsProvedButNotTold) {
    const auto writer = sample.registry.database().write();
    geo::storage::Transaction transaction{*writer};
    const auto sequence = geo::storage::EventLog{*writer}.append(
        {0, sample.clock.now(), "管理员", "user.added", "user", "李县级", "", "{}"});
    transaction.commit();

    EXPECT_EQ(caller.get("/audit/events/" + std::to_string(sequence)).status, 401);
    EXPECT_EQ(caller.get("/audit/inclusion?seq=" + std::to_string(sequence)).status, 200);
}

TEST_F(AuditRoutes, RefuseWhatTheHistoryHasNot) {
    for (const char* target :
         {"/audit/inclusion", "/audit/inclusion?seq=0", "/audit/inclusion?seq=-1",
          "/audit/inclusion?seq=x", "/audit/inclusion?seq=9223372036854775808",
          "/audit/consistency?from=1", "/audit/consistency?from=3&to=2",
          "/audit/consistency?from=0&to=2", "/audit/consistency?from=1&to=99999", "/audit/events/x",
          "/audit/checkpoint?size=3"})
        EXPECT_EQ(caller.get(target).status, 400) << target;
    EXPECT_EQ(caller.get("/audit/inclusion?seq=99999").status, 404);
    EXPECT_EQ(caller.get("/audit/events/99999").status, 404);
    EXPECT_EQ(caller.get("/audit/events/0").status, 404);
}

}  // namespace
}  // namespace api::http
