// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/batches.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/base/error.hpp"
#include "geo/storage/name_store.hpp"
#include "tests/geo/registry/casework_support.hpp"

namespace geo::registry {
namespace {

using Batches = Casework;

TEST_F(Batches, ABatchIsDoneAsAWhole) {
    submitted("祥和路", 0);
    submitted("瑞丰街", 1);
    drafted("安康街", 2);
    BatchRequest request;
    request.village = VillageCode{village_code};
    request.details = because("同意");

    const auto result = act_on_batch(registry, reviewer, request);

    EXPECT_TRUE(result.is_done);
    ASSERT_EQ(result.items.size(), 2U);
    EXPECT_EQ(name_of_road(0)->name.full, "祥和路");
    EXPECT_EQ(name_of_road(1)->name.full, "瑞丰街");
    EXPECT_FALSE(name_of_road(2));
}

TEST_F(Batches, OneBadItemLeavesABatchUndone) {
    const auto good = submitted("祥和路", 0);
    const auto bad = submitted("瑞丰街", 1);
    const auto events = last_event();
    BatchRequest request;
    request.ids = {bad.id, good.id};
    request.versions[bad.id] = bad.version - 1;

    const auto result = act_on_batch(registry, reviewer, request);

    EXPECT_FALSE(result.is_done);
    ASSERT_EQ(result.items.size(), 2U);
    EXPECT_TRUE(result.items[0].is_allowed());
    ASSERT_TRUE(result.items[1].error);
    EXPECT_EQ(result.items[1].error->kind(), ErrorKind::stale);
    EXPECT_EQ(last_event(), events);
    EXPECT_EQ(stored(good.id).state, ProposalState::submitted);
    EXPECT_FALSE(name_of_road(0));
    EXPECT_TRUE(act(Action::approve, good).outcome.is_allowed()) << "the names are free again";
}

TEST_F(Batches, ABatchNamesItsItemsOnceAndKnowsThem) {
    const auto p = submitted("祥和路");
    const auto batch = [&](const BatchRequest& request) {
        return refused([&] { act_on_batch(registry, reviewer, request); });
    };
    BatchRequest nothing, twice, unknown, nowhere;
    twice.ids = {p.id, p.id};
    unknown.ids = {ProposalId{9999}};
    nowhere.village = VillageCode{"370523104999"};

    EXPECT_EQ(batch(nothing), ErrorKind::invalid_input);
    EXPECT_EQ(batch(twice), ErrorKind::invalid_input);
    EXPECT_EQ(batch(unknown), ErrorKind::not_found);
    EXPECT_EQ(batch(nowhere), ErrorKind::invalid_input);
}

}  // namespace
}  // namespace geo::registry
