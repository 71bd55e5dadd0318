// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/schema_steps.hpp"

namespace geo::storage::schema {

// Door numbers get a life: status and stage after GB/T 35639, since when they hold, and what they
// were before. How a road is numbered is written down, so that it stays so; numbers kept for vacant
// plots stand in a table of their own, since nobody can be found there (decision 0017).
const std::string_view numbering = R"sql(
ALTER TABLE addresses ADD COLUMN status TEXT NOT NULL DEFAULT 'unknown'
    CHECK (status IN ('official', 'unofficial', 'unknown'));
ALTER TABLE addresses ADD COLUMN lifecycle TEXT NOT NULL DEFAULT 'current'
    CHECK (lifecycle IN ('current', 'planned', 'rejected', 'reserved', 'abolished', 'unknown'));
ALTER TABLE addresses ADD COLUMN valid_from TEXT;
ALTER TABLE addresses ADD COLUMN valid_to TEXT;
ALTER TABLE addresses ADD COLUMN yard TEXT;
ALTER TABLE addresses ADD COLUMN main_gate INTEGER NOT NULL DEFAULT 0;

CREATE TABLE former_numbers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address INTEGER NOT NULL REFERENCES addresses (id),
    road INTEGER REFERENCES roads (id),
    number TEXT NOT NULL,
    status TEXT NOT NULL,
    lifecycle TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT NOT NULL,
    event INTEGER NOT NULL
);
CREATE INDEX former_numbers_by_address ON former_numbers (address);
CREATE INDEX former_numbers_by_event ON former_numbers (event);
CREATE INDEX former_numbers_by_road ON former_numbers (road);
CREATE TRIGGER former_numbers_are_not_changed BEFORE UPDATE ON former_numbers
BEGIN SELECT RAISE(ABORT, 'former door numbers are kept'); END;
CREATE TRIGGER former_numbers_are_not_removed BEFORE DELETE ON former_numbers
BEGIN SELECT RAISE(ABORT, 'former door numbers are kept'); END;

CREATE TABLE reserved_numbers (
    road INTEGER NOT NULL REFERENCES roads (id),
    number INTEGER NOT NULL,
    reserved_on TEXT NOT NULL,
    PRIMARY KEY (road, number)
) WITHOUT ROWID;

CREATE TABLE road_numbering (
    road INTEGER PRIMARY KEY REFERENCES roads (id),
    start_lon REAL NOT NULL,
    start_lat REAL NOT NULL,
    odd_side TEXT NOT NULL CHECK (odd_side IN ('right', 'left')),
    single_sided INTEGER NOT NULL,
    numbered_on TEXT NOT NULL
);

INSERT INTO audited_tables VALUES ('former_numbers'), ('reserved_numbers'), ('road_numbering');
)sql";

}  // namespace geo::storage::schema
