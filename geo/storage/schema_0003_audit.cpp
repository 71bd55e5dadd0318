// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/schema_steps.hpp"

namespace geo::storage::schema {

// Events get their place in the hash chain. Those that are there already are chained once, right
// after this step; from then on the trigger lets nobody touch them.
const std::string_view audit = R"sql(
ALTER TABLE events ADD COLUMN hash BLOB;
DROP TRIGGER events_are_not_changed;
CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
WHEN OLD.hash IS NOT NULL OR NEW.hash IS NULL
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;

CREATE TABLE audited_tables (name TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO audited_tables VALUES ('divisions'), ('villages'), ('roads'), ('names'), ('proposals'),
    ('findings'), ('addresses'), ('signs'), ('settings');

CREATE TABLE table_digests (
    name TEXT PRIMARY KEY,
    rows INTEGER NOT NULL,
    digest BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE checkpoints (
    size INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    note TEXT NOT NULL
);
CREATE TRIGGER checkpoints_are_not_changed BEFORE UPDATE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are kept'); END;
CREATE TRIGGER checkpoints_are_not_removed BEFORE DELETE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are kept'); END;
)sql";

}  // namespace geo::storage::schema
