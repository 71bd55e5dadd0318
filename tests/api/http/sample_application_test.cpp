// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sample_application.hpp"

#include <gtest/gtest.h>

namespace api::http {
namespace {

TEST(Sample, HasWhatItsHeaderSays) {
    const support::SampleApplication sample;
    const auto snapshot = sample.published.snapshot();

    EXPECT_EQ(snapshot->village_count(), 2U);
    EXPECT_EQ(snapshot->road_count(), 5U);
    EXPECT_EQ(snapshot->door_count(), 3U);
    using geo::publishing::RoadState;
    EXPECT_EQ(snapshot->find_road(sample.road("r1")).road->state, RoadState::named);
    EXPECT_EQ(snapshot->find_road(sample.road("r3")).road->state, RoadState::proposed);
}

}  // namespace
}  // namespace api::http
