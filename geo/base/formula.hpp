// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace geo::text {

/// A text that a spreadsheet would run instead of show: it begins with = @ + - or a control
/// character. Numbers with a sign, and telephone numbers, are none.
inline bool is_formula(std::string_view cell) noexcept {
    constexpr std::string_view starts{"=@\t\r"}, signs{"+-"};
    if (cell.empty()) return false;
    if (starts.find(cell.front()) != std::string_view::npos) return true;
    return signs.find(cell.front()) != std::string_view::npos &&
           cell.find_first_not_of("0123456789.+- ()") != std::string_view::npos;
}

/// The same text with an apostrophe before it, where it would be run.
inline std::string without_formula(const std::string& cell) {
    return is_formula(cell) ? "'" + cell : cell;
}

}  // namespace geo::text
