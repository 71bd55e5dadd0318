// SPDX-License-Identifier: Apache-2.0
#include "geo/base/clock.hpp"

#include <array>
#include <cstdio>

namespace geo {
namespace {

using std::chrono::floor;

std::string format_date(std::chrono::sys_days day) {
    const std::chrono::year_month_day date{day};
    std::array<char, 32> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

Instant SystemClock::now() const {
    return floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string to_rfc3339(Instant instant) {
    const auto day = floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time{instant - day};
    std::array<char, 32> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
        static_cast<int>(time.subseconds().count()));
    return format_date(day) + std::string{text.data(), static_cast<std::size_t>(length)};
}

std::string to_registry_date(Instant instant) {
    constexpr std::chrono::hours china_standard_time{8};
    return format_date(floor<std::chrono::days>(instant + china_standard_time));
}

}  // namespace geo
