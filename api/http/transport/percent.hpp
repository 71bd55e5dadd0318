// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace api::http {

enum class PlusSign { literal, space };

/// Decodes percent-encoded text (RFC 3986 §2.1) into memory of its own. Decoded views stay valid
/// until reset(); an arena is reused from request to request so that decoding costs no allocation.
class DecodingArena {
  public:
    /// Makes room for everything that will be decoded from a target of that size.
    void reset(std::size_t capacity);

    /// The decoded text; nullopt for a broken escape, a NUL or bytes that are not UTF-8.
    /// Text without escapes is returned as it is. A plus sign is a space in a query only.
    std::optional<std::string_view> decode(std::string_view text, PlusSign plus);

  private:
    std::string bytes_;
};

/// Encodes everything but the unreserved characters of RFC 3986.
std::string percent_encoded(std::string_view text);

/// Whether the bytes are well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
bool is_utf8(std::string_view text) noexcept;

}  // namespace api::http
