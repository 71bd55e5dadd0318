// SPDX-License-Identifier: Apache-2.0
// Times as OGC API Features takes them: RFC 3339 section 5.6 and intervals of them.
#include <charconv>

#include "api/http/features/feature_query.hpp"

namespace api::http {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr hours registry_zone{8};  // China Standard Time

/// Takes pieces of a fixed form off the front of a text.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool number(std::size_t digits, unsigned most, unsigned& value) {
        const auto text = rest_.substr(0, digits);
        if (text.size() < digits || text.find_first_not_of("0123456789") != text.npos) return false;
        std::from_chars(text.data(), text.data() + digits, value);
        rest_.remove_prefix(digits);
        return value <= most;
    }
    bool fraction(milliseconds& value) {
        if (!take('.')) return true;
        const auto digits = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
        long scale = 100;
        for (std::size_t i = 0; i < digits && scale > 0; ++i, scale /= 10)
            value += milliseconds{scale * (rest_[i] - '0')};
        rest_.remove_prefix(digits);
        return digits > 0;
    }
    bool at_end() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

bool scan_day(Scanner& scanner, geo::Instant& day) {
    unsigned year = 0, month = 0, number = 0;
    if (!scanner.number(4, 9999, year) || !scanner.take('-') || !scanner.number(2, 12, month) ||
        !scanner.take('-') || !scanner.number(2, 31, number))
        return false;
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year)},
                                           std::chrono::month{month}, std::chrono::day{number}};
    day = geo::Instant{std::chrono::sys_days{date}};
    return date.ok();
}

bool scan_time(Scanner& scanner, geo::Instant& instant) {
    unsigned hour = 0, minute = 0, second = 0;
    milliseconds fraction{0};
    if (!scanner.number(2, 23, hour) || !scanner.take(':') || !scanner.number(2, 59, minute) ||
        !scanner.take(':') || !scanner.number(2, 60, second) || !scanner.fraction(fraction))
        return false;
    instant += hours{hour} + minutes{minute} + seconds{second} + fraction;
    return true;
}

bool scan_zone(Scanner& scanner, geo::Instant& instant) {
    if (scanner.take('Z') || scanner.take('z')) return true;
    const bool is_east = scanner.take('+');
    unsigned hour = 0, minute = 0;
    if ((!is_east && !scanner.take('-')) || !scanner.number(2, 23, hour) || !scanner.take(':') ||
        !scanner.number(2, 59, minute))
        return false;
    const auto offset = hours{hour} + minutes{minute};
    instant -= is_east ? offset : -offset;
    return true;
}

/// An instant, or a day as the stretch from its first to its last millisecond.
std::optional<Period> moment_from(std::string_view text) {
    Scanner scanner{text};
    geo::Instant instant;
    if (!scan_day(scanner, instant)) return std::nullopt;
    if (scanner.at_end()) {
        const auto start = instant - registry_zone;
        return Period{start, start + hours{24} - milliseconds{1}};
    }
    if ((!scanner.take('T') && !scanner.take('t')) || !scan_time(scanner, instant) ||
        !scan_zone(scanner, instant) || !scanner.at_end())
        return std::nullopt;
    return Period{instant, instant};
}

bool is_open(std::string_view end) { return end.empty() || end == ".."; }

}  // namespace

std::optional<Period> period_from(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == text.npos) return moment_from(text);
    const auto first = text.substr(0, slash);
    const auto last = text.substr(slash + 1);
    Period period;
    if (!is_open(first)) {
        const auto start = moment_from(first);
        if (!start) return std::nullopt;
        period.from = start->from;
    }
    if (!is_open(last)) {
        const auto end = moment_from(last);
        if (!end) return std::nullopt;
        period.to = end->to;
    }
    const bool is_reversed = period.from && period.to && *period.from > *period.to;
    return is_reversed ? std::nullopt : std::optional{period};
}

}  // namespace api::http
