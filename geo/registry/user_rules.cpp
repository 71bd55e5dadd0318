// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/user_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "geo/base/text.hpp"

namespace geo::registry {
namespace {

constexpr std::size_t longest_name = 64;

/// Where the levels of a national code end: province, city, county, town, village.
constexpr std::array<std::size_t, 5> level_ends{2, 4, 6, 9, 12};

bool is_level_end(std::size_t size) {
    return std::find(level_ends.begin(), level_ends.end(), size) != level_ends.end();
}

bool is_visible(std::string_view name) {
    const auto points = text::code_points(name);
    return std::none_of(points.begin(), points.end(),
                        [](char32_t point) { return text::is_invisible(point); });
}

}  // namespace

std::string user_name_of(std::string_view typed) {
    if (!text::is_valid_utf8(typed) || typed.size() > longest_name * 4 ||
        text::length(typed) > longest_name)
        throw Error(ErrorKind::invalid_input,
                    fmt::format("用户名须为不超过 {} 个字符的文本。", longest_name),
                    fmt::format("A user's name is text of at most {} characters.", longest_name))
            .at("/name");
    std::string name = text::nfc(typed);
    if (name.empty() || text::trimmed(name).size() != name.size() || !is_visible(name))
        throw Error(ErrorKind::invalid_input, "用户名不能为空，首尾不能有空格，不能含不可见字符。",
                    "A user's name is not empty, has no space at either end and no invisible "
                    "characters.")
            .at("/name");
    return name;
}

std::string area_of(std::string_view code) {
    const bool is_national = code.size() <= level_ends.back() && !code.empty() &&
                             code.find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_national) return std::string{code};
    if (!is_level_end(code.size())) throw unknown_area(code);
    // A full code fills the levels below with zeros.
    for (std::size_t level = level_ends.size() - 1; level > 0; --level) {
        const std::size_t above = level_ends.at(level - 1);
        const bool is_filled = code.size() == level_ends.at(level) &&
                               code.substr(above).find_first_not_of('0') == std::string_view::npos;
        if (!is_filled) break;
        code = code.substr(0, above);
    }
    return std::string{code};
}

Error unknown_area(std::string_view code) {
    return Error(
               ErrorKind::invalid_input,
               fmt::format("登记库中没有区划 {}，请先导入区划，或用“luming stats”查看代码。", code),
               fmt::format("The registry knows no division {}; import it first, or look the codes "
                           "up with 'luming stats'.",
                           code))
        .at("/area");
}

}  // namespace geo::registry
