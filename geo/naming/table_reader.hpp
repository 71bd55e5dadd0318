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
/// \param least_columns how many columns the reader of the rows goes by
/// \throws Error(invalid_input) when the head has fewer columns, or a row another number of them
///         than the head.
std::vector<TableRow> read_table(std::string_view text, std::size_t least_columns = 1);

/// The one character that a field holds.
/// \throws Error(invalid_input) when it holds none or several.
char32_t only_character(std::string_view field);

}  // namespace geo::naming
