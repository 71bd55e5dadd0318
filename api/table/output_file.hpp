// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace api::table {

/// A file that is there whole or not at all: written beside its place under another name, and put
/// in place by commit(). Without that it goes again, and what stood in its place stays.
/// "-" and what is no regular file (a pipe) is written to directly.
class OutputFile {
  public:
    /// \throws geo::Error(storage) when nothing can be written there.
    explicit OutputFile(const std::string& path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// \throws geo::Error(no_space) when the disk is full.
    void write(std::string_view bytes);
    /// \throws geo::Error(no_space) when the disk is full, geo::Error(storage) when the file cannot
    /// be put in place.
    void commit();

  private:
    void flush();
    [[noreturn]] void fail() const;

    std::string path_;       ///< as given
    std::string place_;      ///< links followed; empty for a stream
    std::string temporary_;  ///< empty when there is none
    int descriptor_ = -1;
    std::string pending_;
};

}  // namespace api::table
