// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/percent.hpp"

#include <cstdint>

namespace api::http {
namespace {

int hex_digit(char c) noexcept {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Appends the decoded text; false on a broken escape.
bool append_decoded(std::string_view text, PlusSign plus, std::string& out) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus == PlusSign::space) {
            out.push_back(' ');
        } else if (text[i] != '%') {
            out.push_back(text[i]);
        } else {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return false;
            }
            out.push_back(static_cast<char>(high * 16 + low));
            i += 2;
        }
    }
    return true;
}

bool is_text(std::string_view text) noexcept {
    return text.find('\0') == std::string_view::npos && is_utf8(text);
}

/// Length of the sequence that a lead byte opens and the least code point it may encode.
struct Sequence {
    std::size_t length;
    std::uint32_t least;
    std::uint32_t bits;
};

Sequence sequence_of(unsigned char lead) noexcept {
    if (lead < 0x80) {
        return {1, 0, lead};
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return {2, 0x80, lead & 0x1FU};
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return {3, 0x800, lead & 0x0FU};
    }
    return lead >= 0xF0 && lead <= 0xF4 ? Sequence{4, 0x10000, lead & 0x07U} : Sequence{0, 0, 0};
}

bool is_scalar_value(std::uint32_t code, std::uint32_t least) noexcept {
    return code >= least && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size();) {
        const auto [length, least, bits] = sequence_of(static_cast<unsigned char>(text[i]));
        if (length == 0 || length > text.size() - i) {
            return false;
        }
        std::uint32_t code = bits;
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0U) != 0x80U) {
                return false;
            }
            code = (code << 6U) | (next & 0x3FU);
        }
        if (!is_scalar_value(code, least)) {
            return false;
        }
        i += length;
    }
    return true;
}

void DecodingArena::reset(std::size_t capacity) {
    bytes_.clear();
    bytes_.reserve(capacity);
}

std::optional<std::string_view> DecodingArena::decode(std::string_view text, PlusSign plus) {
    const bool is_plain = text.find('%') == std::string_view::npos &&
                          (plus == PlusSign::literal || text.find('+') == std::string_view::npos);
    if (is_plain) {
        return is_text(text) ? std::optional{text} : std::nullopt;
    }
    if (bytes_.size() + text.size() > bytes_.capacity()) {
        return std::nullopt;  // growing would invalidate the views handed out before
    }
    const auto start = bytes_.size();
    if (!append_decoded(text, plus, bytes_)) {
        return std::nullopt;
    }
    const auto decoded = std::string_view{bytes_}.substr(start);
    return is_text(decoded) ? std::optional{decoded} : std::nullopt;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size() * 3);
    for (const char c : text) {
        if (unreserved.find(c) != std::string_view::npos) {
            out.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out.push_back('%');
        out.push_back(digits[byte >> 4U]);
        out.push_back(digits[byte & 0x0FU]);
    }
    return out;
}

}  // namespace api::http
