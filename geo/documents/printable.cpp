// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/printable.hpp"

#include <fmt/core.h>

#include "geo/base/text.hpp"

namespace geo::documents {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The longest run of valid UTF-8 goes in as it is; a byte that starts nothing becomes U+FFFD.
std::string repaired(std::string_view text) {
    if (text::is_valid_utf8(text)) return std::string(text);
    std::string out;
    while (!text.empty()) {
        std::size_t length = 1;
        while (length <= 4 && length <= text.size() && !text::is_valid_utf8(text.substr(0, length)))
            ++length;
        const bool whole = length <= 4 && length <= text.size();
        out += whole ? text.substr(0, length) : replacement;
        text.remove_prefix(whole ? length : 1);
    }
    return out;
}

bool breaks_line(char32_t point) {
    return point == U'\n' || point == U'\u2028' || point == U'\u2029' || point == U'\u0085';
}

std::string shown(std::string_view text, char line_break) {
    std::string out;
    for (const char32_t point : text::code_points(repaired(text))) {
        if (breaks_line(point))
            out += line_break;
        else if (point == U'\t')
            out += ' ';
        else if (point == U'\r')
            continue;
        else if (text::is_invisible(point))
            out += fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(point));
        else
            text::append_utf8(out, point);
    }
    return out;
}

std::string_view reference(char letter) {
    switch (letter) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

}  // namespace

std::string printable(std::string_view text) { return shown(text, '\n'); }

std::string printable_line(std::string_view text) { return shown(text, ' '); }

std::string markup(std::string_view text) {
    std::string out;
    for (const char letter : printable(text)) {
        if (const auto escaped = reference(letter); !escaped.empty())
            out += escaped;
        else
            out += letter;
    }
    return out;
}

bool is_blank(std::string_view text) {
    if (!text::is_valid_utf8(text)) return true;
    return text::trimmed(text::strip_invisible(text)).empty();
}

}  // namespace geo::documents
