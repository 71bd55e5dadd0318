// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/registry/secrets.hpp"
#include "geo/registry/user_rules.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/session_store.hpp"
#include "geo/storage/token_store.hpp"
#include "geo/storage/user_store.hpp"

namespace geo::registry {
namespace {

using lifecycle::Capability;
using lifecycle::Token;
using lifecycle::TokenId;
using lifecycle::User;
using storage::EventFields;
using storage::Transaction;

void append_event(storage::Connection& connection, Registry& registry, const Actor& actor,
                  std::string_view action, const User& user, EventFields fields = {}) {
    fields.insert(fields.begin(), {"name", user.name});
    storage::EventLog{connection}.append(
        {0, registry.clock().now(), actor.name(), fmt::format("user.{}", action), "user",
         std::to_string(user.id.value()), std::string{}, storage::event_payload(fields)});
}

/// Hashing is slow, so it comes before the writer is taken.
std::optional<std::string> hash_of(const NewUser& wanted, Passwords& passwords) {
    if (!wanted.password) return std::nullopt;
    require_sound_password(*wanted.password, wanted.name);
    return passwords.hash(*wanted.password);
}

User user_of(const NewUser& wanted, storage::UserStore& users, Instant now) {
    User user;
    user.name = user_name_of(wanted.name);
    user.role = wanted.role;
    user.area = area_of(wanted.area);
    user.created_at = now;
    if (user.role == lifecycle::Role::anonymous)
        throw Error(ErrorKind::invalid_input, "用户不能是公众角色。",
                    "A user has a role of their own, not the public's.");
    if (!user.area.empty() && !users.is_area(user.area)) throw unknown_area(wanted.area);
    return user;
}

void save_password(storage::Connection& connection, const User& user, std::string_view hash) {
    storage::UserStore{connection}.set_password(user.id, hash);
    storage::SessionStore{connection}.remove_of(user.id);
}

}  // namespace

User add_user(Registry& registry, const Actor& actor, const NewUser& wanted, Passwords& passwords) {
    require(actor, Capability::manage_users);
    const auto hash = hash_of(wanted, passwords);
    const auto writer = registry.database().write();
    Transaction transaction{*writer};
    storage::UserStore users{*writer};
    User user = user_of(wanted, users, registry.clock().now());
    user.id = users.insert(user);
    if (hash) users.set_password(user.id, *hash);
    user.has_password = hash.has_value();
    append_event(*writer, registry, actor, "add", user,
                 {{"role", std::string{to_string(user.role)}}, {"area", user.area}});
    transaction.commit();
    return user;
}

void set_disabled(Registry& registry, const Actor& actor, std::string_view name, bool is_disabled) {
    require(actor, Capability::manage_users);
    const auto writer = registry.database().write();
    Transaction transaction{*writer};
    storage::UserStore users{*writer};
    User user = users.get(text::nfc(name));
    if (user.is_disabled == is_disabled) return;
    user.is_disabled = is_disabled;
    users.update(user);
    storage::SessionStore{*writer}.remove_of(user.id);
    append_event(*writer, registry, actor, is_disabled ? "disable" : "enable", user);
    transaction.commit();
}

void set_password(Registry& registry, const Actor& actor, std::string_view name,
                  std::string_view password, Passwords& passwords) {
    require(actor, Capability::manage_users);
    const std::string normal = text::nfc(name);
    storage::UserStore{*registry.database().read()}.get(normal);  // before the slow part
    require_sound_password(password, normal);
    const std::string hash = passwords.hash(password);
    const auto writer = registry.database().write();
    Transaction transaction{*writer};
    const User user = storage::UserStore{*writer}.get(normal);
    save_password(*writer, user, hash);
    append_event(*writer, registry, actor, "set_password", user);
    transaction.commit();
}

void change_own_password(Registry& registry, const Actor& actor, const PasswordChange& change,
                         Passwords& passwords) {
    const auto stored = [&] {
        const auto reader = registry.database().read();
        storage::UserStore users{*reader};
        return users.password_of(users.get(actor.name()).id);
    }();
    if (!passwords.verify(change.old_password, stored))
        throw Error(ErrorKind::forbidden, "原口令不对。", "The old password is another one.")
            .at("/old_password");
    require_sound_password(change.new_password, actor.name());
    const std::string hash = passwords.hash(change.new_password);
    const auto writer = registry.database().write();
    Transaction transaction{*writer};
    const User user = storage::UserStore{*writer}.get(actor.name());
    save_password(*writer, user, hash);
    append_event(*writer, registry, actor, "change_password", user);
    transaction.commit();
}

std::vector<User> list_users(Registry& registry) {
    return storage::UserStore{*registry.database().read()}.all();
}

bool has_users(Registry& registry) {
    return !storage::UserStore{*registry.database().read()}.is_empty();
}

IssuedToken issue_token(Registry& registry, const Actor& actor, std::string_view name,
                        std::optional<int> days) {
    require(actor, Capability::manage_users);
    if (days && (*days < 1 || *days > 3660))
        throw Error(ErrorKind::invalid_input, "令牌有效期应为 1 至 3660 天。",
                    "A token holds for 1 to 3660 days.");
    IssuedToken issued;
    issued.text = std::string{token_prefix} + random_secret();
    const auto writer = registry.database().write();
    Transaction transaction{*writer};
    const User user = storage::UserStore{*writer}.get(text::nfc(name));
    if (user.is_disabled)
        throw Error(ErrorKind::conflict, fmt::format("用户“{}”已停用。", user.name),
                    fmt::format("The user '{}' is disabled.", user.name));
    issued.token.user = user.id;
    issued.token.created_at = registry.clock().now();
    if (days) issued.token.expires_at = issued.token.created_at + std::chrono::hours{24} * *days;
    issued.token.id = storage::TokenStore{*writer}.insert(fingerprint(issued.text), issued.token);
    append_event(
        *writer, registry, actor, "issue_token", user,
        {{"token", std::to_string(issued.token.id.value())},
         {"expires_at", issued.token.expires_at ? to_rfc3339(*issued.token.expires_at) : ""}});
    transaction.commit();
    return issued;
}

void revoke_token(Registry& registry, const Actor& actor, TokenId id) {
    require(actor, Capability::manage_users);
    const auto writer = registry.database().write();
    Transaction transaction{*writer};
    storage::TokenStore tokens{*writer};
    const Token token = tokens.get(id);
    if (token.revoked_at) return;
    tokens.revoke(id, registry.clock().now());
    if (const auto user = storage::UserStore{*writer}.find(token.user))
        append_event(*writer, registry, actor, "revoke_token", *user,
                     {{"token", std::to_string(id.value())}});
    transaction.commit();
}

std::vector<Token> tokens_of(Registry& registry, std::string_view name) {
    const auto reader = registry.database().read();
    return storage::TokenStore{*reader}.of(storage::UserStore{*reader}.get(text::nfc(name)).id);
}

}  // namespace geo::registry
