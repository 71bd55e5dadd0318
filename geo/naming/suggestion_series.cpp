// SPDX-License-Identifier: Apache-2.0
// Numbered names: 北一路, 北二路 → 北三路. Rule N06 keeps them in order; here they are only
// counted.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "geo/base/text.hpp"
#include "geo/naming/ordinals.hpp"
#include "geo/naming/suggestion_sources.hpp"

namespace geo::naming {
namespace {

constexpr int last_number = 99;

struct Series {
    std::string prefix;
    std::string generic;
    Direction direction = Direction::slanting;
    std::set<int> numbers;
    std::vector<std::string> names;
};

std::string numeral(int number) {
    static const std::vector<std::string> digits{"",   "一", "二", "三", "四",
                                                 "五", "六", "七", "八", "九"};
    const auto tens = static_cast<std::size_t>(number / 10);
    const auto ones = static_cast<std::size_t>(number % 10);
    if (tens == 0) return digits[ones];
    return (tens == 1 ? "" : digits[tens]) + "十" + digits[ones];
}

/// Adds the road to the series it belongs to, if its name ends with a number after something else.
void take_in(std::vector<Series>& all, const NamedRoad& road) {
    const std::u32string specific = text::code_points(road.name.specific);
    std::size_t begin = specific.size();
    while (begin > 0 && is_numeral(specific[begin - 1])) --begin;
    const auto number = parse_numeral(std::u32string_view(specific).substr(begin));
    if (begin == 0 || !number) return;
    const std::string prefix = text::to_utf8(std::u32string_view(specific).substr(0, begin));
    auto series = std::find_if(all.begin(), all.end(), [&](const Series& one) {
        return one.prefix == prefix && one.generic == road.name.generic;
    });
    if (series == all.end())
        series = all.insert(all.end(), {prefix, road.name.generic, road.direction, {}, {}});
    series->numbers.insert(*number);
    series->names.push_back(road.name.full);
}

bool is_direction_word(const std::string& prefix) {
    static const std::set<std::string> words{"东", "西", "南", "北", "经", "纬"};
    return words.count(prefix) != 0;
}

/// One 北一路 is the beginning of a series; one 振兴三路 may be a name of its own.
bool is_begun(const Series& series, const SuggestionContext& context) {
    return series.numbers.size() > 1 || is_direction_word(series.prefix) ||
           series.prefix == context.settlement;
}

/// The numbers left out in between, and the ones at either end.
std::vector<int> open_numbers(const Series& series) {
    std::vector<int> open;
    const int first = std::max(1, *series.numbers.begin() - 1);
    const int last = std::min(last_number, *series.numbers.rbegin() + 1);
    for (int number = last; number >= first; --number)
        if (series.numbers.count(number) == 0) open.push_back(number);
    return open;
}

std::string examples(const Series& series) {
    const std::size_t shown = std::min<std::size_t>(series.names.size(), 2);
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : "、") + series.names[i];
    return text;
}

void go_on(const SuggestionTask& task, const Series& series, std::vector<Candidate>& out) {
    double fit = series.numbers.size() > 1 ? 0.9 : 0.7;
    for (const int number : open_numbers(series)) {
        Candidate candidate;
        candidate.name.specific = series.prefix + numeral(number);
        candidate.name.generic = series.generic;
        candidate.name.full = candidate.name.specific + series.generic;
        candidate.source = "series";
        candidate.group = "series:" + series.prefix + series.generic;
        candidate.reason = {
            fmt::format("村内已有{}，按序续编为“{}”。", examples(series), candidate.name.full),
            fmt::format("The village has {}; {} goes on with the series.", examples(series),
                        candidate.name.full)};
        candidate.meaning =
            fmt::format("“{}”为本村序列，“{}”为序号。", series.prefix, numeral(number));
        candidate.origin =
            task.description + fmt::format("，与{}同一序列，按次序命名。", examples(series));
        candidate.fit = fit;
        candidate.company = 0.9;
        out.push_back(std::move(candidate));
        fit = std::max(0.5, fit - 0.05);
    }
}

void begin_own(const SuggestionTask& task, std::vector<Candidate>& out) {
    const SuggestionContext& context = task.context;
    if (text::length(context.settlement) < 2) return;
    Candidate candidate;
    candidate.name.specific = context.settlement + "一";
    candidate.name.generic = task.generic;
    candidate.name.full = candidate.name.specific + task.generic;
    candidate.source = "series";
    candidate.group = "series:" + context.settlement + task.generic;
    candidate.reason = {fmt::format("以村名起一个序列，以后的{}可依次编为二、三。", task.generic),
                        "The village's name with a number; further ones can follow in order."};
    candidate.meaning =
        fmt::format("“{}”即{}，“一”为序号。", context.settlement, context.village.name);
    candidate.origin = task.description + "，以村名加序号命名。";
    candidate.fit = 0.45;
    candidate.company = 0.4;
    out.push_back(std::move(candidate));
}

}  // namespace

void add_series(const SuggestionTask& task, std::vector<Candidate>& out) {
    const SuggestionContext& context = task.context;
    std::vector<Series> all;
    for (const NamedRoad& road : context.village_roads) take_in(all, road);
    bool has_own = false;
    for (const Series& series : all) {
        const bool is_own = series.prefix == context.settlement && series.generic == task.generic;
        has_own = has_own || is_own;
        const bool agrees = !context.line || context.line->direction == series.direction;
        const bool is_listed = task.tables.generic_names.is_listed(series.generic);
        if (agrees && is_listed && is_begun(series, context)) go_on(task, series, out);
    }
    if (!has_own) begin_own(task, out);
}

}  // namespace geo::naming
