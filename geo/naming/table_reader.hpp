// SPDX-License-Identifier: Apache-2.0
// The shipped tables are tab-separated text: '#' opens a remark, the first other line names the
// columns, each further line is a row.
#pragma once

#include <string_view>
#include <vector>

namespace geo::naming {

using TableRow = std::vector<std::string_view>;

/// The parts of a text between separators; one empty part for an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The rows of a table; the views point into its text.
/// \throws Error(invalid_input) when a row has another number of columns than the head.
std::vector<TableRow> read_table(std::string_view text);

}  // namespace geo::naming
