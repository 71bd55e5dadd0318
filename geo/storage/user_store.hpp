// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lifecycle/user.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

class UserStore {
  public:
    explicit UserStore(Connection& connection) : connection_(connection) {}

    /// \param name  in Normalization Form C
    std::optional<lifecycle::User> find(std::string_view name);
    std::optional<lifecycle::User> find(lifecycle::UserId id);
    /// \throws Error(not_found) naming the name.
    lifecycle::User get(std::string_view name);
    /// In the order in which they came.
    std::vector<lifecycle::User> all();
    bool is_empty();

    /// Ignores user.id; the registry gives it. \throws Error(conflict) when the name is taken.
    lifecycle::UserId insert(const lifecycle::User& user);
    /// Role, area and whether they are disabled.
    void update(const lifecycle::User& user);

    /// The argon2id string; nullopt when the user has no password.
    std::optional<std::string> password_of(lifecycle::UserId id);
    void set_password(lifecycle::UserId id, std::string_view hash);

    /// Whether a division or village has this code or one that begins with it.
    bool is_area(std::string_view prefix);

  private:
    Connection& connection_;
};

}  // namespace geo::storage
