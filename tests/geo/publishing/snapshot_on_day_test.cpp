// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/snapshot_on_day.hpp"

#include <gtest/gtest.h>

namespace geo::publishing {
namespace {

Sign standing_sign() {
    Sign sign;
    sign.id = SignId{1};
    sign.name = "安宁街";
    sign.state = SignState::installed;
    sign.installed_on = "2026-05-01";
    return sign;
}

storage::SignEvent event(std::string action, SignState state, std::string day) {
    return {SignId{1}, std::move(action), state, std::move(day), {}, "王芳", {}};
}

/// Planned in January, put up in February, damaged in March, mended in May.
std::vector<storage::SignEvent> story() {
    return {event("plan", SignState::planned, "2026-01-01"),
            event("make", SignState::made, "2026-01-20"),
            event("install", SignState::installed, "2026-02-01"),
            event("inspect_damaged", SignState::damaged, "2026-03-01"),
            event("repair", SignState::installed, "2026-05-01")};
}

TEST(SignOnDay, StoodFromTheDayItWasPutUp) {
    EXPECT_FALSE(sign_on_day(standing_sign(), story(), "2025-12-31"));
    EXPECT_FALSE(sign_on_day(standing_sign(), story(), "2026-01-31"));
    ASSERT_TRUE(sign_on_day(standing_sign(), story(), "2026-02-01"));
}

TEST(SignOnDay, HadTheStateAndTheDayOfThatTime) {
    const auto in_february = sign_on_day(standing_sign(), story(), "2026-02-10");
    const auto in_april = sign_on_day(standing_sign(), story(), "2026-04-10");
    const auto in_june = sign_on_day(standing_sign(), story(), "2026-06-10");

    ASSERT_TRUE(in_february && in_april && in_june);
    EXPECT_EQ(in_february->state, SignState::installed);
    EXPECT_EQ(in_february->installed_on, "2026-02-01");
    EXPECT_EQ(in_april->state, SignState::damaged);
    EXPECT_EQ(in_june->installed_on, "2026-05-01");
}

TEST(SignOnDay, AnInspectionIsNoPuttingUp) {
    auto told = story();
    told.push_back(event("inspect_ok", SignState::installed, "2026-06-01"));

    EXPECT_EQ(sign_on_day(standing_sign(), told, "2026-07-01")->installed_on, "2026-05-01");
}

TEST(SignOnDay, ASignThatIsGoneTodayStoodThen) {
    Sign gone = standing_sign();
    gone.state = SignState::removed;
    auto told = story();
    told.push_back(event("remove", SignState::removed, "2026-08-01"));

    ASSERT_TRUE(sign_on_day(gone, told, "2026-07-31"));
    EXPECT_EQ(sign_on_day(gone, told, "2026-07-31")->state, SignState::installed);
    EXPECT_FALSE(sign_on_day(gone, told, "2026-08-01"));
}

TEST(SignOnDay, WasRightUntilTheRoadWasRenamed) {
    Sign outdated = standing_sign();
    outdated.is_outdated = true;
    auto told = story();
    told.push_back(event("rename", SignState::installed, "2026-09-01"));

    EXPECT_FALSE(sign_on_day(outdated, told, "2026-08-31")->is_outdated);
    EXPECT_TRUE(sign_on_day(outdated, told, "2026-09-01")->is_outdated);
}

TEST(SignOnDay, OfNoStoryNothingIsKnown) {
    EXPECT_FALSE(sign_on_day(standing_sign(), {}, "2026-07-01"));
}

}  // namespace
}  // namespace geo::publishing
