// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/table/table_reader.hpp"

namespace api::table {

/// A table that was read, written again with columns added: every row and column in its place, in
/// the separator and line ends it came with, as UTF-8 (with a byte order mark where it had one).
///
/// What came in goes out byte for byte. A column to be added that is there already, because the
/// table is an answer that was sent in again, is filled in where it stands.
class TableWriter {
  public:
    using Sink = std::function<void(std::string_view)>;

    /// Writes the header. \param reader outlives this.
    TableWriter(const TableReader& reader, const std::vector<std::string>& added, Sink sink);

    /// \param cells one for each column that is added
    void write(const Row& row, const std::vector<std::string>& cells);

  private:
    void append_raw(const Row& row, const std::vector<std::string>& cells);
    void append_rebuilt(const Row& row, const std::vector<std::string>& cells);
    void append_cell(std::string_view cell);

    const TableReader& reader_;
    Sink sink_;
    std::vector<std::optional<std::size_t>> places_;  ///< of the added columns in the input
    bool replaces_any_ = false;
    std::string line_;
};

/// A cell that a spreadsheet would take for a formula ("=1+1", "@x") with an apostrophe before it,
/// so that it stays text; any other as it is.
std::string formula_safe(std::string_view cell);

}  // namespace api::table
