// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/rule_profile.hpp"

#include <gtest/gtest.h>

#include "geo/base/error.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/setting_store.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::registry {
namespace {

constexpr std::string_view own = R"toml(
name = "甲县"
[[generic_name]]
text = "弄"
)toml";

class RuleProfile : public testing::Test {
  protected:
    SystemClock clock;
    storage::ScratchRegistry scratch;
    std::string path = scratch.database->path();
    std::unique_ptr<Registry> registry =
        std::make_unique<Registry>(std::move(scratch.database), clock);
    const Actor actor{"王芳"};
};

TEST_F(RuleProfile, ANewRegistryHasTheShippedOne) {
    EXPECT_EQ(registry->naming().tables().profile.name, "东营市");
    EXPECT_NE(rule_profile(registry->database()).find("东营市"), std::string::npos);
}

TEST_F(RuleProfile, IsTakenUpAtOnceAndKept) {
    const NamingContext& before = registry->naming();
    int changes = 0;
    registry->on_change([&] { ++changes; });

    set_profile(*registry, actor, own, "jia.toml");

    EXPECT_EQ(registry->naming().split("安宁弄").generic, "弄");
    EXPECT_EQ(before.split("安宁街").generic, "街") << "what was lent out stays valid";
    EXPECT_EQ(changes, 1);
    registry.reset();
    Registry again{storage::Database::open(path), clock};
    EXPECT_EQ(again.naming().tables().profile.name, "甲县");
    EXPECT_EQ(rule_profile(again.database()), own);
}

TEST_F(RuleProfile, OfAnotherProcessIsTakenUpWhenLookedFor) {
    EXPECT_FALSE(follow_profile(*registry));
    {
        Registry other{storage::Database::open(path), clock};
        set_profile(other, actor, own, "jia.toml");
    }
    EXPECT_EQ(registry->naming().tables().profile.name, "东营市");

    EXPECT_TRUE(follow_profile(*registry));

    EXPECT_EQ(registry->naming().tables().profile.name, "甲县");
    EXPECT_EQ(registry->naming().split("安宁弄").generic, "弄");
    EXPECT_FALSE(follow_profile(*registry));
}

TEST_F(RuleProfile, OfANewerReleaseIsSaidOnceAndChangesNothing) {
    {
        const auto writer = registry->database().write();
        storage::SettingStore{*writer}.save("profile", "name = [");
    }

    EXPECT_THROW(follow_profile(*registry), Error);

    EXPECT_FALSE(follow_profile(*registry));
    EXPECT_EQ(registry->naming().tables().profile.name, "东营市");
}

TEST_F(RuleProfile, IsAnEventThatConcernsEverything) {
    set_profile(*registry, actor, own, "jia.toml");

    const auto reader = registry->database().read();
    const auto events = storage::EventLog{*reader}.of("profile", "甲县");
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].action, "profile.set");
    EXPECT_EQ(events[0].actor, "王芳");
    EXPECT_EQ(events[0].scope, everything_changed);
    EXPECT_NE(events[0].payload.find("jia.toml"), std::string::npos);
}

TEST_F(RuleProfile, ABadOneChangesNothing) {
    const std::string unknown_rule = std::string(own) + "[severity]\nX01 = \"W\"\n";

    EXPECT_THROW(set_profile(*registry, actor, "name = 3", "bad.toml"), Error);
    EXPECT_THROW(set_profile(*registry, actor, unknown_rule, "bad.toml"), Error);

    EXPECT_EQ(registry->naming().tables().profile.name, "东营市");
    EXPECT_EQ(storage::EventLog{*registry->database().read()}.last_sequence(), 0);
}

}  // namespace
}  // namespace geo::registry
