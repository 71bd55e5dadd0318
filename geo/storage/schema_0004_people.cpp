// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/schema_steps.hpp"

namespace geo::storage::schema {

// Passwords are kept as argon2id strings, sessions and tokens as the SHA-256 of what the client
// holds. Nobody is ever removed: a name in the history means one person for good.
const std::string_view people = R"sql(
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL
        CHECK (role IN ('surveyor', 'town', 'county', 'postal', 'gis', 'admin')),
    area TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    password TEXT,
    created_at INTEGER NOT NULL
);
CREATE TRIGGER users_are_not_removed BEFORE DELETE ON users
BEGIN SELECT RAISE(ABORT, 'users are kept; disable them'); END;

CREATE TABLE sessions (
    hash BLOB PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (user);

CREATE TABLE tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash BLOB NOT NULL UNIQUE,
    user INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER,
    used_on TEXT
);
CREATE INDEX tokens_by_user ON tokens (user);

INSERT INTO audited_tables VALUES ('users'), ('tokens');
)sql";

}  // namespace geo::storage::schema
