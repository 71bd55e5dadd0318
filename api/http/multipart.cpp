// SPDX-License-Identifier: Apache-2.0
#include "api/http/multipart.hpp"

#include "api/http/transport/text.hpp"
#include "geo/base/error.hpp"

namespace api::http {
namespace {

constexpr std::size_t most_parts = 64;

[[noreturn]] void throw_broken() {
    throw geo::Error(geo::ErrorKind::invalid_input, "multipart/form-data 表单不完整。",
                     "The multipart/form-data body is broken.");
}

/// The value of a parameter behind semicolons: boundary=x, name="data".
std::string parameter(std::string_view field, std::string_view name) {
    take_part(field, ';');
    while (!field.empty()) {
        auto value = take_until(field, ';');
        if (!equals_ignoring_case(take_until(value, '='), name)) continue;
        value = trimmed(value);
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        return std::string{value};
    }
    return {};
}

/// The name in the part's Content-Disposition; empty when it has none.
std::string name_in(std::string_view head) {
    while (!head.empty()) {
        auto line = take_part(head, '\n');
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto field = take_until(line, ':');
        if (equals_ignoring_case(field, "Content-Disposition")) return parameter(line, "name");
    }
    return {};
}

FormPart read_part(std::string_view part) {
    constexpr std::string_view blank_line = "\r\n\r\n";
    const auto end = part.find(blank_line);
    if (end == part.npos) throw_broken();
    return {name_in(part.substr(0, end)), part.substr(end + blank_line.size())};
}

}  // namespace

std::vector<FormPart> form_parts(std::string_view content_type, std::string_view body) {
    const auto boundary = parameter(content_type, "boundary");
    if (boundary.empty()) throw_broken();
    const std::string delimiter = "\r\n--" + boundary;
    if (!body.starts_with(std::string_view{delimiter}.substr(2))) throw_broken();
    body.remove_prefix(delimiter.size() - 2);
    std::vector<FormPart> parts;
    while (!body.starts_with("--")) {
        const auto end = body.find(delimiter);
        if (!body.starts_with("\r\n") || end == body.npos || parts.size() == most_parts)
            throw_broken();
        // An empty head begins with the line end that closes the delimiter.
        parts.push_back(read_part(body.substr(0, end)));
        body.remove_prefix(end + delimiter.size());
    }
    return parts;
}

}  // namespace api::http
