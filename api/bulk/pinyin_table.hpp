// SPDX-License-Identifier: Apache-2.0
// A table's names in Hanyu Pinyin.
#pragma once

#include <string>

#include "api/bulk/name_check_table.hpp"
#include "geo/naming/romaniser.hpp"
#include "geo/naming/tables.hpp"

namespace api::bulk {

/// The readings that a person has to confirm: "乐 lè/yuè; 行 xíng/háng". Empty when there are none.
std::string readings_to_review(const std::vector<geo::naming::CharacterReading>& readings);

/// Adds toned, untoned, sign, key and review (readings_to_review) to every row.
/// \param column whose names are spelled
/// \returns the number of rows; nothing when progress stopped it.
/// \throws geo::Error(invalid_input) when there is no such column or the table cannot be read.
std::optional<std::int64_t> spell_names_in_table(
    const geo::naming::Tables& tables, geo::naming::NameKind kind, table::TableReader& reader,
    std::string_view column, const table::TableWriter::Sink& sink, const Progress& progress = {});

}  // namespace api::bulk
