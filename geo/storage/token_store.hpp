// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "geo/audit/digest.hpp"
#include "geo/lifecycle/user.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// Tokens by their hashes; those that no longer hold stay, so that their numbers go on meaning
/// them.
class TokenStore {
  public:
    explicit TokenStore(Connection& connection) : connection_(connection) {}

    std::optional<lifecycle::Token> find(const audit::Digest& hash);
    /// \throws Error(not_found) naming the number.
    lifecycle::Token get(lifecycle::TokenId id);
    std::vector<lifecycle::Token> of(lifecycle::UserId user);

    /// Ignores token.id; the registry gives it.
    lifecycle::TokenId insert(const audit::Digest& hash, const lifecycle::Token& token);
    void revoke(lifecycle::TokenId id, Instant now);
    void set_last_use(lifecycle::TokenId id, std::string_view day);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
