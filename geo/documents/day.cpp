// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/day.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

namespace geo::documents {
namespace {

int to_int(const Day& day) { return static_cast<int>(day.year()); }
unsigned month_of(const Day& day) { return static_cast<unsigned>(day.month()); }
unsigned day_of(const Day& day) { return static_cast<unsigned>(day.day()); }

bool has_iso_shape(std::string_view text) {
    constexpr std::string_view shape = "0000-00-00";
    return text.size() == shape.size() &&
           std::equal(text.begin(), text.end(), shape.begin(), [](char given, char wanted) {
               return wanted == '-' ? given == '-' : given >= '0' && given <= '9';
           });
}

}  // namespace

std::string to_chinese(const std::optional<Day>& day) {
    if (!day || !day->ok()) return {};
    return fmt::format("{}年{}月{}日", to_int(*day), month_of(*day), day_of(*day));
}

std::string to_iso(const std::optional<Day>& day) {
    if (!day || !day->ok()) return {};
    return fmt::format("{:04}-{:02}-{:02}", to_int(*day), month_of(*day), day_of(*day));
}

std::optional<Day> day_from_iso(const std::string& text) {
    if (!has_iso_shape(text)) return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t count) {
        return std::stoi(text.substr(at, count));
    };
    const Day day{std::chrono::year{number(0, 4)},
                  std::chrono::month{static_cast<unsigned>(number(5, 2))},
                  std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    return day.ok() ? std::optional{day} : std::nullopt;
}

}  // namespace geo::documents
