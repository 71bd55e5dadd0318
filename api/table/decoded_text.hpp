// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "api/table/bytes.hpp"
#include "geo/base/encoding.hpp"

namespace api::table {

/// Bytes of a text file as UTF-8. Its encoding is the one that is asked for; else what its byte
/// order mark says; else UTF-16, when every other byte of its beginning is zero; else UTF-8, when
/// all of it is that; else GB18030, which old spreadsheets here write.
class DecodedText {
  public:
    /// \param bytes outlives this. \param encoding empty: find out.
    /// \throws geo::Error(invalid_input) for an unknown encoding.
    DecodedText(Bytes& bytes, const std::string& encoding);

    const std::string& encoding() const noexcept { return decoder_.encoding(); }
    bool had_mark() const noexcept { return had_mark_; }
    std::int64_t bytes_read() const noexcept { return bytes_read_; }
    const Bytes& bytes() const noexcept { return bytes_; }

    /// Appends a piece of the text. \returns false at its end.
    /// \throws geo::Error(invalid_input) when the bytes are not of the encoding.
    bool append_next(std::string& text);

  private:
    [[noreturn]] void throw_other_encoding() const;

    Bytes& bytes_;
    bool had_mark_ = false;
    geo::text::Decoder decoder_;
    std::string undecoded_;
    std::int64_t bytes_read_ = 0;
    bool is_at_end_ = false;
};

}  // namespace api::table
