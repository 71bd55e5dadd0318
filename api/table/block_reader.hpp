// SPDX-License-Identifier: Apache-2.0
// A CSV read by the block, for tables of millions of rows: a block is a piece of the file that
// begins and ends between two rows, so that blocks can be worked on side by side. Where blocks end
// depends on the file alone.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/table/bytes.hpp"
#include "api/table/record.hpp"
#include "api/table/table_encoding.hpp"
#include "geo/base/encoding.hpp"

namespace api::table {

/// How a table is written down.
struct TableShape {
    char separator = ',';
    std::string line_end = "\n";
    bool has_mark = false;  ///< of the byte order
    std::string encoding;
    std::vector<std::string> columns;  ///< trimmed
    std::string header;                ///< as it stands in the file

    /// \throws geo::Error(invalid_input) naming the columns that there are, or when there are two
    std::size_t get_column(std::span<const std::string_view> names) const;
    std::optional<std::size_t> find_column(std::span<const std::string_view> names) const;
};

struct ReaderOptions {
    std::string encoding;   ///< empty: find out
    char separator = '\0';  ///< 0: the one of , tab ; | that the header has most of
    std::size_t block_bytes = std::size_t{256} << 10U;
};

/// Rows, one after the other, as they stand in the file but in UTF-8.
struct Block {
    std::int64_t number = 0;  ///< from 0
    std::string text;
    std::vector<Record> records;  ///< blank lines are none
    std::int64_t bytes_read = 0;  ///< of the file, up to here
};

class BlockReader {
  public:
    /// Reads the header. \param bytes outlives this.
    /// \throws geo::Error(invalid_input) when there is no header, or it cannot be read, or the
    /// encoding is unknown.
    explicit BlockReader(Bytes& bytes, const ReaderOptions& options = {});

    const TableShape& shape() const noexcept { return shape_; }
    std::int64_t bytes_in_all() const noexcept { return bytes_.size(); }
    std::string_view name() const noexcept { return bytes_.name(); }

    /// \returns false after the last. Memory of the block is used again.
    bool next(Block& block);

  private:
    bool read_more();
    void read_header(char separator);
    /// The records of buffer_ that are complete. \returns where they end.
    std::size_t cut_records(std::vector<Record>& records);

    Bytes& bytes_;
    std::size_t block_bytes_;
    TableShape shape_;
    geo::text::Decoder decoder_;
    std::string undecoded_;
    std::string buffer_;  ///< text that is not handed out yet
    std::int64_t bytes_read_ = 0, blocks_ = 0, line_ = 1;
    bool is_at_end_ = false, has_lone_returns_ = false;
};

}  // namespace api::table
