// SPDX-License-Identifier: Apache-2.0
#include "geo/audit/checkpoint.hpp"

#include <gtest/gtest.h>

#include "geo/audit/chain.hpp"
#include "geo/base/error.hpp"

namespace geo::audit {
namespace {

Checkpoint sample() { return {"luming 东营市", 2515, sha256("root"), {"tables 409 villages"}}; }

TEST(Checkpoint, ReadsBackWhatWasSigned) {
    const SigningKey key = SigningKey::generate();

    EXPECT_EQ(verified_note(signed_note(sample(), key), key.public_key()), sample());
    EXPECT_EQ(read_note(signed_note(sample(), key)), sample());
}

TEST(Checkpoint, AnyChangedByteIsFound) {
    const SigningKey key = SigningKey::generate();
    const std::string note = signed_note(sample(), key);

    for (std::size_t i = 0; i + 1 < note.size(); ++i) {
        std::string changed = note;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_THROW(verified_note(changed, key.public_key()), Error) << i;
    }
}

TEST(Checkpoint, AnotherKeyDoesNotVouch) {
    const SigningKey key = SigningKey::generate();
    const SigningKey other = SigningKey::generate();

    EXPECT_THROW(verified_note(signed_note(sample(), key), other.public_key()), Error);
    EXPECT_THROW(verified_note(signed_note(sample(), key), "short"), Error);
    EXPECT_NE(key_id("luming", key.public_key()), key_id("luming", other.public_key()));
}

TEST(Checkpoint, NonsenseIsRefused) {
    for (const char* note : {"", "\n\n", "a\n1\n\nx", "a\nx\nAAAA\n\n", "a\n1\n!!\n\n",
                             "a\n99999999999999999999999\nAAAA\n\n"})
        EXPECT_THROW(read_note(note), Error) << note;
}

TEST(SigningKey, SurvivesItsFile) {
    const SigningKey key = SigningKey::generate();

    EXPECT_EQ(SigningKey::from_text(key.to_text()).public_key(), key.public_key());
    EXPECT_THROW(SigningKey::from_text("luming-key-1 short"), Error);
    EXPECT_THROW(SigningKey::from_text(""), Error);
}

TEST(Chain, EveryFieldAndItsPlaceCount) {
    const Event event{7,          Instant{}, "王审核", "proposal.approved",
                      "proposal", "17",      "370502", "{}"};
    const Digest hash = event_hash(event, first_previous());
    const auto changed = [&](auto change) {
        Event other = event;
        change(other);
        return event_hash(other, first_previous());
    };

    EXPECT_NE(hash, changed([](Event& e) { e.sequence = 8; }));
    EXPECT_NE(hash, changed([](Event& e) { e.at += std::chrono::milliseconds{1}; }));
    EXPECT_NE(hash, changed([](Event& e) { e.actor = "李审核"; }));
    EXPECT_NE(hash, changed([](Event& e) { e.payload = "{ }"; }));
    EXPECT_NE(hash, changed([](Event& e) { std::swap(e.entity_id, e.scope); }));
    EXPECT_NE(hash, changed([](Event& e) {
                  e.action += e.entity_type;
                  e.entity_type.clear();
              }));
    EXPECT_NE(hash, event_hash(event, hash));
}

}  // namespace
}  // namespace geo::audit
