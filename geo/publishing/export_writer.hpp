// SPDX-License-Identifier: Apache-2.0
// A table of rows as a file, through OGR.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "geo/publishing/export_table.hpp"

namespace geo::publishing {

struct ExportFormat {
    const char* ending;
    const char* driver;
    bool short_names = false;
};

/// \throws Error(invalid_input) when the path ends in none of the endings.
const ExportFormat& export_format_of(const std::string& path);

struct ExportTarget {
    std::string file;  ///< does not exist yet
    ExportFormat format;
    std::string layer_name;
    int epsg = 4490;
    std::string description;
    std::vector<int> widths;  ///< bytes of each column, where the format fixes them: a shapefile
};

class ExportWriter {
  public:
    /// \throws Error(storage) when the file cannot be made.
    ExportWriter(ExportTarget target, ExportLayer layer);
    ~ExportWriter();
    ExportWriter(const ExportWriter&) = delete;
    ExportWriter& operator=(const ExportWriter&) = delete;

    /// \throws Error(storage) when the row cannot be written.
    void write(const ExportRow& row);
    /// Closes the file and looks at it again: every row must be there.
    /// \throws Error(storage) when one is not, the disk being full for instance.
    void finish();
    std::int64_t rows() const noexcept { return rows_; }
    /// Rows without a geometry, which FlatGeobuf cannot hold.
    std::int64_t left_out() const noexcept { return left_out_; }

  private:
    struct State;
    std::unique_ptr<State> state_;
    std::int64_t rows_ = 0;
    std::int64_t left_out_ = 0;
};

}  // namespace geo::publishing
