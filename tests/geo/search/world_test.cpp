// SPDX-License-Identifier: Apache-2.0
// The index on a generated world whose truth is known: what is asked, and which place is meant.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "world_reader.hpp"

namespace geo::search {
namespace {

struct Tally {
    int asked = 0, found = 0, silently_wrong = 0;
    double recall() const { return 100.0 * found / std::max(asked, 1); }
};

class GeneratedWorld : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        world_ = testing::generate_world("--scale S --seed 71");
        if (world_) index_ = world_->index(world_->door_table());
    }
    static void TearDownTestSuite() {
        world_.reset();
        index_.reset();
    }
    void SetUp() override {
        if (!world_) GTEST_SKIP() << "no generated world: python3 or gen_world.py is missing";
    }

    static std::map<std::string, Tally> tally_queries() {
        std::map<std::string, Tally> tallies;
        for (const auto& question : world_->queries) {
            Query query;
            query.text = question.text;
            const auto hits = index_->search(query);
            Tally& tally = tallies[question.kind];
            const bool right = !hits.empty() && world_->truth_id(hits[0]) == question.truth;
            ++tally.asked;
            tally.found += right ? 1 : 0;
            tally.silently_wrong +=
                !right && !hits.empty() && hits[0].status == HitStatus::match ? 1 : 0;
        }
        return tallies;
    }

    static std::optional<testing::World> world_;
    static std::shared_ptr<const AddressIndex> index_;
};

std::optional<testing::World> GeneratedWorld::world_;
std::shared_ptr<const AddressIndex> GeneratedWorld::index_;

TEST_F(GeneratedWorld, IsFoundByEveryKindOfQuery) {
    const std::map<std::string, double> floors{
        {"exact", 99.5},        {"missing_prov", 99.5}, {"missing_city", 99.5},
        {"missing_county", 99}, {"missing_town", 99},   {"missing_village", 99},
        {"missing_upper", 99},  {"nonumber", 99},       {"alias", 99},
        {"cnnum", 99},          {"suffixless", 99},     {"villageonly", 99},
        {"wrongnumber", 99},    {"extra", 99},          {"reorder", 99},
        {"homophone", 98},      {"typo", 98},           {"delchar", 98}};

    const auto tallies = tally_queries();

    ASSERT_EQ(tallies.size(), floors.size());
    int asked = 0, silently_wrong = 0;
    for (const auto& [kind, tally] : tallies) {
        std::printf("%-16s %4d asked, recall@1 %6.2f %%, silently wrong %d\n", kind.c_str(),
                    tally.asked, tally.recall(), tally.silently_wrong);
        EXPECT_GE(tally.recall(), floors.at(kind)) << kind;
        asked += tally.asked;
        silently_wrong += tally.silently_wrong;
    }
    EXPECT_LE(silently_wrong * 500, asked);
}

TEST_F(GeneratedWorld, SaysThatANumberIsNotOnItsRoad) {
    for (const auto& question : world_->queries) {
        if (question.kind != "wrongnumber") continue;
        Query query;
        query.text = question.text;

        const auto hits = index_->search(query);

        ASSERT_FALSE(hits.empty()) << question.text;
        EXPECT_EQ(hits[0].type, HitType::street) << question.text;
        EXPECT_EQ(hits[0].status, HitStatus::partial) << question.text;
    }
}

TEST_F(GeneratedWorld, CompletesWhatIsBegunInATown) {
    Tally in_town;
    for (const auto& question : world_->prefixes) {
        Query query;
        query.text = question.text;
        query.limit = 10;
        query.autocomplete = true;
        const auto hits = index_->search(query);
        EXPECT_FALSE(hits.empty()) << question.text;
        if (question.kind != "town_han") continue;
        ++in_town.asked;
        in_town.found += std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
            return world_->truth_id(hit) == question.truth;
        });
    }
    EXPECT_GE(in_town.recall(), 99.0);
}

TEST_F(GeneratedWorld, IsFoundByPosition) {
    Tally tally;
    for (const auto& question : world_->reverse) {
        const auto near = index_->reverse(question.position.lon, question.position.lat);
        ++tally.asked;
        if (near.empty() || !near[0].address) continue;
        const auto door = static_cast<std::size_t>(near[0].address->value() - 1);
        tally.found += world_->doors[door].source_id == question.truth ? 1 : 0;
    }
    EXPECT_GE(tally.recall(), 99.0);
}

TEST_F(GeneratedWorld, IsTheSameInWhateverOrderItIsRead) {
    testing::World turned = *world_;
    std::vector<DoorEntry> doors;
    for (std::size_t i = turned.doors.size(); i-- > 0;) {
        const auto& door = turned.doors[i];
        DoorEntry entry{AddressId(static_cast<std::int64_t>(i) + 1),
                        door.village_code,
                        {},
                        door.number,
                        door.position};
        if (!door.road_source_id.empty())
            entry.road = RoadId(turned.road_of_source.at(door.road_source_id) + 1);
        doors.push_back(entry);
    }
    const auto other = turned.index(DoorTable::build(doors));

    for (std::size_t i = 0; i < turned.queries.size(); i += 7) {
        Query query;
        query.text = turned.queries[i].text;
        const auto a = index_->search(query), b = other->search(query);
        ASSERT_EQ(a.size(), b.size());
        for (std::size_t k = 0; k < a.size(); ++k) {
            EXPECT_EQ(a[k].address, b[k].address);
            EXPECT_EQ(a[k].road, b[k].road);
            EXPECT_EQ(a[k].score, b[k].score);
        }
    }
}

TEST_F(GeneratedWorld, TakesLessThan150BytesAnAddress) {
    const IndexStatistics statistics = index_->statistics();

    EXPECT_EQ(statistics.doors, world_->doors.size());
    EXPECT_LT(statistics.names_bytes + statistics.doors_bytes, statistics.doors * 150);
}

}  // namespace
}  // namespace geo::search
