// SPDX-License-Identifier: Apache-2.0
// N: whether the generic name fits the road, its direction and its number in a series. The figures
// are the profile's: no text of law gives them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "geo/base/text.hpp"
#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

// ---- N04

std::string metres(double value) { return fmt::format("{:.1f}", value); }

/// An objection to a measure, with the limit that it misses.
Objection misfit(std::string_view case_id, const GenericName& generic, BilingualText message,
                 double measured, double limit) {
    return {case_id,
            std::move(message),
            {{"generic", generic.text}, {"metres", metres(measured)}, {"limit", metres(limit)}},
            {}};
}

bool is_dead_end(const std::optional<LineFacts>& line) {
    return line && line->free_ends > 0 && line->joined_ends > 0;
}

bool leads_through(const std::optional<LineFacts>& line) { return line && line->joined_ends >= 2; }

void look_at_width(const RuleInput& input, const GenericName& generic,
                   std::vector<Objection>& out) {
    if (!input.draft.width_metres) return;
    const double width = *input.draft.width_metres;
    if (generic.least_width && width < *generic.least_width)
        out.push_back(misfit(
            generic.blocks_below_width ? "below_minimum" : "too_narrow", generic,
            {fmt::format("路宽 {} 米，“{}”应不窄于 {} 米，请换用其他通名。", metres(width),
                         generic.text, metres(*generic.least_width)),
             fmt::format("The road is {} m wide and a {} at least {} m; take another generic name.",
                         metres(width), generic.text, metres(*generic.least_width))},
            width, *generic.least_width));
    const bool is_excused = generic.dead_end_excuses_width && is_dead_end(input.facts.line);
    if (generic.most_width && width > *generic.most_width && !is_excused)
        out.push_back(misfit(
            "too_wide", generic,
            {fmt::format("路宽 {} 米，“{}”一般不宽于 {} 米，请考虑其他通名。", metres(width),
                         generic.text, metres(*generic.most_width)),
             fmt::format("The road is {} m wide and a {} at most {} m as a rule; consider another "
                         "generic name.",
                         metres(width), generic.text, metres(*generic.most_width))},
            width, *generic.most_width));
}

void look_at_line(const RuleInput& input, const GenericName& generic, std::vector<Objection>& out) {
    const auto& line = input.facts.line;
    if (line && generic.least_length && line->length_metres < *generic.least_length)
        out.push_back(misfit(
            "too_short", generic,
            {fmt::format("路长 {} 米，“{}”应不短于 {} 米，请考虑其他通名。",
                         metres(line->length_metres), generic.text, metres(*generic.least_length)),
             fmt::format("The road is {} m long and a {} at least {} m; consider another generic "
                         "name.",
                         metres(line->length_metres), generic.text, metres(*generic.least_length))},
            line->length_metres, *generic.least_length));
    if (generic.is_block && leads_through(line))
        out.push_back(
            {"block_but_through",
             {fmt::format("“{}”指一片住宅，而这条路两端都通向其他道路，请考虑其他通名。",
                          generic.text),
              fmt::format("A {} is a block of houses, and this road leads through at both ends; "
                          "consider another generic name.",
                          generic.text)},
             {{"generic", generic.text}, {"joined_ends", std::to_string(line->joined_ends)}},
             {}});
}

void look_at_number(const RuleInput& input, const GenericName& generic,
                    std::vector<Objection>& out) {
    const int others = input.facts.same_generic_in_village;
    if (!generic.most_in_village || others < *generic.most_in_village) return;
    out.push_back({"too_many",
                   {fmt::format("本村已有 {} 条“{}”，一个村最多 {} 条，请考虑其他通名。", others,
                                generic.text, *generic.most_in_village),
                    fmt::format("The village has {} roads called {} already, {} are the most; "
                                "consider another generic name.",
                                others, generic.text, *generic.most_in_village)},
                   {{"generic", generic.text}, {"others", std::to_string(others)}},
                   {}});
}

std::vector<Objection> does_not_fit_the_road(const RuleInput& input) {
    const GenericName* generic = input.tables.generic_names.find(input.draft.name.generic);
    if (generic == nullptr) return {};
    std::vector<Objection> objections;
    look_at_width(input, *generic, objections);
    look_at_line(input, *generic, objections);
    look_at_number(input, *generic, objections);
    return objections;
}

// ---- N05

bool holds(const std::vector<std::string>& generics, const std::string& generic) {
    return std::find(generics.begin(), generics.end(), generic) != generics.end();
}

const DirectionScheme& scheme_of(const RuleInput& input) {
    const Profile& profile = input.tables.profile;
    const auto own = profile.village_directions.find(input.draft.village.code);
    return own == profile.village_directions.end() ? profile.directions : own->second;
}

std::vector<Objection> runs_against_the_scheme(const RuleInput& input) {
    const DirectionScheme& scheme = scheme_of(input);
    if (!scheme.is_declared() || !input.facts.line) return {};
    const Direction runs = input.facts.line->direction;
    if (runs == Direction::slanting) return {};
    const bool is_east_west = runs == Direction::east_west;
    const std::string& generic = input.draft.name.generic;
    const auto& right = is_east_west ? scheme.east_west : scheme.north_south;
    const auto& wrong = is_east_west ? scheme.north_south : scheme.east_west;
    if (!holds(wrong, generic) || holds(right, generic)) return {};
    const std::string better = right.empty() ? "" : right.front();
    return {{"other_direction",
             {fmt::format("这条路是{}走向，按约定“{}”用于{}走向的路{}。",
                          is_east_west ? "东西" : "南北", generic, is_east_west ? "南北" : "东西",
                          better.empty() ? "" : "，请考虑“" + better + "”"),
              fmt::format("The road runs {}, and by the village's scheme a {} runs {}{}.",
                          is_east_west ? "east-west" : "north-south", generic,
                          is_east_west ? "north-south" : "east-west",
                          better.empty() ? "" : "; consider " + better)},
             {{"generic", generic}},
             better.empty() ? std::nullopt : std::optional(input.draft.name.specific + better)}};
}

// ---- N06

/// 东一路, 东二路 go on to the east and 南一路, 南二路 to the south; every other series runs from
/// east to west and from south to north.
bool grows_east(std::u32string_view specific) noexcept {
    return !specific.empty() && specific.front() == U'东';
}
bool grows_south(std::u32string_view specific) noexcept {
    return !specific.empty() && specific.front() == U'南';
}

/// How far the member lies in the direction in which the numbers should grow, metres; roads that
/// run north and south follow each other from east to west.
double advance(const SeriesMember& member, std::u32string_view specific, Direction runs) noexcept {
    const bool is_beside = runs == Direction::slanting
                               ? std::abs(member.east_metres) > std::abs(member.north_metres)
                               : runs == Direction::north_south;
    if (is_beside) return grows_east(specific) ? member.east_metres : -member.east_metres;
    return grows_south(specific) ? -member.north_metres : member.north_metres;
}

std::vector<Objection> breaks_the_series(const RuleInput& input) {
    const auto& series = input.facts.series;
    if (series.empty() || !input.facts.line) return {};
    const std::u32string specific = text::code_points(input.draft.name.specific);
    const auto own = input.tables.ordinals.find(specific);
    if (!own) return {};
    const double tolerance = input.tables.profile.thresholds.position_tolerance_metres;
    const auto breaks = [&](const SeriesMember& member) {
        const double ahead = advance(member, specific, input.facts.line->direction);
        return std::abs(ahead) > tolerance && member.number != own->value &&
               (ahead > 0) != (member.number > own->value);
    };
    const auto member = std::find_if(series.begin(), series.end(), breaks);
    if (member == series.end()) return {};
    const std::string& other = member->name->name.full;
    return {{"out_of_order",
             {fmt::format("“{}”与“{}”的位置和序号顺序不符；序号一般由东向西、由南向北排列。",
                          input.draft.name.full, other),
              fmt::format("'{}' and '{}' lie against the order of their numbers, which as a rule "
                          "run from east to west and from south to north.",
                          input.draft.name.full, other)},
             {{"name", other}, {"village", member->name->village_name}},
             {}}};
}

}  // namespace

Rule rule_n04() {
    return {"N04",
            {{"below_minimum",
              Severity::block,
              {"路宽低于该通名不可低于的下限", "the road is narrower than the name may ever be"}},
             {"too_narrow",
              Severity::warn,
              {"路宽低于该通名的下限", "the road is too narrow for the generic name"}},
             {"too_wide",
              Severity::warn,
              {"路宽高于该通名的上限", "the road is too wide for the generic name"}},
             {"too_short",
              Severity::warn,
              {"路长低于该通名的下限", "the road is too short for the generic name"}},
             {"block_but_through",
              Severity::warn,
              {"“里”而两端贯通", "a block of houses that leads through"}},
             {"too_many",
              Severity::warn,
              {"本村用此通名的路过多", "too many roads of the village have the generic name"}}},
            "地名管理条例 第九条第（二）项",
            {"通名应当与道路的规模、功能和环境相适应。",
             "The generic name fits the road's scale, function and surroundings."},
            does_not_fit_the_road};
}

Rule rule_n05() {
    return {"N05",
            {{"other_direction",
              Severity::warn,
              {"通名与走向的约定不符", "the generic name is for the other direction"}}},
            "本村约定；参照 地名管理条例 第九条第（二）项",
            {"一个村内按走向统一使用通名（已约定时）。",
             "Within a village the generic name tells the direction, where the village says so."},
            runs_against_the_scheme};
}

Rule rule_n06() {
    return {"N06",
            {{"out_of_order",
              Severity::warn,
              {"序号与位置顺序相反", "the numbers run against the ground"}}},
            "参照西安等地地名命名规则",
            {"同一序列的序号由东向西、由南向北排列。",
             "The numbers of a series run from east to west and from south to north."},
            breaks_the_series};
}

}  // namespace geo::naming
