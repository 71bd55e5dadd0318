// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/rule_profile.hpp"

#include <optional>
#include <utility>

#include "data/embedded.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/setting_store.hpp"

namespace geo::registry {
namespace {

constexpr std::string_view setting = "profile";

std::optional<std::string> own_profile(storage::Database& database) {
    const auto reader = database.read();
    return storage::SettingStore{*reader}.find(setting);
}

void append_event(storage::Connection& connection, const Registry& registry, const Actor& actor,
                  const naming::Profile& profile, std::string_view source) {
    storage::EventLog{connection}.append(
        {0, registry.clock().now(), actor.name(), "profile.set", "profile", profile.name,
         std::string{everything_changed},
         storage::event_payload({{"name", profile.name}, {"source", std::string{source}}})});
}

}  // namespace

std::string rule_profile(storage::Database& database) {
    return own_profile(database).value_or(std::string{data::dongying_profile()});
}

std::unique_ptr<const NamingContext> naming_context_of(storage::Database& database) {
    const auto own = own_profile(database);
    if (!own) return std::make_unique<const NamingContext>();
    return std::make_unique<const NamingContext>(*own, database.path() + " (profile)");
}

void set_profile(Registry& registry, const Actor& actor, std::string_view toml,
                 std::string_view source) {
    auto naming = std::make_unique<const NamingContext>(toml, source);
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        storage::SettingStore{*writer}.save(setting, toml);
        append_event(*writer, registry, actor, naming->tables().profile, source);
        transaction.commit();
        // still under the writer's lock: the last one stored is the last one taken up
        registry.know_profile(std::string{toml});
        registry.take_up(std::move(naming));
    }
    registry.announce_change();
}

bool follow_profile(Registry& registry) {
    storage::Database& database = registry.database();
    if (rule_profile(database) == registry.known_profile()) return false;
    // looked at again where nobody of this process sets one meanwhile
    const auto writer = database.write();
    const std::string toml = storage::SettingStore{*writer}.find(setting).value_or(
        std::string{data::dongying_profile()});
    if (toml == registry.known_profile()) return false;
    registry.know_profile(toml);
    registry.take_up(std::make_unique<const NamingContext>(toml, database.path() + " (profile)"));
    return true;
}

}  // namespace geo::registry
