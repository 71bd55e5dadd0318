// SPDX-License-Identifier: Apache-2.0
// How changes of signs are written down: the row, its story and the event, in one transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/registry/registry.hpp"
#include "geo/storage/sign_store.hpp"

namespace geo::registry {

/// What happened to a sign.
struct SignDeed {
    std::string action;  ///< "plan", "install", "inspect_ok", …
    std::string day;
    std::string note{};
};

class SignBook {
  public:
    SignBook(storage::Connection& connection, Registry& registry, const Actor& actor)
        : connection_(connection), registry_(registry), actor_(actor) {}

    storage::SignStore store() { return storage::SignStore{connection_}; }
    storage::Connection& connection() noexcept { return connection_; }
    Registry& registry() noexcept { return registry_; }
    const Actor& actor() const noexcept { return actor_; }

    /// \returns with its id, and its pole its own when it named none.
    Sign add(Sign sign, const SignDeed& deed);
    /// The next version. \param was the state before
    void change(Sign& sign, SignState was, const SignDeed& deed);

    std::string today() const { return to_registry_date(registry_.clock().now()); }
    /// The day given, or today. \throws Error(invalid_input) when it is none, or lies ahead.
    std::string past_day(std::string_view day) const;

  private:
    void write_down(const Sign& sign, bool is_seen, const SignDeed& deed);

    storage::Connection& connection_;
    Registry& registry_;
    const Actor& actor_;
};

/// \throws Error(stale) naming both versions.
Sign get_current_sign(storage::Connection& connection, SignId id, std::int64_t version);

/// The actor manages signs where the road is. \throws as require() in people.hpp.
void require_sign_manager(storage::Connection& connection, const Actor& actor, RoadId road);

}  // namespace geo::registry
