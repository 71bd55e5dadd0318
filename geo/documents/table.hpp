// SPDX-License-Identifier: Apache-2.0
// Ruled tables: lists whose head stands again on every page, and forms of labels and values. A row
// stays on one page where it can; one that is taller than a page is broken between its lines.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "geo/documents/page_flow.hpp"

namespace geo::documents {

struct Cell {
    std::string text;
    double width = 0;  ///< points
    TextStyle style;
    bool shaded = false;
};
using Row = std::vector<Cell>;

/// Places a row at the flow's y. \param heads repeated when the row begins a page.
void place_row(PageFlow& flow, const Row& row, double least_height, const std::vector<Row>& heads);

struct Column {
    std::string title;
    double share = 1;  ///< of the width, relative to the other columns
    Align align = Align::left;
};

/// A list over the whole width.
class Table {
  public:
    Table(PageFlow& flow, std::vector<Column> columns, double size);
    void row(const std::vector<std::string>& texts);

  private:
    Cell cell(std::size_t column, std::string text, bool head) const;
    void place_head();

    PageFlow& flow_;
    std::vector<Column> columns_;
    double size_;
    double shares_ = 0;
    std::vector<Row> heads_;
    bool begun_ = false;
};

/// Fields of a form that share one row: label and value, label and value, …
using Fields = std::vector<std::pair<std::string, std::string>>;
void place_fields(PageFlow& flow, const Fields& fields, double least_height_mm = 9);

}  // namespace geo::documents
