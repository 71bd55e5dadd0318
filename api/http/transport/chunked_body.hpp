// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace api::http {

/// Takes a chunked body apart (RFC 9112 §7.1), however the bytes happen to arrive. Stricter than
/// most: every line ends in CRLF, because a lone LF is where two servers start to disagree about
/// the length of a message. Chunk extensions and trailer fields are read over within small limits.
class ChunkedBody {
  public:
    enum class State { more, complete, broken, too_large };

    /// Takes what belongs to the body off the front of input and appends the data to body.
    State read(std::string_view& input, std::string& body, std::size_t limit);

    void reset() noexcept { *this = ChunkedBody{}; }

  private:
    enum class Step { size_line, data, data_end, trailer };

    State read_line(std::string_view& input);
    State take_line();
    void take_data(std::string_view& input, std::string& body);

    Step step_ = Step::size_line;
    std::string line_;
    std::size_t trailer_bytes_ = 0;
    std::size_t left_in_chunk_ = 0;
};

}  // namespace api::http
