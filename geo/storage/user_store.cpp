// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/user_store.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"

namespace geo::storage {
namespace {

using lifecycle::Role;
using lifecycle::User;
using lifecycle::UserId;

#define USER_COLUMNS \
    "SELECT id, name, role, area, disabled, password IS NOT NULL, created_at FROM users "

User read_user(const Query& row) {
    User user;
    user.id = UserId{row.integer(0)};
    user.name = row.text(1);
    user.role = lifecycle::role_from_string(row.text_view(2)).value_or(Role::anonymous);
    user.area = row.text(3);
    user.is_disabled = row.integer(4) != 0;
    user.has_password = row.integer(5) != 0;
    user.created_at = Instant{std::chrono::milliseconds{row.integer(6)}};
    return user;
}

}  // namespace

std::optional<User> UserStore::find(std::string_view name) {
    auto row = connection_.query(USER_COLUMNS "WHERE name = ?1");
    if (!row.bind(name).step()) return std::nullopt;
    return read_user(row);
}

std::optional<User> UserStore::find(UserId id) {
    auto row = connection_.query(USER_COLUMNS "WHERE id = ?1");
    if (!row.bind(id.value()).step()) return std::nullopt;
    return read_user(row);
}

User UserStore::get(std::string_view name) {
    if (auto user = find(name)) return *std::move(user);
    throw Error(ErrorKind::not_found, fmt::format("没有名为“{}”的用户。", name),
                fmt::format("There is no user '{}'.", name));
}

std::vector<User> UserStore::all() {
    auto row = connection_.query(USER_COLUMNS "ORDER BY id");
    std::vector<User> users;
    while (row.step()) users.push_back(read_user(row));
    return users;
}

bool UserStore::is_empty() { return !connection_.query("SELECT 1 FROM users LIMIT 1").step(); }

UserId UserStore::insert(const User& user) {
    if (find(user.name))
        throw Error(ErrorKind::conflict, fmt::format("已有名为“{}”的用户。", user.name),
                    fmt::format("There is a user '{}' already.", user.name));
    connection_
        .query(
            "INSERT INTO users (name, role, area, disabled, created_at) "
            "VALUES (?1, ?2, ?3, ?4, ?5)")
        .bind(user.name)
        .bind(to_string(user.role))
        .bind(user.area)
        .bind(std::int64_t{user.is_disabled})
        .bind(std::int64_t{user.created_at.time_since_epoch().count()})
        .run();
    return UserId{connection_.last_insert_id()};
}

void UserStore::update(const User& user) {
    connection_.query("UPDATE users SET role = ?1, area = ?2, disabled = ?3 WHERE id = ?4")
        .bind(to_string(user.role))
        .bind(user.area)
        .bind(std::int64_t{user.is_disabled})
        .bind(user.id.value())
        .run();
}

std::optional<std::string> UserStore::password_of(UserId id) {
    auto row = connection_.query("SELECT password FROM users WHERE id = ?1");
    if (!row.bind(id.value()).step()) return std::nullopt;
    return row.optional_text(0);
}

void UserStore::set_password(UserId id, std::string_view hash) {
    connection_.query("UPDATE users SET password = ?1 WHERE id = ?2")
        .bind(hash)
        .bind(id.value())
        .run();
}

bool UserStore::is_area(std::string_view prefix) {
    return connection_
        .query(
            "SELECT 1 FROM divisions WHERE substr(code, 1, length(?1)) = ?1 "
            "UNION ALL SELECT 1 FROM villages WHERE substr(code, 1, length(?1)) = ?1 LIMIT 1")
        .bind(prefix)
        .step();
}

}  // namespace geo::storage
