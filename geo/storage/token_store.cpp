// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/token_store.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"

namespace geo::storage {
namespace {

using lifecycle::Token;
using lifecycle::TokenId;

#define TOKEN_COLUMNS "SELECT id, user, created_at, expires_at, revoked_at, used_on FROM tokens "

std::int64_t milliseconds(Instant instant) { return instant.time_since_epoch().count(); }

std::optional<Instant> instant(const Query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return Instant{std::chrono::milliseconds{row.integer(column)}};
}

Token read_token(const Query& row) {
    Token token;
    token.id = TokenId{row.integer(0)};
    token.user = lifecycle::UserId{row.integer(1)};
    token.created_at = Instant{std::chrono::milliseconds{row.integer(2)}};
    token.expires_at = instant(row, 3);
    token.revoked_at = instant(row, 4);
    token.last_used_on = row.text(5);
    return token;
}

}  // namespace

std::optional<Token> TokenStore::find(const audit::Digest& hash) {
    auto row = connection_.query(TOKEN_COLUMNS "WHERE hash = ?1");
    if (!row.bind_blob(audit::as_bytes(hash)).step()) return std::nullopt;
    return read_token(row);
}

Token TokenStore::get(TokenId id) {
    auto row = connection_.query(TOKEN_COLUMNS "WHERE id = ?1");
    if (row.bind(id.value()).step()) return read_token(row);
    throw Error(ErrorKind::not_found, fmt::format("没有编号为 {} 的令牌。", id.value()),
                fmt::format("There is no token {}.", id.value()));
}

std::vector<Token> TokenStore::of(lifecycle::UserId user) {
    auto row = connection_.query(TOKEN_COLUMNS "WHERE user = ?1 ORDER BY id");
    row.bind(user.value());
    std::vector<Token> tokens;
    while (row.step()) tokens.push_back(read_token(row));
    return tokens;
}

TokenId TokenStore::insert(const audit::Digest& hash, const Token& token) {
    auto query = connection_.query(
        "INSERT INTO tokens (hash, user, created_at, expires_at) VALUES (?1, ?2, ?3, ?4)");
    query.bind_blob(audit::as_bytes(hash))
        .bind(token.user.value())
        .bind(milliseconds(token.created_at));
    if (token.expires_at)
        query.bind(milliseconds(*token.expires_at));
    else
        query.bind_null();
    query.run();
    return TokenId{connection_.last_insert_id()};
}

void TokenStore::revoke(TokenId id, Instant now) {
    connection_.query("UPDATE tokens SET revoked_at = ?1 WHERE id = ?2 AND revoked_at IS NULL")
        .bind(milliseconds(now))
        .bind(id.value())
        .run();
}

void TokenStore::set_last_use(TokenId id, std::string_view day) {
    connection_.query("UPDATE tokens SET used_on = ?1 WHERE id = ?2")
        .bind(day)
        .bind(id.value())
        .run();
}

}  // namespace geo::storage
