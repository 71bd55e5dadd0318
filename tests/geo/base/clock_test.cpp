// SPDX-License-Identifier: Apache-2.0
#include "geo/base/clock.hpp"

#include <gtest/gtest.h>

namespace geo {
namespace {

constexpr Instant new_year_evening_in_utc{
    std::chrono::milliseconds{1735660800123}};  // 2024-12-31T16:00:00.123Z

TEST(Clock, WritesRfc3339InUtc) {
    EXPECT_EQ(to_rfc3339(new_year_evening_in_utc), "2024-12-31T16:00:00.123Z");
}

TEST(Clock, RegistryDayIsChinaStandardTime) {
    EXPECT_EQ(to_registry_date(new_year_evening_in_utc), "2025-01-01");
}

TEST(Clock, FixedClockMovesOnlyWhenTold) {
    FixedClock clock{new_year_evening_in_utc};

    clock.set(new_year_evening_in_utc + std::chrono::hours{1});

    EXPECT_EQ(to_rfc3339(clock.now()), "2024-12-31T17:00:00.123Z");
}

}  // namespace
}  // namespace geo
