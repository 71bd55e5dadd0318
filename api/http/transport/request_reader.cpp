// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/request_reader.hpp"

#include <algorithm>

namespace api::http {
namespace {

constexpr std::size_t most_body_reserved = 1024 * 1024;

const Refusal bad_line{400,
                       {"请求头的每一行须以 CRLF 结尾，且不得折行。",
                        "Every line of a request head ends in CRLF and none is folded."}};
const Refusal line_too_long{414, {"请求行超过 32 KiB。", "The request line exceeds 32 KiB."}};
const Refusal head_too_large{431, {"请求头超过 16 KiB。", "The header fields exceed 16 KiB."}};
const Refusal body_too_large{
    413,
    {"请求体超过此地址允许的大小。", "The request body is larger than this resource accepts."}};
const Refusal bad_chunk{400,
                        {"chunked 请求体的格式无效。", "The chunked request body is malformed."}};

/// Empty lines before a request line are skipped (RFC 9112 §2.2).
void skip_empty_lines(std::string_view& input) {
    while (input.substr(0, 2) == "\r\n") {
        input.remove_prefix(2);
    }
}

}  // namespace

/// Walks the lines of a head from where it last stopped. Sets head_size_ at the empty line.
/// \returns false when a line ends in a lone LF or continues the one before it.
bool RequestReader::scan(std::string_view bytes) {
    for (auto end = bytes.find('\n', scanned_); end != std::string_view::npos;
         end = bytes.find('\n', scanned_)) {
        const bool is_folded = bytes[line_start_] == ' ' || bytes[line_start_] == '\t';
        if (end == line_start_ || bytes[end - 1] != '\r' || is_folded) {
            return false;
        }
        scanned_ = end + 1;
        if (end == line_start_ + 1) {
            head_size_ = scanned_;
            return true;
        }
        if (line_start_ == 0) {
            request_line_ = scanned_;
        }
        line_start_ = scanned_;
    }
    scanned_ = bytes.size();
    return true;
}

RequestReader::Outcome RequestReader::refuse(const Refusal& refusal) {
    refusal_ = &refusal;
    return Outcome::refused;
}

void RequestReader::begin_next() {
    step_ = Step::head;
    buffer_.clear();
    scanned_ = line_start_ = request_line_ = head_size_ = 0;
    if (body_.capacity() > most_body_reserved) {
        body_ = std::string{};
    }
    body_.clear();
    chunks_.reset();
}

RequestReader::Outcome RequestReader::read_head(std::string_view& input) {
    if (buffer_ == "\r" && input.starts_with('\n')) {  // an empty line that came in two pieces
        input.remove_prefix(1);
        begin_next();
    }
    if (buffer_.empty()) {
        skip_empty_lines(input);
    }
    const bool is_in_place = buffer_.empty();
    const auto held = buffer_.size();
    if (!is_in_place) {
        buffer_.append(input);
    }
    const std::string_view bytes = is_in_place ? input : std::string_view{buffer_};
    if (!scan(bytes)) {
        return refuse(bad_line);
    }
    const auto first_line = request_line_ == 0 ? scanned_ : request_line_;
    if (first_line > longest_request_line) {
        return refuse(line_too_long);
    }
    if (scanned_ - first_line > most_header_bytes) {
        return refuse(head_too_large);
    }
    if (head_size_ == 0) {
        if (is_in_place) {
            buffer_.assign(input);
        }
        input = {};
        return Outcome::need_more;
    }
    const auto rest = input.substr(head_size_ - held);
    if (!is_in_place) {
        buffer_.resize(head_size_);
    }
    const auto block = bytes.substr(0, head_size_);
    input = rest;
    return take_head(block);
}

RequestReader::Outcome RequestReader::take_head(std::string_view block) {
    head_bytes_ = block;
    if (const auto* refusal = parse_head(block, head_)) {
        return refuse(*refusal);
    }
    if (!head_.has_body()) {
        step_ = Step::done;
        return Outcome::complete;
    }
    if (buffer_.empty()) {  // a body may arrive later than these bytes last: keep the head
        buffer_.assign(block);
        parse_head(buffer_, head_);
        head_bytes_ = buffer_;
    }
    step_ = Step::body;
    return Outcome::head;
}

RequestReader::Outcome RequestReader::read_sized_body(std::string_view& input) {
    const auto length = head_.content_length.value_or(0);
    if (length > body_limit_) {
        return refuse(body_too_large);
    }
    if (body_.empty()) {
        body_.reserve(std::min<std::size_t>(length, most_body_reserved));
    }
    const auto count = std::min<std::size_t>(length - body_.size(), input.size());
    body_.append(input.substr(0, count));
    input.remove_prefix(count);
    if (body_.size() < length) {
        return Outcome::need_more;
    }
    step_ = Step::done;
    return Outcome::complete;
}

RequestReader::Outcome RequestReader::read_body(std::string_view& input) {
    if (!head_.is_chunked) {
        return read_sized_body(input);
    }
    switch (chunks_.read(input, body_, body_limit_)) {
        case ChunkedBody::State::more:
            return Outcome::need_more;
        case ChunkedBody::State::broken:
            return refuse(bad_chunk);
        case ChunkedBody::State::too_large:
            return refuse(body_too_large);
        case ChunkedBody::State::complete:
            break;
    }
    step_ = Step::done;
    return Outcome::complete;
}

RequestReader::Outcome RequestReader::read(std::string_view& input) {
    if (step_ == Step::done) {
        begin_next();
    }
    return step_ == Step::head ? read_head(input) : read_body(input);
}

}  // namespace api::http
