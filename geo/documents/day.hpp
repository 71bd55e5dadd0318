// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace geo::documents {

/// A calendar day as a paper shows it; which time zone it was taken in is settled before it comes
/// here.
using Day = std::chrono::year_month_day;

/// "2024年12月20日"; empty for a missing day and for one that no calendar has.
std::string to_chinese(const std::optional<Day>& day);

/// "2024-12-20"; empty as above.
std::string to_iso(const std::optional<Day>& day);

/// The day of an ISO date, "2024-12-20"; nullopt for anything else.
std::optional<Day> day_from_iso(const std::string& text);

}  // namespace geo::documents
