// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace api::http {

/// The methods this server knows (RFC 9110 §9, RFC 5789). Any other is answered 501.
enum class Method : std::uint8_t { get, head, post, put, patch, remove, options };

inline constexpr std::array<std::string_view, 7> method_names{"GET",   "HEAD",   "POST",   "PUT",
                                                              "PATCH", "DELETE", "OPTIONS"};

inline std::string_view name_of(Method method) noexcept {
    return method_names[static_cast<std::size_t>(method)];
}

inline std::optional<Method> find_method(std::string_view name) noexcept {
    for (std::size_t i = 0; i < method_names.size(); ++i) {
        if (method_names[i] == name) {
            return static_cast<Method>(i);
        }
    }
    return std::nullopt;
}

/// Methods whose requests carry a body worth a media type.
inline bool carries_body(Method method) noexcept {
    return method == Method::post || method == Method::put || method == Method::patch;
}

}  // namespace api::http
