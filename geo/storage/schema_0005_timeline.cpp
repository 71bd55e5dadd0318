// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/schema_steps.hpp"

namespace geo::storage::schema {

// Every published row carries the number of its last change; the version that a change replaces is
// kept as JSON in row_versions under the number that it had. `changes` says of each stretch of
// numbers what happened and in which event; what was there before this step counts as created in
// the last event before it.
const std::string_view timeline = R"sql(
ALTER TABLE divisions ADD COLUMN change INTEGER;
ALTER TABLE villages ADD COLUMN change INTEGER;
ALTER TABLE roads ADD COLUMN change INTEGER;
ALTER TABLE roads ADD COLUMN valid_from TEXT;
ALTER TABLE roads ADD COLUMN valid_to TEXT;
ALTER TABLE addresses ADD COLUMN change INTEGER;

CREATE TABLE changes (
    first INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN ('create', 'update', 'rename', 'merge', 'split', 'retire', 'renumber')),
    event INTEGER NOT NULL,
    day TEXT,
    predecessors TEXT,
    successors TEXT
);
CREATE TRIGGER changes_are_not_changed BEFORE UPDATE ON changes
BEGIN SELECT RAISE(ABORT, 'the change feed is append-only'); END;
CREATE TRIGGER changes_are_not_removed BEFORE DELETE ON changes
BEGIN SELECT RAISE(ABORT, 'the change feed is append-only'); END;

CREATE TABLE row_versions (
    change INTEGER PRIMARY KEY,
    entity TEXT NOT NULL CHECK (entity IN ('division', 'village', 'road', 'address', 'sign')),
    id TEXT NOT NULL,
    village TEXT,
    valid_to TEXT,
    row TEXT
);
CREATE INDEX row_versions_by_row ON row_versions (entity, id, change);
CREATE INDEX row_versions_by_day ON row_versions (valid_to) WHERE valid_to IS NOT NULL;
CREATE TRIGGER row_versions_are_not_changed BEFORE UPDATE ON row_versions
BEGIN SELECT RAISE(ABORT, 'superseded versions are kept'); END;
CREATE TRIGGER row_versions_are_not_removed BEFORE DELETE ON row_versions
BEGIN SELECT RAISE(ABORT, 'superseded versions are kept'); END;

CREATE TABLE lineage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'extend', 'abolish')),
    predecessor INTEGER NOT NULL REFERENCES roads (id),
    successor INTEGER REFERENCES roads (id),
    day TEXT NOT NULL
);
CREATE INDEX lineage_by_predecessor ON lineage (predecessor);
CREATE INDEX lineage_by_successor ON lineage (successor);
CREATE INDEX lineage_by_event ON lineage (event);

CREATE TABLE protected_names (
    name TEXT NOT NULL,
    area TEXT NOT NULL,
    reason TEXT NOT NULL,
    listed_on TEXT NOT NULL,
    PRIMARY KEY (name, area)
) WITHOUT ROWID;

UPDATE divisions SET change = n.number
    FROM (SELECT code, row_number() OVER (ORDER BY code) AS number FROM divisions) AS n
    WHERE n.code = divisions.code;
UPDATE villages SET change = (SELECT count(*) FROM divisions) + n.number
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM villages) AS n
    WHERE n.id = villages.id;
UPDATE roads SET change =
        (SELECT count(*) FROM divisions) + (SELECT count(*) FROM villages) + n.number
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM roads) AS n
    WHERE n.id = roads.id;
UPDATE addresses SET change = (SELECT count(*) FROM divisions) +
        (SELECT count(*) FROM villages) + (SELECT count(*) FROM roads) + n.number
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM addresses) AS n
    WHERE n.id = addresses.id;
INSERT INTO changes (first, last, kind, event)
    SELECT 1, total, 'create', (SELECT coalesce(max(sequence), 0) FROM events)
    FROM (SELECT (SELECT count(*) FROM divisions) + (SELECT count(*) FROM villages) +
        (SELECT count(*) FROM roads) + (SELECT count(*) FROM addresses) AS total)
    WHERE total > 0;

CREATE INDEX divisions_by_change ON divisions (change);
CREATE INDEX villages_by_change ON villages (change);
CREATE INDEX roads_by_change ON roads (change);
CREATE INDEX roads_by_end ON roads (valid_to) WHERE valid_to IS NOT NULL;
CREATE INDEX roads_by_beginning ON roads (valid_from) WHERE valid_from IS NOT NULL;
CREATE INDEX addresses_by_change ON addresses (change);

INSERT INTO audited_tables VALUES ('changes'), ('row_versions'), ('lineage'), ('protected_names');
)sql";

}  // namespace geo::storage::schema
