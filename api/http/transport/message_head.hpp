// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "api/http/transport/method.hpp"
#include "geo/base/bilingual.hpp"

namespace api::http {

struct HeaderField {
    std::string_view name;
    std::string_view value;
};

/// Why a message cannot be taken. The connection answers it and closes: after a framing error
/// nothing that follows on the same connection can be trusted (RFC 9112 §11.2).
struct Refusal {
    int status;
    geo::BilingualText detail;
};

/// A request line and its header fields. The views point into the bytes given to parse_head.
struct MessageHead {
    Method method = Method::get;
    std::string_view target;  ///< origin form, "/search?q=…", or "*"
    int minor_version = 1;
    std::vector<HeaderField> fields;
    std::optional<std::uint64_t> content_length;
    bool is_chunked = false;
    bool keeps_alive = true;
    bool expects_continue = false;

    bool has_body() const noexcept { return is_chunked || content_length.value_or(0) > 0; }

    /// The value of the first field of that name, compared without case.
    std::optional<std::string_view> field(std::string_view name) const noexcept;
};

/// Parses one complete head, from the request line through the empty line, and checks how the
/// message is framed: exactly one way to know its length, one Host, nothing folded.
/// \returns nullptr, or why the message is refused.
const Refusal* parse_head(std::string_view block, MessageHead& head);

}  // namespace api::http
