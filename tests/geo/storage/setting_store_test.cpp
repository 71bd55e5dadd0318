// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/setting_store.hpp"

#include <gtest/gtest.h>

#include "geo/storage/migrations.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::storage {
namespace {

TEST(SettingStore, KeepsATextByItsKey) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    SettingStore settings{*writer};

    EXPECT_EQ(settings.find("profile"), std::nullopt);
    settings.save("profile", "name = \"东营市\"\n");
    settings.save("other", "");
    EXPECT_EQ(settings.find("profile"), "name = \"东营市\"\n");
    EXPECT_EQ(settings.find("other"), "");
}

TEST(SettingStore, ReplacesAndRemoves) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    SettingStore settings{*writer};
    settings.save("profile", "one");

    settings.save("profile", "two");
    EXPECT_EQ(settings.find("profile"), "two");
    settings.remove("profile");
    settings.remove("profile");
    EXPECT_EQ(settings.find("profile"), std::nullopt);
}

TEST(SettingStore, ARegistryOfTheFirstReleaseGetsItsTable) {
    const ScratchFolder folder;
    const std::string path = folder.file("first.sqlite");
    {
        Connection connection{path, Access::write};
        create_schema(connection, 1);
    }

    const auto opened = Database::open(path);
    SettingStore{*opened->write()}.save("profile", "kept");

    EXPECT_EQ(SettingStore{*opened->read()}.find("profile"), "kept");
}

}  // namespace
}  // namespace geo::storage
