// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/schema_steps.hpp"

namespace geo::storage::schema {

// Signs get what stands on them, where they hang and what became of them. Nothing of a sign is ever
// removed: a plate that is gone is "removed", and its story stays.
const std::string_view signs = R"sql(
ALTER TABLE signs ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE signs ADD COLUMN romanisation TEXT NOT NULL DEFAULT '';
ALTER TABLE signs ADD COLUMN measured INTEGER NOT NULL DEFAULT 0;
ALTER TABLE signs ADD COLUMN bearing REAL NOT NULL DEFAULT 0;
ALTER TABLE signs ADD COLUMN place TEXT NOT NULL DEFAULT 'road_end'
    CHECK (place IN ('road_end', 'junction', 'midway'));
ALTER TABLE signs ADD COLUMN axis TEXT NOT NULL DEFAULT 'east_west'
    CHECK (axis IN ('east_west', 'north_south'));
ALTER TABLE signs ADD COLUMN crossing INTEGER REFERENCES roads (id);
ALTER TABLE signs ADD COLUMN pole INTEGER;
ALTER TABLE signs ADD COLUMN outdated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE signs ADD COLUMN made_on TEXT;
ALTER TABLE signs ADD COLUMN inspected_on TEXT;
ALTER TABLE signs ADD COLUMN replaces INTEGER REFERENCES signs (id);
ALTER TABLE signs ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX signs_by_state ON signs (state);

CREATE TABLE sign_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sign INTEGER NOT NULL REFERENCES signs (id),
    action TEXT NOT NULL,
    state TEXT NOT NULL,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    note TEXT
);
CREATE INDEX sign_events_by_sign ON sign_events (sign);
CREATE TRIGGER sign_events_are_not_changed BEFORE UPDATE ON sign_events
BEGIN SELECT RAISE(ABORT, 'the story of a sign is append-only'); END;
CREATE TRIGGER sign_events_are_not_removed BEFORE DELETE ON sign_events
BEGIN SELECT RAISE(ABORT, 'the story of a sign is append-only'); END;

CREATE TABLE sign_reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sign INTEGER NOT NULL REFERENCES signs (id),
    kind TEXT NOT NULL CHECK (kind IN ('damaged', 'missing', 'wrong', 'other')),
    text TEXT NOT NULL,
    name TEXT,
    contact TEXT,
    reported_by TEXT,
    at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'dismissed')),
    decided_by TEXT,
    answer TEXT
);
CREATE INDEX sign_reports_by_sign ON sign_reports (sign);
CREATE INDEX sign_reports_open ON sign_reports (state) WHERE state = 'open';

CREATE TABLE sign_photos (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sign INTEGER NOT NULL REFERENCES signs (id),
    media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png')),
    bytes BLOB NOT NULL,
    day TEXT NOT NULL,
    actor TEXT NOT NULL
);
CREATE INDEX sign_photos_by_sign ON sign_photos (sign);

INSERT INTO audited_tables VALUES ('sign_events'), ('sign_reports'), ('sign_photos');
)sql";

}  // namespace geo::storage::schema
