// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "api/http/transport/chunked_body.hpp"
#include "api/http/transport/message_head.hpp"

namespace api::http {

/// Cuts the bytes of one connection into requests. Feed it what arrives; it keeps what is
/// incomplete. A request without a body that arrives in one piece (nearly all of them) is parsed
/// where it lies, without a copy.
class RequestReader {
  public:
    enum class Outcome {
        need_more,  ///< everything is taken in, the request is not complete
        head,       ///< the head is known and a body follows: set_body_limit(), then read on
        complete,   ///< head() and body() stand until the next call
        refused,    ///< refusal() says why; the connection must close
    };

    static constexpr std::size_t longest_request_line = 32 * 1024;
    static constexpr std::size_t most_header_bytes = 16 * 1024;

    /// Reads on from input, removing what it takes. After complete the rest of input belongs to
    /// the next request; call again. The bytes of input must outlive the use of head().
    Outcome read(std::string_view& input);

    const MessageHead& head() const noexcept { return head_; }
    /// The bytes that head() was read from.
    std::string_view head_bytes() const noexcept { return head_bytes_; }
    std::string_view body() const noexcept { return body_; }
    /// Gives the body away; body() is empty from then on.
    std::string take_body() noexcept { return std::exchange(body_, {}); }
    const Refusal& refusal() const noexcept { return *refusal_; }
    void set_body_limit(std::size_t bytes) noexcept { body_limit_ = bytes; }

    /// Nothing of a next request has arrived.
    bool is_idle() const noexcept { return step_ == Step::head && buffer_.empty(); }
    bool is_reading_body() const noexcept { return step_ == Step::body; }

  private:
    enum class Step { head, body, done };

    Outcome read_head(std::string_view& input);
    Outcome take_head(std::string_view block);
    Outcome read_body(std::string_view& input);
    Outcome read_sized_body(std::string_view& input);
    Outcome refuse(const Refusal& refusal);
    void begin_next();
    bool scan(std::string_view bytes);

    Step step_ = Step::head;
    MessageHead head_;
    std::string_view head_bytes_;
    std::string buffer_;          ///< an incomplete head, or the head of a request with a body
    std::size_t scanned_ = 0;     ///< bytes of the head that scan() has seen
    std::size_t line_start_ = 0;  ///< where the line being scanned begins
    std::size_t request_line_ = 0;
    std::size_t head_size_ = 0;  ///< through the empty line; 0 while unknown
    std::string body_;
    std::size_t body_limit_ = 0;
    ChunkedBody chunks_;
    const Refusal* refusal_ = nullptr;
};

}  // namespace api::http
