// SPDX-License-Identifier: Apache-2.0
// A row of a table written again with cells added, for many threads at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/table/block_reader.hpp"
#include "api/table/cells.hpp"

namespace api::table {

/// What is done with a cell of the input that a spreadsheet would run as a formula.
enum class Formulas {
    defuse,   ///< an apostrophe goes before it, as spreadsheets themselves mark a text
    verbatim  ///< it is left as it is, for machines
};

/// True for a cell that begins with = + - @, a tab or a return and is no number: "=1+1", "@x", but
/// not "-5", "+86 546 8888888".
bool is_formula(std::string_view cell) noexcept;

/// Knows where the added columns go; has no memory of rows, so threads may share it.
class RowWriter {
  public:
    /// A column to be added that is there already, because the table is an answer that was sent in
    /// again, is filled in where it stands. \param shape outlives this.
    RowWriter(const TableShape& shape, std::span<const std::string_view> added, Formulas formulas);

    /// The header with its byte order mark and line end.
    std::string header() const;

    /// A row that was read: as it stands in the file wherever nothing in it needs to change.
    /// \param raw the record  \param cells of it  \param added one for each column that is added
    void append(std::string& out, std::string_view raw, const std::vector<std::string_view>& cells,
                const Cells& added) const;
    /// A row that could not be read: all of it is in the first column, with bytes that are not
    /// UTF-8 written as \xE4. The row has as many cells as any other.
    void append_unread(std::string& out, std::string_view raw, const Cells& added) const;

  private:
    bool must_rebuild(const std::vector<std::string_view>& cells) const noexcept;
    void append_cell(std::string& out, std::string_view cell) const;
    void append_input_cell(std::string& out, std::string_view cell) const;
    void append_added(std::string& out, const Cells& added) const;

    const TableShape& shape_;
    std::vector<std::string> added_;
    std::vector<std::optional<std::size_t>> places_;  ///< of the added columns in the input
    bool replaces_any_ = false;
    Formulas formulas_;
};

/// UTF-8, with what is not written as \xE4.
std::string readable(std::string_view raw);

}  // namespace api::table
