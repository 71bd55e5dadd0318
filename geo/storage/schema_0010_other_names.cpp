// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/schema_steps.hpp"

namespace geo::storage::schema {

// Divisions and villages have other and former names too, several separated by ';'.
const std::string_view other_names = R"sql(
ALTER TABLE divisions ADD COLUMN aliases TEXT;
ALTER TABLE villages ADD COLUMN aliases TEXT;
)sql";

}  // namespace geo::storage::schema
