// SPDX-License-Identifier: Apache-2.0
#include "api/table/table_writer.hpp"

#include <algorithm>

namespace api::table {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

std::string formula_safe(std::string_view cell) {
    const bool is_risky =
        !cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos;
    return is_risky ? "'" + std::string{cell} : std::string{cell};
}

TableWriter::TableWriter(const TableReader& reader, const std::vector<std::string>& added,
                         Sink sink)
    : reader_(reader), sink_(std::move(sink)) {
    if (reader.had_mark()) line_ += byte_order_mark;
    line_ += reader.header();
    for (const std::string& name : added) {
        const auto& columns = reader.columns();
        const auto found = std::find(columns.begin(), columns.end(), name);
        const bool is_there = found != columns.end();
        places_.push_back(is_there
                              ? std::optional{static_cast<std::size_t>(found - columns.begin())}
                              : std::nullopt);
        replaces_any_ = replaces_any_ || is_there;
        if (is_there) continue;
        line_ += reader.separator();
        append_cell(name);
    }
    line_ += reader.line_end();
    sink_(line_);
}

void TableWriter::write(const Row& row, const std::vector<std::string>& cells) {
    line_.clear();
    replaces_any_ ? append_rebuilt(row, cells) : append_raw(row, cells);
    line_ += reader_.line_end();
    sink_(line_);
}

void TableWriter::append_raw(const Row& row, const std::vector<std::string>& cells) {
    line_ += row.raw;
    line_.append(reader_.columns().size() - row.cells.size(), reader_.separator());
    for (const std::string& cell : cells) {
        line_ += reader_.separator();
        append_cell(cell);
    }
}

void TableWriter::append_rebuilt(const Row& row, const std::vector<std::string>& cells) {
    for (std::size_t column = 0; column < reader_.columns().size(); ++column) {
        if (column > 0) line_ += reader_.separator();
        const auto place = std::find(places_.begin(), places_.end(), std::optional{column});
        append_cell(place == places_.end()
                        ? row.cell(column)
                        : cells[static_cast<std::size_t>(place - places_.begin())]);
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (places_[i]) continue;
        line_ += reader_.separator();
        append_cell(cells[i]);
    }
}

void TableWriter::append_cell(std::string_view cell) {
    const bool needs_quotes =
        cell.find_first_of("\"\r\n") != cell.npos || cell.find(reader_.separator()) != cell.npos;
    if (!needs_quotes) {
        line_ += cell;
        return;
    }
    line_ += '"';
    for (const char letter : cell) line_.append(letter == '"' ? 2 : 1, letter);
    line_ += '"';
}

}  // namespace api::table
