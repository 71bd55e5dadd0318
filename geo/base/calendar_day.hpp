// SPDX-License-Identifier: Apache-2.0
// Calendar days as texts, "2024-12-20", and what lies between them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace geo {

/// nullopt unless the text is a day that exists, written as "2024-12-20", from the year 1000 on.
std::optional<std::chrono::sys_days> parse_day(std::string_view text) noexcept;
std::string to_day_text(std::chrono::sys_days day);

/// The day so many days later; the first is not counted (民法典 Art 201: 开始的当日不计入).
/// \pre day is a day.  \throws Error(invalid_input) otherwise.
std::string days_after(std::string_view day, int days);
/// Days from one to the other, negative when the second is earlier. \throws as days_after.
int days_between(std::string_view from, std::string_view to);

/// "2024年12月20日", as documents write it. \throws as days_after.
std::string chinese_day(std::string_view day);

}  // namespace geo
