// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/schema_steps.hpp"

namespace geo::storage::schema {

// What the registry keeps about itself: its rule profile.
const std::string_view settings = R"sql(
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
)sql";

}  // namespace geo::storage::schema
