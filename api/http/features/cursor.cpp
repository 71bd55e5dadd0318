// SPDX-License-Identifier: Apache-2.0
// Cursors: base64url without padding (RFC 4648 section 5), so that they need no encoding in a URL.
#include <array>
#include <cstdint>

#include "api/http/features/feature_query.hpp"
#include "api/http/transport/percent.hpp"

namespace api::http {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t longest_cursor = 256;

}  // namespace

std::string cursor_of(std::string_view key) {
    std::string cursor;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : key) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        count += 8;
        while (count >= 6) {
            count -= 6;
            cursor += alphabet[bits >> count & 63U];
        }
    }
    if (count > 0) cursor += alphabet[bits << (6 - count) & 63U];
    return cursor;
}

std::optional<std::string> key_of(std::string_view cursor) {
    if (cursor.empty() || cursor.size() > longest_cursor) return std::nullopt;
    std::string key;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : cursor) {
        const auto value = alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        bits = bits << 6U | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            key += static_cast<char>(bits >> count & 255U);
        }
    }
    // Written back it must be the same text, or somebody made it up.
    if (!is_utf8(key) || cursor_of(key) != cursor) return std::nullopt;
    return key;
}

}  // namespace api::http
