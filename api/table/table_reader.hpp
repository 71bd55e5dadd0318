// SPDX-License-Identifier: Apache-2.0
// A table of rows as people hand it in: CSV of any encoding, separated by commas, semicolons or
// tabs, with or without quotes (RFC 4180). Read row by row; what a row said byte for byte is kept.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/table/decoded_text.hpp"
#include "geo/base/error.hpp"

namespace api::table {

/// One record; valid until the next is read.
struct Row {
    std::int64_t line = 0;  ///< where it begins in the file, the header being line 1
    std::string_view raw;   ///< as it stands in the file, in UTF-8, without its line end
    std::vector<std::string_view> cells;  ///< as many as there are columns, or fewer

    /// Empty for a cell that a short row leaves out.
    std::string_view cell(std::size_t column) const noexcept {
        return column < cells.size() ? cells[column] : std::string_view{};
    }
};

class TableReader {
  public:
    /// Reads the header. \param bytes outlives this. \param encoding empty: find out.
    /// \throws geo::Error(invalid_input) when there is no header, or as next().
    explicit TableReader(Bytes& bytes, const std::string& encoding = {});
    ~TableReader();
    TableReader(const TableReader&) = delete;
    TableReader& operator=(const TableReader&) = delete;

    const std::vector<std::string>& columns() const noexcept { return columns_; }
    /// The column that bears one of the names (the first of them that is there).
    /// \throws geo::Error(invalid_input) when several columns bear it.
    std::optional<std::size_t> find_column(std::span<const std::string_view> names) const;
    /// \throws geo::Error(invalid_input) naming what is missing and what is there.
    std::size_t get_column(std::span<const std::string_view> names) const;

    /// The next row, or nullptr after the last. Blank lines are no rows.
    /// \throws geo::Error(invalid_input) naming the line: a quote that is never closed, more cells
    /// than columns, bytes of another encoding.
    const Row* next();

    const std::string& header() const noexcept { return header_; }  ///< as it stands in the file
    char separator() const noexcept { return separator_; }
    std::string_view line_end() const noexcept { return line_end_; }
    bool had_mark() const noexcept { return text_.had_mark(); }  ///< a byte order mark
    const std::string& encoding() const noexcept { return text_.encoding(); }
    /// How far the reading has come, for a progress bar.
    std::int64_t bytes_read() const noexcept { return text_.bytes_read(); }
    std::int64_t bytes_in_all() const noexcept { return text_.bytes().size(); }

    static constexpr std::size_t longest_row_bytes = std::size_t{4} << 20U;

  private:
    struct Parser;

    void read_header();
    bool read_record();
    std::string_view next_line();
    void take_cells();
    geo::Error fault(const std::string& zh, const std::string& en) const;

    DecodedText text_;
    std::string buffer_;
    std::size_t at_ = 0;            ///< what lies before it in the buffer was parsed
    std::size_t record_start_ = 0;  ///< in the buffer
    std::int64_t lines_ = 0;
    std::unique_ptr<Parser> parser_;
    std::vector<std::string> columns_;
    std::string header_;
    char separator_ = ',';
    std::string line_end_ = "\n";
    Row row_;
};

}  // namespace api::table
