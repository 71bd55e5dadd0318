// SPDX-License-Identifier: Apache-2.0
// GeoJSON and CSV are text, and OGR takes their bytes for UTF-8 whatever they are. The file is
// looked through before: other encodings are rewritten into a temporary copy, and a CSV that was
// cut off is noticed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace importers {

/// A temporary file that goes when the object goes.
class TemporaryFile {
  public:
    /// \param ending  ".geojson": drivers look at it
    explicit TemporaryFile(const std::string& ending);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::string& path() const noexcept { return path_; }
    /// \throws Error(storage) when the disk is full.
    void append(const std::string& bytes);
    void finish();

  private:
    std::string path_;
    int descriptor_ = -1;
};

/// The file to read in place of the one named, and how its text was encoded.
struct TextFile {
    std::string path;
    std::string encoding;
    bool declared_wrongly = false;  ///< it is not what was asked for or expected
    std::shared_ptr<TemporaryFile> copy;
};

/// \param encoding  given by the user, or empty: UTF-8, and GB18030 when it is not that.
/// \param ending    of the copy, should one be needed
/// \throws Error(invalid_input) when the bytes are of no encoding tried; names the place.
TextFile as_utf8(const std::string& path, const std::string& encoding, const std::string& ending);

/// Counts the records of a CSV file after its header.
/// \throws Error(invalid_input) when it ends inside a quoted field or in the middle of a record.
std::int64_t count_csv_records(const std::string& path);

}  // namespace importers
