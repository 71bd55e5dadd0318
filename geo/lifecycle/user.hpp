// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "geo/base/clock.hpp"
#include "geo/base/typed_id.hpp"
#include "geo/lifecycle/transitions.hpp"

namespace geo::lifecycle {

using UserId = TypedId<struct UserIdTag, std::int64_t>;
using TokenId = TypedId<struct TokenIdTag, std::int64_t>;

/// Somebody who works in the registry. Never removed and never renamed, so that a name in the
/// history means one person for good.
struct User {
    UserId id;
    std::string name;  ///< NFC, unique
    Role role = Role::surveyor;
    std::string area;  ///< "370502": what begins with it; "" everywhere
    bool is_disabled = false;
    bool has_password = false;
    Instant created_at;
};

/// What stands for a user in a program. The token itself is told once and kept only as its hash.
struct Token {
    TokenId id;
    UserId user;
    Instant created_at;
    std::optional<Instant> expires_at;
    std::optional<Instant> revoked_at;
    std::string last_used_on;  ///< calendar day; empty: never

    bool is_valid_at(Instant now) const {
        return !revoked_at && (!expires_at || now < *expires_at);
    }
};

}  // namespace geo::lifecycle
