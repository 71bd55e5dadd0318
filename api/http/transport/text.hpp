// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

/// Small ASCII helpers for header fields. Locale-free and allocation-free.
namespace api::http {

inline char ascii_lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline bool equals_ignoring_case(std::string_view left, std::string_view right) noexcept {
    if (left.size() != right.size()) {
        return false;
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (ascii_lower(left[i]) != ascii_lower(right[i])) {
            return false;
        }
    }
    return true;
}

/// Without the spaces and tabs at either end (RFC 9110 OWS).
inline std::string_view trimmed(std::string_view text) noexcept {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Takes the part before the next separator off the front of rest, and the separator with it.
inline std::string_view take_part(std::string_view& rest, char separator) noexcept {
    const auto end = rest.find(separator);
    const auto part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return part;
}

/// The same without the blanks around the part.
inline std::string_view take_until(std::string_view& rest, char separator) noexcept {
    return trimmed(take_part(rest, separator));
}

/// Whether a comma-separated field names the token: "keep-alive, Upgrade" names "upgrade".
inline bool lists_token(std::string_view field, std::string_view token) noexcept {
    while (!field.empty()) {
        if (equals_ignoring_case(take_until(field, ','), token)) {
            return true;
        }
    }
    return false;
}

}  // namespace api::http
