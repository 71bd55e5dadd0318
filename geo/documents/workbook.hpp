// SPDX-License-Identifier: Apache-2.0
// One sheet of an XLSX workbook (ECMA-376), made in memory.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geo/documents/day.hpp"

namespace geo::documents {

struct WorkbookColumn {
    std::string title;
    double width = 12;  ///< in characters
};

/// A text is a text whatever it looks like: no cell is ever a formula.
using WorkbookCell = std::variant<std::string, double>;
using WorkbookRow = std::vector<WorkbookCell>;

struct Workbook {
    std::string sheet_name;  ///< at most 31 characters, none of []:*?/\ .
    std::string title;       ///< first line of the sheet
    std::string author;
    std::optional<Day> day;          ///< stands in for the time of making
    std::vector<std::string> notes;  ///< lines between title and head
    std::vector<WorkbookColumn> columns;
    std::vector<WorkbookRow> rows;
};

/// Equal workbooks give equal bytes. A text longer than the 32,767 characters of a cell is cut off.
std::string workbook_xlsx(const Workbook& workbook);

}  // namespace geo::documents
