// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/wkt.hpp"

#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <cmath>

#include "geo/base/error.hpp"

namespace geo::spatial {
namespace {

constexpr std::string_view keyword = "LINESTRING";

[[noreturn]] void throw_no_line(std::string_view text) {
    constexpr std::size_t shown = 60;
    throw Error(ErrorKind::invalid_input,
                fmt::format("“{}”不是线。写法：LINESTRING (118.50 37.40, 118.51 37.41)",
                            text.substr(0, shown)),
                fmt::format("'{}' is no line. Write LINESTRING (118.50 37.40, 118.51 37.41)",
                            text.substr(0, shown)));
}

bool is_keyword(std::string_view word) {
    if (word.size() != keyword.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (std::toupper(static_cast<unsigned char>(word[i])) != keyword[i]) return false;
    return true;
}

std::string_view skip_spaces(std::string_view text) {
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

/// Takes a number off the front. False when there is none.
bool take_number(std::string_view& text, double& value) {
    text = skip_spaces(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !std::isfinite(value)) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

}  // namespace

LineString line_from_wkt(std::string_view text) {
    std::string_view rest = skip_spaces(text);
    if (rest.size() < keyword.size() || !is_keyword(rest.substr(0, keyword.size())))
        throw_no_line(text);
    rest = skip_spaces(rest.substr(keyword.size()));
    if (rest.empty() || rest.front() != '(') throw_no_line(text);
    LineString line;
    do {
        rest.remove_prefix(1);
        Coordinate point;
        if (!take_number(rest, point.lon) || !take_number(rest, point.lat)) throw_no_line(text);
        line.points.push_back(point);
        rest = skip_spaces(rest);
    } while (!rest.empty() && (rest.front() == ',' || rest.front() == ';'));
    if (rest.empty() || rest.front() != ')' || !skip_spaces(rest.substr(1)).empty())
        throw_no_line(text);
    return line;
}

}  // namespace geo::spatial
