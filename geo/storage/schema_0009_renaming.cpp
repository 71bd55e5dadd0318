// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/schema_steps.hpp"

namespace geo::storage::schema {

// A proposal may be a renaming: why, what was done for a protected name, and what it replaces. The
// signs that stand get their place in the change feed; those that stand already count as put up in
// the last event before this step.
const std::string_view renaming = R"sql(
ALTER TABLE proposals ADD COLUMN renaming_cause TEXT
    CHECK (renaming_cause IN ('division_change', 'construction', 'natural_change'));
ALTER TABLE proposals ADD COLUMN protective_measures TEXT;
ALTER TABLE proposals ADD COLUMN former_name TEXT;

ALTER TABLE signs ADD COLUMN change INTEGER;
UPDATE signs SET change = (SELECT coalesce(max(last), 0) FROM changes) + n.number
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM signs
          WHERE state IN ('installed', 'damaged')) AS n
    WHERE n.id = signs.id;
INSERT INTO changes (first, last, kind, event)
    SELECT before + 1, before + total, 'create', (SELECT coalesce(max(sequence), 0) FROM events)
    FROM (SELECT (SELECT coalesce(max(last), 0) FROM changes) AS before,
                 (SELECT count(*) FROM signs WHERE change IS NOT NULL) AS total)
    WHERE total > 0;
CREATE INDEX signs_by_change ON signs (change) WHERE change IS NOT NULL;
)sql";

}  // namespace geo::storage::schema
