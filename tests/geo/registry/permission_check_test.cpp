// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/base/error.hpp"
#include "geo/registry/people.hpp"

namespace geo::registry {
namespace {

using lifecycle::Capability;
using lifecycle::Role;

template <typename Work>
std::optional<ErrorKind> kind_of(Work work) {
    try {
        work();
    } catch (const Error& error) {
        EXPECT_FALSE(error.text().zh.empty());
        EXPECT_FALSE(error.text().en.empty());
        return error.kind();
    }
    return std::nullopt;
}

TEST(Permissions, AnswersNameTheCapabilityTheRolesAndTheArea) {
    const VillageCode village{"370502104236"};
    const Actor surveyor{"测绘员", Role::surveyor, "370502"};
    const Actor neighbour{"邻县", Role::county, "370503"};
    const auto text_of = [](auto work) {
        try {
            work();
        } catch (const Error& error) {
            return error.text().en;
        }
        return std::string{};
    };

    EXPECT_THAT(text_of([&] { require(surveyor, Capability::decide, village); }),
                testing::AllOf(testing::HasSubstr("decide"), testing::HasSubstr("admin")));
    EXPECT_THAT(text_of([&] { require(neighbour, Capability::decide, village); }),
                testing::AllOf(testing::HasSubstr("370503"), testing::HasSubstr("370502104236")));
    EXPECT_EQ(text_of([&] { require(surveyor, Capability::propose, village); }), "");
    EXPECT_EQ(text_of([&] { require(Actor{"cli"}, Capability::manage_users); }), "");
}

TEST(Permissions, ASurveyorMindsTheirOwnProposals) {
    Proposal proposal;
    proposal.content.village = VillageCode{"370502104236"};
    proposal.proposed_by = "甲";
    const Actor author{"甲", Role::surveyor, "370502"};
    const Actor colleague{"乙", Role::surveyor, "370502"};
    const Actor town{"镇", Role::town, "370502104"};
    const Actor elsewhere{"丙", Role::county, "370503"};

    for (const auto action :
         {lifecycle::Action::edit, lifecycle::Action::submit, lifecycle::Action::withdraw}) {
        EXPECT_EQ(kind_of([&] { require(author, action, proposal); }), std::nullopt);
        EXPECT_EQ(kind_of([&] { require(colleague, action, proposal); }), ErrorKind::forbidden);
        EXPECT_EQ(kind_of([&] { require(town, action, proposal); }), std::nullopt);
        EXPECT_EQ(kind_of([&] { require(elsewhere, action, proposal); }), ErrorKind::forbidden);
    }
    EXPECT_TRUE(may_see(author, proposal));
    EXPECT_TRUE(may_see(colleague, proposal));
    EXPECT_FALSE(may_see(elsewhere, proposal));
    EXPECT_FALSE(may_see(Actor{"邮", Role::postal, ""}, proposal));
    EXPECT_FALSE(may_see(Actor::anonymous(), proposal));
    proposal.state = ProposalState::submitted;
    EXPECT_TRUE(may_see(Actor::anonymous(), proposal));
}

}  // namespace
}  // namespace geo::registry
