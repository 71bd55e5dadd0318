// SPDX-License-Identifier: Apache-2.0
// Names that the place itself gives: the road that goes on, the village, the lie of the land.
#include <fmt/format.h>

#include <cmath>

#include "geo/base/text.hpp"
#include "geo/naming/suggestion_sources.hpp"

namespace geo::naming {
namespace {

std::string_view direction_phrase(Direction direction) {
    switch (direction) {
        case Direction::east_west:
            return "东西走向";
        case Direction::north_south:
            return "南北走向";
        case Direction::slanting:
            return "斜向";
    }
    return "";
}

std::string_view english_position(std::string_view position) {
    if (position == "东") return "east";
    if (position == "西") return "west";
    if (position == "南") return "south";
    if (position == "北") return "north";
    return "middle";
}

std::string_view word_beyond(std::optional<double> metres, double tolerance,
                             std::string_view positive, std::string_view negative) {
    if (!metres || std::abs(*metres) <= tolerance) return "中";
    return *metres > 0 ? positive : negative;
}

/// A settlement of one character needs its 村: 王村街, for 王街 would be a surname.
std::string own_name(const SuggestionContext& context) {
    return text::length(context.settlement) > 1 ? context.settlement : context.village.name;
}

struct PlaceWord {
    std::string specific;
    double fit = 0;
    std::string meaning;
    BilingualText reason;
    std::string_view source;
};

void add(const SuggestionTask& task, std::vector<Candidate>& out, const PlaceWord& word) {
    Candidate candidate;
    candidate.name = with_generic(word.specific, task.generic);
    candidate.source = word.source;
    candidate.group = word.source;
    candidate.reason = word.reason;
    candidate.meaning = word.meaning;
    candidate.origin = task.description + "，据此命名。";
    candidate.fit = word.fit;
    candidate.company = 0.5;
    out.push_back(std::move(candidate));
}

void add_own_name(const SuggestionTask& task, std::vector<Candidate>& out, double fit) {
    const std::string own = own_name(task.context);
    add(task, out,
        {own,
         fit,
         fmt::format("“{}”即{}，道路以村得名。", own, task.context.village.name),
         {fmt::format("以所在的{}得名，一看便知在哪个村。", task.context.village.name),
          fmt::format("Named after {}, in which it lies.", task.context.village.name)},
         "village"});
}

void add_own_name_with(const SuggestionTask& task, std::vector<Candidate>& out,
                       const std::string& position) {
    const std::string own = own_name(task.context);
    add(task, out,
        {own + position,
         0.9,
         fmt::format("“{}”即{}，“{}”指道路在村{}部。", own, task.context.village.name, position,
                     position),
         {fmt::format("以村名加方位命名：道路在{}{}部。", task.context.village.name, position),
          fmt::format("The village's name with the position: it lies in the {} of {}.",
                      english_position(position), task.context.village.name)},
         "village"});
}

void add_position(const SuggestionTask& task, std::vector<Candidate>& out, const std::string& word,
                  const std::string& position) {
    add(task, out,
        {word,
         position == "中" ? 0.7 : 0.65,
         fmt::format("道路在村{}部，以方位得名。", position),
         {fmt::format("以方位命名：道路在{}{}部。", task.context.village.name, position),
          fmt::format("Named after its position, in the {} of {}.", english_position(position),
                      task.context.village.name)},
         "direction"});
}

/// A half that would be read as a direction, or make 马路 and 公路 of the generic name.
bool reads_badly(const std::string& first, const std::string& second) {
    static const std::string beginnings = "东西南北前后中上下大小老新";
    static const std::string endings = "马公铁水大道里";
    return first == second || beginnings.find(first) != std::string::npos ||
           endings.find(second) != std::string::npos;
}

}  // namespace

std::string position_word(const LineFacts& line, const Thresholds& thresholds) {
    if (!line.east_metres || !line.north_metres) return "";
    const double tolerance = thresholds.position_tolerance_metres;
    const bool across_north = line.direction == Direction::east_west ||
                              (line.direction == Direction::slanting &&
                               std::abs(*line.north_metres) >= std::abs(*line.east_metres));
    return std::string(across_north ? word_beyond(line.north_metres, tolerance, "北", "南")
                                    : word_beyond(line.east_metres, tolerance, "东", "西"));
}

std::string describe(const SuggestionContext& context, const Thresholds& thresholds) {
    if (!context.line) return "道路位于" + context.village.name;
    const LineFacts& line = *context.line;
    const std::string position = position_word(line, thresholds);
    return fmt::format("道路位于{}{}，{}，长约{:.0f}米", context.village.name,
                       position.empty() ? "" : position + "部", direction_phrase(line.direction),
                       std::max(1.0, std::round(line.length_metres)));
}

void add_continuations(const SuggestionTask& task, std::vector<Candidate>& out) {
    if (!task.context.line) return;
    for (const RoadNearby& road : task.context.line->nearby) {
        if (road.relation != Relation::continuation || !road.name) continue;
        Candidate candidate;
        candidate.name = road.name->name;
        candidate.source = "continuation";
        candidate.group = "continuation";
        candidate.reason = {
            fmt::format("与“{}”首尾相接、方向一致，是同一条路，应当同名。", candidate.name.full),
            fmt::format("It goes on where {} ends and in its direction: one road, one name.",
                        candidate.name.full)};
        candidate.meaning = fmt::format("与“{}”同为一条路，含义从原名。", candidate.name.full);
        candidate.origin =
            fmt::format("{}；与“{}”相距{:.0f}米、方向相差{:.0f}度，为其延续，沿用其名。",
                        task.description, candidate.name.full, road.metres, road.degrees);
        candidate.fit = 1;
        candidate.company = 1;
        out.push_back(std::move(candidate));
    }
}

void add_village_names(const SuggestionTask& task, std::vector<Candidate>& out) {
    const std::string position =
        task.context.line ? position_word(*task.context.line, task.tables.profile.thresholds) : "";
    const bool is_apart = !position.empty() && position != "中";
    add_own_name(task, out, is_apart ? 0.75 : 0.95);
    if (position == "中") {
        add_position(task, out, "中心", position);
        add_own_name_with(task, out, position);
    }
    if (!is_apart) return;
    add_own_name_with(task, out, position);
    add_position(task, out, "村" + position, position);
}

void add_joined_villages(const SuggestionTask& task, std::vector<Candidate>& out) {
    for (const std::string& other : task.context.leads_to) {
        if (other.empty() || task.context.settlement.empty()) continue;
        const std::string first =
            text::to_utf8(text::code_points(task.context.settlement).substr(0, 1));
        const std::string second = text::to_utf8(text::code_points(other).substr(0, 1));
        if (reads_badly(first, second)) continue;
        add(task, out,
            {first + second,
             0.7,
             fmt::format("“{}”取自{}，“{}”取自{}，指两村之间的道路。", first,
                         task.context.settlement, second, other),
             {fmt::format("道路由{}通往{}，两村名各取一字。", task.context.settlement, other),
              fmt::format("It leads from {} to {}: a character of each.", task.context.settlement,
                          other)},
             "joined"});
    }
}

}  // namespace geo::naming
