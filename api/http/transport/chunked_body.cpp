// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/chunked_body.hpp"

#include <algorithm>
#include <optional>

namespace api::http {
namespace {

constexpr std::size_t longest_line = 1024;
constexpr std::size_t most_trailer_bytes = 4096;

bool is_printable(char c) noexcept {
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
}

/// The chunk size at the front of "1a;name=value"; at most eight digits.
std::optional<std::size_t> chunk_size(std::string_view line) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::size_t size = 0;
    std::size_t count = 0;
    for (; count < line.size() && line[count] != ';' && line[count] != ' '; ++count) {
        const char lower = line[count] >= 'A' && line[count] <= 'F'
                               ? static_cast<char>(line[count] - 'A' + 'a')
                               : line[count];
        const auto digit = digits.find(lower);
        if (digit == std::string_view::npos || count >= 8) {
            return std::nullopt;
        }
        size = size * 16 + digit;
    }
    return count > 0 ? std::optional{size} : std::nullopt;
}

}  // namespace

/// Collects bytes up to CRLF into line_, which then holds the line with its CRLF.
ChunkedBody::State ChunkedBody::read_line(std::string_view& input) {
    const auto end = input.find('\n');
    const auto count = end == std::string_view::npos ? input.size() : end + 1;
    if (line_.size() + count > longest_line) {
        return State::broken;
    }
    line_.append(input.substr(0, count));
    input.remove_prefix(count);
    if (end == std::string_view::npos) {
        return State::more;
    }
    const bool ends_well = line_.size() >= 2 && line_[line_.size() - 2] == '\r';
    const bool is_clean = ends_well && std::all_of(line_.begin(), line_.end() - 2, is_printable);
    line_.resize(is_clean ? line_.size() - 2 : line_.size());
    return is_clean ? State::complete : State::broken;
}

/// Acts on a complete line; "complete" means the whole body is.
ChunkedBody::State ChunkedBody::take_line() {
    if (step_ == Step::data_end) {
        step_ = Step::size_line;
        return line_.empty() ? State::more : State::broken;
    }
    if (step_ == Step::trailer) {
        trailer_bytes_ += line_.size();
        return line_.empty()                         ? State::complete
               : trailer_bytes_ > most_trailer_bytes ? State::broken
                                                     : State::more;
    }
    const auto size = chunk_size(line_);
    if (!size) {
        return State::broken;
    }
    left_in_chunk_ = *size;
    step_ = *size == 0 ? Step::trailer : Step::data;
    return State::more;
}

void ChunkedBody::take_data(std::string_view& input, std::string& body) {
    const auto count = std::min(left_in_chunk_, input.size());
    body.append(input.substr(0, count));
    input.remove_prefix(count);
    left_in_chunk_ -= count;
    if (left_in_chunk_ == 0) {
        step_ = Step::data_end;
    }
}

ChunkedBody::State ChunkedBody::read(std::string_view& input, std::string& body,
                                     std::size_t limit) {
    while (!input.empty()) {
        if (step_ == Step::data) {
            take_data(input, body);
            continue;
        }
        auto state = read_line(input);
        if (state == State::complete) {
            state = take_line();
            line_.clear();
            if (step_ == Step::data && left_in_chunk_ > limit - std::min(limit, body.size())) {
                return State::too_large;
            }
        }
        if (state != State::more) {
            return state;
        }
    }
    return State::more;
}

}  // namespace api::http
