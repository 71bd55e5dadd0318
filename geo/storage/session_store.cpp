// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/session_store.hpp"

namespace geo::storage {
namespace {

std::int64_t milliseconds(Instant instant) { return instant.time_since_epoch().count(); }

Instant instant(std::int64_t count) { return Instant{std::chrono::milliseconds{count}}; }

}  // namespace

std::optional<StoredSession> SessionStore::find(const audit::Digest& hash) {
    auto row = connection_.query("SELECT user, created_at, used_at FROM sessions WHERE hash = ?1");
    if (!row.bind_blob(audit::as_bytes(hash)).step()) return std::nullopt;
    return StoredSession{lifecycle::UserId{row.integer(0)}, instant(row.integer(1)),
                         instant(row.integer(2))};
}

void SessionStore::insert(const audit::Digest& hash, const StoredSession& session) {
    connection_
        .query("INSERT INTO sessions (hash, user, created_at, used_at) VALUES (?1, ?2, ?3, ?4)")
        .bind_blob(audit::as_bytes(hash))
        .bind(session.user.value())
        .bind(milliseconds(session.created_at))
        .bind(milliseconds(session.used_at))
        .run();
}

void SessionStore::touch(const audit::Digest& hash, Instant now) {
    connection_.query("UPDATE sessions SET used_at = ?1 WHERE hash = ?2")
        .bind(milliseconds(now))
        .bind_blob(audit::as_bytes(hash))
        .run();
}

void SessionStore::remove(const audit::Digest& hash) {
    connection_.query("DELETE FROM sessions WHERE hash = ?1")
        .bind_blob(audit::as_bytes(hash))
        .run();
}

void SessionStore::remove_of(lifecycle::UserId user) {
    connection_.query("DELETE FROM sessions WHERE user = ?1").bind(user.value()).run();
}

std::int64_t SessionStore::remove_older(Instant begun_before, Instant used_before) {
    connection_.query("DELETE FROM sessions WHERE created_at < ?1 OR used_at < ?2")
        .bind(milliseconds(begun_before))
        .bind(milliseconds(used_before))
        .run();
    return connection_.changes();
}

bool SessionStore::has_older(Instant begun_before, Instant used_before) {
    auto row =
        connection_.query("SELECT 1 FROM sessions WHERE created_at < ?1 OR used_at < ?2 LIMIT 1");
    return row.bind(milliseconds(begun_before)).bind(milliseconds(used_before)).step();
}

}  // namespace geo::storage
