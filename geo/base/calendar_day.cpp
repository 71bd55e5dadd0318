// SPDX-License-Identifier: Apache-2.0
#include "geo/base/calendar_day.hpp"

#include <algorithm>
#include <cstdio>

#include "geo/base/error.hpp"

namespace geo {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<unsigned> number_in(std::string_view digits) noexcept {
    unsigned value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(digit - '0');
    }
    return value;
}

sys_days required_day(std::string_view text) {
    if (const auto day = parse_day(text)) return *day;
    const std::string shown{text.substr(0, 40)};
    throw Error(ErrorKind::invalid_input, "“" + shown + "”不是日期，应如 2024-12-20。",
                "'" + shown + "' is not a day; write it as 2024-12-20.");
}

}  // namespace

std::optional<sys_days> parse_day(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number_in(text.substr(0, 4));
    const auto month = number_in(text.substr(5, 2));
    const auto day = number_in(text.substr(8, 2));
    if (!year || !month || !day || *year < 1000) return std::nullopt;
    const year_month_day date{std::chrono::year{static_cast<int>(*year)},
                              std::chrono::month{*month}, std::chrono::day{*day}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date};
}

std::string to_day_text(sys_days day) {
    const year_month_day date{day};
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::string days_after(std::string_view day, int days) {
    return to_day_text(required_day(day) + std::chrono::days{days});
}

int days_between(std::string_view from, std::string_view to) {
    return static_cast<int>((required_day(to) - required_day(from)).count());
}

std::string chinese_day(std::string_view day) {
    const year_month_day date{required_day(day)};
    return std::to_string(static_cast<int>(date.year())) + "年" +
           std::to_string(static_cast<unsigned>(date.month())) + "月" +
           std::to_string(static_cast<unsigned>(date.day())) + "日";
}

}  // namespace geo
