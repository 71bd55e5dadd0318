// SPDX-License-Identifier: Apache-2.0
// From what a client holds to who they are.
#include <algorithm>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/registry/people.hpp"
#include "geo/registry/secrets.hpp"
#include "geo/storage/session_store.hpp"
#include "geo/storage/token_store.hpp"
#include "geo/storage/user_store.hpp"

namespace geo::registry {
namespace {

using lifecycle::User;
using storage::StoredSession;

/// A use is written down at most so often: reading must not become writing.
constexpr std::chrono::minutes session_use_step{5};

struct Account {
    std::optional<User> user;
    std::optional<std::string> password;
};

Account find_account(Registry& registry, std::string_view name) {
    constexpr std::size_t longest_bytes = 1024;
    Account account;
    if (name.size() > longest_bytes || !text::is_valid_utf8(name)) return account;
    const auto reader = registry.database().read();
    storage::UserStore users{*reader};
    account.user = users.find(text::nfc(name));
    if (account.user) account.password = users.password_of(account.user->id);
    return account;
}

bool is_over(const StoredSession& session, Instant now) {
    return now - session.created_at >= session_limit || now - session.used_at >= session_idle_limit;
}

/// That a use cannot be written down, on a full disk or beside a long import, must not stop it.
template <typename Write>
void note_use(Registry& registry, Write write) {
    try {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        write(*writer);
        transaction.commit();
    } catch (const Error&) {
    }
}

std::optional<Actor> actor_of(const std::optional<User>& user) {
    if (!user || user->is_disabled) return std::nullopt;
    return Actor{user->name, user->role, user->area};
}

}  // namespace

std::optional<LoggedIn> log_in(Registry& registry, std::string_view name, std::string_view password,
                               Passwords& passwords) {
    const Account account = find_account(registry, name);
    const bool fits = passwords.verify(password, account.password);
    if (!fits || !account.user) return std::nullopt;
    LoggedIn result{*account.user, random_secret()};
    const auto writer = registry.database().write();
    storage::Transaction transaction{*writer};
    // Disabled, or given another password, while this one was being checked?
    storage::UserStore users{*writer};
    const auto current = users.find(account.user->id);
    const bool still_fits =
        current && !current->is_disabled && users.password_of(account.user->id) == account.password;
    if (!still_fits) return std::nullopt;
    const Instant now = registry.clock().now();
    storage::SessionStore{*writer}.insert(fingerprint(result.secret), {account.user->id, now, now});
    transaction.commit();
    return result;
}

void log_out(Registry& registry, std::string_view secret) {
    const auto writer = registry.database().write();
    storage::Transaction transaction{*writer};
    storage::SessionStore{*writer}.remove(fingerprint(secret));
    transaction.commit();
}

std::optional<Actor> find_actor_by_session(Registry& registry, std::string_view secret) {
    const auto hash = fingerprint(secret);
    const Instant now = registry.clock().now();
    std::optional<StoredSession> session;
    std::optional<Actor> actor;
    {
        const auto reader = registry.database().read();
        session = storage::SessionStore{*reader}.find(hash);
        if (!session || is_over(*session, now)) return std::nullopt;
        actor = actor_of(storage::UserStore{*reader}.find(session->user));
    }
    if (actor && now - session->used_at >= session_use_step)
        note_use(registry,
                 [&](auto& connection) { storage::SessionStore{connection}.touch(hash, now); });
    return actor;
}

std::optional<Actor> find_actor_by_token(Registry& registry, std::string_view text) {
    if (!text.starts_with(token_prefix)) return std::nullopt;
    const Instant now = registry.clock().now();
    std::optional<lifecycle::Token> token;
    std::optional<Actor> actor;
    {
        const auto reader = registry.database().read();
        token = storage::TokenStore{*reader}.find(fingerprint(text));
        if (!token || !token->is_valid_at(now)) return std::nullopt;
        actor = actor_of(storage::UserStore{*reader}.find(token->user));
    }
    const std::string today = to_registry_date(now);
    if (actor && token->last_used_on != today)
        note_use(registry, [&](auto& connection) {
            storage::TokenStore{connection}.set_last_use(token->id, today);
        });
    return actor;
}

std::int64_t purge_sessions(Registry& registry) {
    const Instant begun = registry.clock().now() - session_limit;
    const Instant used = registry.clock().now() - session_idle_limit;
    if (!storage::SessionStore{*registry.database().read()}.has_older(begun, used)) return 0;
    const auto writer = registry.database().write();
    storage::Transaction transaction{*writer};
    const auto count = storage::SessionStore{*writer}.remove_older(begun, used);
    transaction.commit();
    return count;
}

}  // namespace geo::registry
