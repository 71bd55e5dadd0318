// SPDX-License-Identifier: Apache-2.0
// From a record of a file to a row of the registry, one function for each kind.
#pragma once

#include <string>

#include "geo/registry/import.hpp"
#include "importers/record.hpp"

namespace importers {

/// Fills the row as far as the record allows; record.is_usable() says whether it counts.
void read_row(Record& record, geo::registry::DivisionRow& row);
void read_row(Record& record, geo::registry::VillageRow& row);
void read_row(Record& record, geo::registry::RoadRow& row);
void read_row(Record& record, geo::registry::AddressRow& row);

/// What tells one row of a file from another.
inline const std::string& key_of(const geo::registry::DivisionRow& row) { return row.code; }
inline const std::string& key_of(const geo::registry::VillageRow& row) { return row.code; }
inline const std::string& key_of(const geo::registry::RoadRow& row) { return row.source_id; }
inline const std::string& key_of(const geo::registry::AddressRow& row) { return row.source_id; }

}  // namespace importers
