// SPDX-License-Identifier: Apache-2.0
// Proposed names by the table: every row checked by the rules, the answer beside it.
#pragma once

#include <cstdint>
#include <functional>

#include "api/table/table_writer.hpp"
#include "geo/base/bilingual.hpp"
#include "geo/registry/proposals.hpp"

namespace api::bulk {

/// What became of the rows.
struct CheckTally {
    std::int64_t rows = 0;
    std::int64_t blocked = 0;  ///< verdict "block"
    std::int64_t failed = 0;   ///< verdict "error": an unknown village, a line that is none, …
};

/// Checks one name. \throws geo::Error, which is the row's answer then.
using NameChecker =
    std::function<geo::registry::NameCheck(const geo::NameProposal&, geo::registry::CheckScope)>;

/// Called between rows; false stops the work.
using Progress = std::function<bool(std::int64_t rows, const table::TableReader& reader)>;

/// Columns name, village_code and, where they are there, wkt, width_m, meaning, origin (or their
/// Chinese names). Adds verdict (pass, info, warn, review, block, error), findings ("U01:B;L01:W",
/// in rule order) and error. Meaning and origin are asked for (M08) when there is a column of them.
/// \returns nothing when progress stopped it.
/// \throws geo::Error(invalid_input) for a table that cannot be read; names the line.
std::optional<CheckTally> check_names_in_table(const NameChecker& check, table::TableReader& reader,
                                               geo::Language language,
                                               const table::TableWriter::Sink& sink,
                                               const Progress& progress = {});

}  // namespace api::bulk
