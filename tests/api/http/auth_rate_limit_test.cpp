// SPDX-License-Identifier: Apache-2.0
#include "api/http/auth_rate_limit.hpp"

#include <gtest/gtest.h>

namespace api::http {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class RateLimits : public testing::Test {
  protected:
    void pass(geo::Instant::duration time) { clock.set(clock.now() + time); }

    geo::FixedClock clock{geo::Instant{std::chrono::milliseconds{1'790'000'000'000}}};
};

TEST_F(RateLimits, PausesGrowWithEveryFurtherFailure) {
    FailureLimiter limiter{clock, {.free_failures = 3, .longest_pause = seconds{200}}};
    for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.begin("a"), seconds{0});

    for (const int pause : {60, 120, 200, 200}) {
        EXPECT_EQ(limiter.begin("a"), seconds{pause});
        pass(seconds{pause - 1});
        EXPECT_EQ(limiter.begin("a"), seconds{1});
        pass(seconds{1});
        EXPECT_EQ(limiter.begin("a"), seconds{0});
    }
    EXPECT_EQ(limiter.begin("b"), seconds{0});
}

TEST_F(RateLimits, QuietMakesForgetful) {
    FailureLimiter limiter{clock, {.free_failures = 2}};
    limiter.begin("a");
    pass(minutes{9});
    limiter.begin("a");
    EXPECT_EQ(limiter.begin("a"), seconds{60});

    pass(minutes{12});

    EXPECT_EQ(limiter.begin("a"), seconds{0});
    EXPECT_EQ(limiter.begin("a"), seconds{0});
    EXPECT_EQ(limiter.begin("a"), seconds{60});
}

TEST_F(RateLimits, WhatWasNoFailureIsForgiven) {
    FailureLimiter limiter{clock, {.free_failures = 2}};
    limiter.begin("a");
    limiter.begin("a");

    limiter.forgive("a", false);

    EXPECT_EQ(limiter.begin("a"), seconds{0});
    EXPECT_EQ(limiter.begin("a"), seconds{60});
    limiter.forgive("a", true);
    EXPECT_EQ(limiter.begin("a"), seconds{0});
}

TEST_F(RateLimits, MemoryIsBounded) {
    FailureLimiter limiter{clock, {.free_failures = 1, .most_keys = 100}};
    limiter.begin("early");
    for (int i = 0; i < 10'000; ++i) {
        pass(std::chrono::milliseconds{1});
        limiter.begin("address " + std::to_string(i));
        ASSERT_LE(limiter.size(), 100U);
    }

    EXPECT_EQ(limiter.begin("address 9999"), seconds{60});
    EXPECT_EQ(limiter.begin("early"), seconds{0});
}

TEST_F(RateLimits, ABucketEmptiesAndFills) {
    RateLimiter limiter{clock};
    const RateRule rule{0.5, 4.0};
    for (int i = 0; i < 4; ++i) EXPECT_EQ(limiter.take("a", rule), seconds{0});

    EXPECT_EQ(limiter.take("a", rule), seconds{2});
    EXPECT_EQ(limiter.take("b", rule), seconds{0});
    pass(seconds{2});
    EXPECT_EQ(limiter.take("a", rule), seconds{0});
    EXPECT_EQ(limiter.take("a", rule), seconds{2});
    pass(-minutes{5});  // a clock set back must not lock anybody out for longer
    EXPECT_EQ(limiter.take("a", rule), seconds{2});
}

}  // namespace
}  // namespace api::http
