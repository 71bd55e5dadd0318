// SPDX-License-Identifier: Apache-2.0
#include "geo/audit/set_digest.hpp"

#include <gtest/gtest.h>

namespace geo::audit {
namespace {

SetDigest of(std::initializer_list<const char*> rows) {
    SetDigest digest;
    for (const char* row : rows) digest.add(row);
    return digest;
}

TEST(SetDigest, DependsOnTheRowsAndNotOnTheirOrder) {
    EXPECT_EQ(of({"a", "b", "c"}), of({"c", "a", "b"}));
    EXPECT_NE(of({"a", "b"}), of({"a", "c"}));
    EXPECT_NE(of({"a", "b"}), of({"ab"}));
    EXPECT_NE(of({"a", "a"}), of({"a"}));
    EXPECT_NE(of({""}), of({}));
}

TEST(SetDigest, FollowsSingleChanges) {
    SetDigest digest = of({"a", "b"});
    SetDigest change;
    change.remove("a");
    change.add("c");
    digest.add(change);

    EXPECT_EQ(digest, of({"b", "c"}));
    EXPECT_EQ(digest.rows(), 2);
    EXPECT_FALSE(change.is_zero());
    EXPECT_TRUE(of({}).is_zero());
}

TEST(SetDigest, SurvivesBeingStored) {
    const SetDigest digest = of({"a", "b"});

    EXPECT_EQ(SetDigest::from(digest.bytes(), 2), digest);
    EXPECT_EQ(SetDigest::from("short", 2), std::nullopt);
}

}  // namespace
}  // namespace geo::audit
