// SPDX-License-Identifier: Apache-2.0
// Tables as office workbooks (XLSX), by way of GDAL: read as the CSV they would be, and written
// with every cell a text, so that no cell becomes a formula and 007 stays 007.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace importers {

/// True for a name that ends in .xlsx, in whatever case.
bool is_spreadsheet(std::string_view path) noexcept;

/// The first sheet as CSV in UTF-8: commas, LF, quotes where they must be. Numbers as they are
/// shown, dates as the workbook counts them. Empty cells at the end of a row are left out.
/// \throws geo::Error(storage) when it cannot be opened, geo::Error(invalid_input) when it is no
/// workbook or damaged.
std::string spreadsheet_as_csv(const std::string& path);

/// Writes a workbook of one sheet. It is there whole, or not at all.
class SpreadsheetWriter {
  public:
    static constexpr std::size_t most_rows = 1'048'576;  ///< of a sheet (ECMA-376), head included
    static constexpr std::size_t most_columns = 16'384;

    /// \throws geo::Error(too_large) for more columns, geo::Error(storage) when it cannot be made.
    SpreadsheetWriter(const std::string& path, const std::vector<std::string>& columns);
    ~SpreadsheetWriter();
    SpreadsheetWriter(const SpreadsheetWriter&) = delete;
    SpreadsheetWriter& operator=(const SpreadsheetWriter&) = delete;

    /// \throws geo::Error(too_large) for a row that a sheet has no room for.
    void add(const std::vector<std::string_view>& cells);
    /// \throws geo::Error(storage) when the disk is full.
    void commit();

  private:
    struct Sheet;
    std::string path_, part_;
    std::unique_ptr<Sheet> sheet_;
};

}  // namespace importers
