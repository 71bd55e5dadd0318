// SPDX-License-Identifier: Apache-2.0
#include "geo/signing/sign_states.hpp"

#include <gtest/gtest.h>

#include "geo/signing/sign_position.hpp"
#include "tests/geo/signing/ascii_roads.hpp"

namespace geo::signing {
namespace {

TEST(SignStates, GoFromThePlanToThePole) {
    EXPECT_EQ(next_state(SignState::planned, SignAction::make), SignState::made);
    EXPECT_EQ(next_state(SignState::made, SignAction::install), SignState::installed);
    EXPECT_EQ(next_state(SignState::installed, SignAction::damage), SignState::damaged);
    EXPECT_EQ(next_state(SignState::damaged, SignAction::repair), SignState::installed);
    EXPECT_EQ(next_state(SignState::damaged, SignAction::replace), SignState::replaced);
}

TEST(SignStates, NothingComesOfAPlateThatIsGone) {
    EXPECT_TRUE(allowed_actions(SignState::replaced).empty());
    EXPECT_TRUE(allowed_actions(SignState::removed).empty());
}

TEST(SignStates, EveryWrongOrderIsRefused) {
    EXPECT_FALSE(next_state(SignState::planned, SignAction::install));
    EXPECT_FALSE(next_state(SignState::planned, SignAction::damage));
    EXPECT_FALSE(next_state(SignState::planned, SignAction::replace));
    EXPECT_FALSE(next_state(SignState::made, SignAction::make));
    EXPECT_FALSE(next_state(SignState::made, SignAction::repair));
    EXPECT_FALSE(next_state(SignState::installed, SignAction::install));
    EXPECT_FALSE(next_state(SignState::installed, SignAction::repair));
    EXPECT_FALSE(next_state(SignState::damaged, SignAction::damage));
}

TEST(SignStates, ActionsReadBackFromTheirWords) {
    for (const SignAction action : sign_actions())
        EXPECT_EQ(sign_action_from_string(to_string(action)), action);
    EXPECT_FALSE(sign_action_from_string("explode"));
}

TEST(SignPosition, NamesTheCornerOfTheCrossing) {
    const auto map = test::AsciiRoads(R"(
                B
                |
                |
A---------------X---------------C
                |
                |
                D)")
                         .road("和顺街", "AXC", 6)
                         .road("幸福路", "BXD", 4);
    const auto roads = map.roads();
    const auto centre = test::map_plane().at(map.at('X'));
    Sign sign;
    sign.place = SignPlace::junction;
    sign.position = test::map_plane().back({centre.x + 4, centre.y + 4});

    const auto text = describe_position(sign, roads[0].line, {"幸福路", &roads[1].line});

    EXPECT_EQ(text.zh, "与幸福路交叉口东北角");
    EXPECT_EQ(text.en, "north-east corner of the crossing with 幸福路");
}

TEST(SignPosition, NamesTheEndOfARoad) {
    const auto map = test::AsciiRoads("A--------------------B").road("和顺街", "AB");
    Sign sign;
    sign.position = map.at('B');

    EXPECT_EQ(describe_position(sign, map.roads()[0].line, {}).zh, "道路东端");
}

}  // namespace
}  // namespace geo::signing
