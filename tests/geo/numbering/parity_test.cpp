// SPDX-License-Identifier: Apache-2.0
// The four cases of GB/T 35639, Annex B, and vectors_parity.tsv beside the repository.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/geo/numbering/ground.hpp"

namespace geo::numbering {
namespace {

std::string parity_of(PlanePoint direction, PlanePoint house) {
    return side_of(direction, house) == Side::right ? "odd" : "even";
}

/// Numbers one house beside a road that is drawn both ways.
std::string parity_planned(PlanePoint direction, PlanePoint house, bool is_drawn_backwards) {
    const PlanePoint from{-100 * direction.x, -100 * direction.y};
    const PlanePoint to{100 * direction.x, 100 * direction.y};
    RoadToNumber road;
    road.parts = {is_drawn_backwards ? line({to, from}) : line({from, to})};
    road.gates = {gate(1, 15 * house.x, 15 * house.y)};
    const auto plan = plan_numbers(road, {}, Mode::keep);
    return std::stoi(plan.items.front().after) % 2 != 0 ? "odd" : "even";
}

TEST(Parity, FollowsTheFourCasesOfTheStandard) {
    EXPECT_EQ(parity_planned({-1, 0}, {0, 1}, false), "odd");
    EXPECT_EQ(parity_planned({-1, 0}, {0, -1}, false), "even");
    EXPECT_EQ(parity_planned({0, -1}, {-1, 0}, false), "odd");
    EXPECT_EQ(parity_planned({0, -1}, {1, 0}, false), "even");
    EXPECT_EQ(parity_planned({-1, -1}, {-1, 1}, false), "odd");
    EXPECT_EQ(parity_planned({1, -1}, {1, 1}, false), "even");
}

TEST(Parity, AgreesWithTheVectors) {
    const std::filesystem::path file =
        std::filesystem::path{LUMING_SOURCE_DIR} / "../shared/data/rules/vectors_parity.tsv";
    if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is not here";
    std::ifstream in{file};
    std::string row;
    std::getline(in, row);
    int count = 0;
    while (std::getline(in, row)) {
        std::istringstream cells{row};
        std::string name, parity;
        PlanePoint direction, house;
        std::getline(cells, name, '\t');
        cells >> direction.x >> direction.y >> house.x >> house.y >> parity;

        EXPECT_EQ(parity_of(direction, house), parity) << name;
        EXPECT_EQ(parity_planned(direction, house, false), parity) << name;
        EXPECT_EQ(parity_planned(direction, house, true), parity) << name << ", drawn backwards";
        ++count;
    }
    EXPECT_EQ(count, 8);
}

}  // namespace
}  // namespace geo::numbering
