// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "geo/audit/digest.hpp"
#include "geo/lifecycle/user.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// Somebody logged in, known by the hash of what their browser holds.
struct StoredSession {
    lifecycle::UserId user;
    Instant created_at;
    Instant used_at;
};

class SessionStore {
  public:
    explicit SessionStore(Connection& connection) : connection_(connection) {}

    std::optional<StoredSession> find(const audit::Digest& hash);
    void insert(const audit::Digest& hash, const StoredSession& session);
    void touch(const audit::Digest& hash, Instant now);
    void remove(const audit::Digest& hash);
    void remove_of(lifecycle::UserId user);
    /// Those begun before one moment or last used before another.
    /// \returns how many.
    std::int64_t remove_older(Instant begun_before, Instant used_before);
    bool has_older(Instant begun_before, Instant used_before);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
