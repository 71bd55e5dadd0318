// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/transitions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>

namespace geo::lifecycle {
namespace {

// Rows are states, columns are actions; the cell is the state that follows. Written a second time
// here, as a picture, so that the table cannot change unnoticed. What is undone here had been
// submitted before.
constexpr const char* picture = R"(
.               edit      submit     consult    endorse        review           approve   file   announce   install  map     archive   send_back  reject    withdraw   undo
draft           draft     submitted  -          -              -                -         -      -          -        -       -         -          -         withdrawn  -
submitted       -         -          consulted  -              -                approved  -      -          -        -       -         returned   rejected  withdrawn  -
consulted       -         -          -          town_endorsed  -                -         -      -          -        -       -         returned   rejected  withdrawn  submitted
town_endorsed   -         -          -          -              county_reviewed  -         -      -          -        -       -         returned   rejected  withdrawn  submitted
county_reviewed -         -          -          -              -                approved  -      -          -        -       -         returned   rejected  withdrawn  submitted
approved        -         -          -          -              -                -         filed  -          -        -       -         -          -         -          submitted
filed           -         -          -          -              -                -         -      announced  -        -       -         -          -         -          -
announced       -         -          -          -              -                -         -      -          signed   -       -         -          -         -          -
signed          -         -          -          -              -                -         -      -          -        mapped  -         -          -         -          -
mapped          -         -          -          -              -                -         -      -          -        -       archived  -          -         -          -
archived        -         -          -          -              -                -         -      -          -        -       -         -          -         -          -
returned        returned  submitted  -          -              -                -         -      -          -        -       -         -          -         withdrawn  submitted
rejected        -         -          -          -              -                -         -      -          -        -       -         -          -         -          submitted
withdrawn       -         -          -          -              -                -         -      -          -        -       -         -          -         -          -
)";

std::vector<std::string> words(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> out;
    for (std::string word; in >> word;) out.push_back(word);
    return out;
}

template <typename Enumeration>
std::vector<Enumeration> all(Enumeration last) {
    std::vector<Enumeration> values;
    for (int i = 0; i <= static_cast<int>(last); ++i) values.push_back(static_cast<Enumeration>(i));
    return values;
}

ActionFacts with_every_gate() {
    const auto gates = all(Gate::sign_position);
    return {{gates.begin(), gates.end()}, std::nullopt, ProposalState::submitted};
}

TEST(Transitions, EveryActionInEveryState) {
    std::istringstream lines(picture);
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    const auto columns = words(line);
    std::size_t pairs = 0;

    while (std::getline(lines, line)) {
        const auto cells = words(line);
        ASSERT_EQ(cells.size(), columns.size()) << line;
        const auto state = from_string<ProposalState>(cells[0]);
        ASSERT_TRUE(state.has_value()) << cells[0];
        for (std::size_t i = 1; i < cells.size(); ++i) {
            const auto action = action_from_string(columns[i]);
            ASSERT_TRUE(action.has_value()) << columns[i];
            const Outcome outcome = transition(*state, *action, with_every_gate());
            ++pairs;
            if (cells[i] == "-") {
                EXPECT_EQ(outcome.refusal, Refusal::wrong_state) << cells[0] << ' ' << columns[i];
                EXPECT_FALSE(outcome.message.zh.empty() || outcome.message.en.empty());
            } else {
                EXPECT_EQ(outcome.next, from_string<ProposalState>(cells[i]))
                    << cells[0] << ' ' << columns[i];
            }
        }
    }

    EXPECT_EQ(pairs, 14U * 15U);
}

TEST(Transitions, NoPairStandsTwiceInTheTable) {
    std::map<std::pair<ProposalState, Action>, int> count;
    for (const Transition& line : transitions()) ++count[{line.from, line.action}];

    for (const auto& [pair, times] : count) EXPECT_EQ(times, 1) << to_string(pair.second);
}

TEST(Transitions, EachMissingGateIsNamedAndNoOther) {
    for (const Transition& line : transitions()) {
        for (const Gate gate : line.gates) {
            ActionFacts facts = with_every_gate();
            facts.met.erase(gate);

            const Outcome outcome = transition(line.from, line.action, facts);

            EXPECT_EQ(outcome.refusal, Refusal::missing_gates) << to_string(line.action);
            EXPECT_EQ(outcome.missing, std::vector<Gate>{gate});
            EXPECT_NE(outcome.message.zh.find(name_of(gate).zh), std::string::npos);
            EXPECT_NE(outcome.message.en.find(name_of(gate).en), std::string::npos);
        }
    }
}

TEST(Transitions, RejectingAsksForAReason) {
    const Outcome outcome = transition(ProposalState::submitted, Action::reject, {});

    EXPECT_FALSE(outcome.is_allowed());
    EXPECT_EQ(outcome.missing, std::vector<Gate>{Gate::reason});
}

TEST(Transitions, WithoutAnythingToUndoUndoIsRefused) {
    ActionFacts facts = with_every_gate();
    facts.before.reset();

    const Outcome outcome = transition(ProposalState::approved, Action::undo, facts);

    EXPECT_EQ(outcome.refusal, Refusal::wrong_state);
    EXPECT_FALSE(outcome.message.zh.empty() || outcome.message.en.empty());
}

TEST(Transitions, WhatIsFiledIsNotUndone) {
    for (const ProposalState state :
         {ProposalState::filed, ProposalState::announced, ProposalState::signed_on_site,
          ProposalState::mapped, ProposalState::archived})
        EXPECT_EQ(find_transition(state, Action::undo), nullptr);
}

TEST(Transitions, EveryRoleOnEveryLine) {
    for (const Transition& line : transitions()) {
        for (const Role role : all(Role::admin)) {
            ActionFacts facts = with_every_gate();
            facts.role = role;
            const bool may =
                std::find(line.roles.begin(), line.roles.end(), role) != line.roles.end();

            const Outcome outcome = transition(line.from, line.action, facts);

            EXPECT_EQ(outcome.is_allowed(), may)
                << to_string(role) << ' ' << to_string(line.action);
            EXPECT_EQ(outcome.refusal == Refusal::wrong_role, !may);
        }
    }
}

TEST(Transitions, NeitherVillageNorTownshipApproves) {
    for (const ProposalState state : {ProposalState::submitted, ProposalState::county_reviewed}) {
        const auto& roles = find_transition(state, Action::approve)->roles;
        EXPECT_EQ(roles, (std::vector<Role>{Role::county, Role::admin}));
    }
    for (const Transition& line : transitions())
        for (const Role role : {Role::anonymous, Role::postal, Role::gis})
            EXPECT_EQ(std::count(line.roles.begin(), line.roles.end(), role), 0);
}

TEST(Transitions, AllowedActionsFollowTheTable) {
    EXPECT_EQ(allowed_actions(ProposalState::draft),
              (std::vector<Action>{Action::edit, Action::submit, Action::withdraw}));
    EXPECT_EQ(allowed_actions(ProposalState::submitted, Role::surveyor),
              std::vector<Action>{Action::withdraw});
    EXPECT_TRUE(allowed_actions(ProposalState::archived).empty());
    EXPECT_TRUE(allowed_actions(ProposalState::rejected, Role::surveyor).empty());
    EXPECT_EQ(allowed_actions(ProposalState::rejected, Role::admin),
              std::vector<Action>{Action::undo});
}

TEST(Names, EveryEnumeratorHasAWordAndTwoNames) {
    for (const Action action : all(Action::undo)) {
        EXPECT_EQ(action_from_string(to_string(action)), action);
        EXPECT_FALSE(name_of(action).zh.empty() || name_of(action).en.empty());
    }
    for (const Role role : all(Role::admin)) {
        EXPECT_EQ(role_from_string(to_string(role)), role);
        EXPECT_FALSE(name_of(role).zh.empty() || name_of(role).en.empty());
    }
    for (const Gate gate : all(Gate::sign_position)) {
        EXPECT_FALSE(to_string(gate).empty());
        EXPECT_FALSE(name_of(gate).zh.empty() || name_of(gate).en.empty());
    }
    for (const ProposalState state : all(ProposalState::withdrawn))
        EXPECT_FALSE(name_of(state).zh.empty() || name_of(state).en.empty());
}

TEST(Names, OtherWordsAreRefused) {
    EXPECT_EQ(action_from_string("Approve"), std::nullopt);
    EXPECT_EQ(action_from_string(""), std::nullopt);
    EXPECT_EQ(role_from_string("root"), std::nullopt);
}

}  // namespace
}  // namespace geo::lifecycle
