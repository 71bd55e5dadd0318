// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/schema_steps.hpp"

namespace geo::storage::schema {

// AUTOINCREMENT: a public id is never reused, not even after the row is gone.
const std::string_view first_registry = R"sql(
SELECT InitSpatialMetaData(0, 'NONE');
SELECT InsertEpsgSrid(4490);

CREATE TABLE divisions (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'town')),
    parent TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE villages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    town TEXT NOT NULL,
    source TEXT,
    modelled INTEGER NOT NULL DEFAULT 0
);
SELECT AddGeometryColumn('villages', 'outline', 4490, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('villages', 'outline');
CREATE INDEX villages_by_town ON villages (town);

CREATE TABLE roads (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village TEXT REFERENCES villages (code) ON UPDATE CASCADE,
    length_metres REAL NOT NULL,
    width_metres REAL,
    surface TEXT,
    direction TEXT,
    class TEXT,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    modelled INTEGER NOT NULL DEFAULT 0,
    UNIQUE (source, source_id)
);
SELECT AddGeometryColumn('roads', 'centre_line', 4490, 'LINESTRING', 'XY', 1);
SELECT CreateSpatialIndex('roads', 'centre_line');
CREATE INDEX roads_by_village ON roads (village);

CREATE TABLE names (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    road INTEGER NOT NULL REFERENCES roads (id),
    full TEXT NOT NULL,
    specific TEXT NOT NULL,
    generic TEXT NOT NULL,
    toned TEXT NOT NULL,
    untoned TEXT NOT NULL,
    sign TEXT NOT NULL,
    search_key TEXT NOT NULL,
    needs_review INTEGER NOT NULL DEFAULT 0,
    meaning TEXT,
    origin TEXT,
    status TEXT NOT NULL CHECK (status IN ('proposed', 'in_force', 'former', 'alias', 'abolished')),
    valid_from TEXT,
    valid_to TEXT
);
CREATE INDEX names_by_road ON names (road);
CREATE UNIQUE INDEX names_one_in_force ON names (road) WHERE status = 'in_force';

CREATE TABLE proposals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village TEXT NOT NULL REFERENCES villages (code) ON UPDATE CASCADE,
    road INTEGER REFERENCES roads (id),
    typed TEXT NOT NULL,
    typed_generic TEXT,
    specific TEXT NOT NULL,
    generic TEXT NOT NULL,
    full TEXT NOT NULL,
    toned TEXT NOT NULL,
    untoned TEXT NOT NULL,
    sign TEXT NOT NULL,
    search_key TEXT NOT NULL,
    needs_review INTEGER NOT NULL DEFAULT 0,
    meaning TEXT NOT NULL,
    origin TEXT NOT NULL,
    width_metres REAL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    proposed_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    decision_reason TEXT
);
SELECT AddGeometryColumn('proposals', 'line', 4490, 'LINESTRING', 'XY');
SELECT CreateSpatialIndex('proposals', 'line');
CREATE INDEX proposals_by_village ON proposals (village);
CREATE INDEX proposals_by_road ON proposals (road);
CREATE INDEX proposals_by_state ON proposals (state);

CREATE TABLE findings (
    proposal INTEGER NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('B', 'R', 'W', 'I')),
    message_zh TEXT NOT NULL,
    message_en TEXT NOT NULL,
    article TEXT NOT NULL,
    evidence TEXT NOT NULL,
    suggestion TEXT,
    PRIMARY KEY (proposal, ordinal)
) WITHOUT ROWID;

CREATE TABLE events (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    entity_type TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    payload TEXT NOT NULL
);
CREATE INDEX events_by_entity ON events (entity_type, entity_id);
CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;

CREATE TABLE addresses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village TEXT NOT NULL REFERENCES villages (code) ON UPDATE CASCADE,
    road INTEGER REFERENCES roads (id),
    number TEXT NOT NULL,
    postcode TEXT,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    modelled INTEGER NOT NULL DEFAULT 0,
    UNIQUE (source, source_id)
);
SELECT AddGeometryColumn('addresses', 'position', 4490, 'POINT', 'XY', 1);
SELECT CreateSpatialIndex('addresses', 'position');
CREATE INDEX addresses_by_village ON addresses (village);
CREATE INDEX addresses_by_road ON addresses (road);

CREATE TABLE signs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    road INTEGER NOT NULL REFERENCES roads (id),
    state TEXT NOT NULL
        CHECK (state IN ('planned', 'made', 'installed', 'damaged', 'replaced', 'removed')),
    installed_on TEXT
);
SELECT AddGeometryColumn('signs', 'position', 4490, 'POINT', 'XY', 1);
SELECT CreateSpatialIndex('signs', 'position');
CREATE INDEX signs_by_road ON signs (road);
)sql";

}  // namespace geo::storage::schema
