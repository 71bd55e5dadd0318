// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/schema_steps.hpp"

namespace geo::storage::schema {

// What is written down on a proposal's way. Steps of proposals that are there already are read off
// the event log, which has told every action from the first day; 28,800,000 ms: the registry's
// days are China's.
const std::string_view casework = R"sql(
CREATE TABLE steps (
    proposal INTEGER NOT NULL REFERENCES proposals (id),
    number INTEGER NOT NULL,
    action TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    details TEXT NOT NULL,
    PRIMARY KEY (proposal, number)
) WITHOUT ROWID;
INSERT INTO steps
    SELECT CAST(entity_id AS INTEGER),
           row_number() OVER (PARTITION BY entity_id ORDER BY sequence),
           substr(action, 10),
           lag(json_extract(payload, '$.state'), 1, 'draft')
               OVER (PARTITION BY entity_id ORDER BY sequence),
           json_extract(payload, '$.state'),
           date((at + 28800000) / 1000, 'unixepoch'),
           at, actor,
           CASE WHEN json_extract(payload, '$.reason') IS NULL THEN '{}'
                ELSE json_object('reason', json_extract(payload, '$.reason')) END
    FROM events
    WHERE entity_type = 'proposal'
      AND action IN ('proposal.edit', 'proposal.submit', 'proposal.approve', 'proposal.reject',
                     'proposal.withdraw');
CREATE TRIGGER steps_are_not_changed BEFORE UPDATE ON steps
BEGIN SELECT RAISE(ABORT, 'steps are kept as they were taken'); END;
CREATE TRIGGER steps_are_not_removed BEFORE DELETE ON steps
BEGIN SELECT RAISE(ABORT, 'steps are kept as they were taken'); END;

CREATE TABLE notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    proposal INTEGER NOT NULL REFERENCES proposals (id),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1))
);
CREATE INDEX notices_by_proposal ON notices (proposal);
CREATE INDEX notices_open ON notices (to_day) WHERE closed = 0;

CREATE TABLE announcements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    area TEXT NOT NULL,
    document_no TEXT NOT NULL,
    day TEXT NOT NULL,
    media TEXT NOT NULL,
    UNIQUE (area, document_no, day)
);
CREATE TABLE announced_proposals (
    proposal INTEGER PRIMARY KEY REFERENCES proposals (id),
    announcement INTEGER NOT NULL REFERENCES announcements (id)
);
CREATE INDEX announced_proposals_by_announcement ON announced_proposals (announcement);

CREATE TABLE objections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    proposal INTEGER NOT NULL REFERENCES proposals (id),
    name TEXT NOT NULL,
    contact TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    answer TEXT,
    answered_by TEXT,
    answered_on TEXT
);
CREATE INDEX objections_by_proposal ON objections (proposal);
CREATE INDEX objections_open ON objections (proposal) WHERE answered_on IS NULL;

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    proposal INTEGER NOT NULL REFERENCES proposals (id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('pdf', 'jpeg', 'png')),
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (proposal, sha256)
);

CREATE TABLE receipts (
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    request BLOB NOT NULL,
    at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    location TEXT NOT NULL,
    etag TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (actor, key)
) WITHOUT ROWID;
CREATE INDEX receipts_by_time ON receipts (at);

INSERT INTO audited_tables VALUES ('steps'), ('notices'), ('announcements'),
    ('announced_proposals'), ('objections'), ('attachments');
)sql";

}  // namespace geo::storage::schema
