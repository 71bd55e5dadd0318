// SPDX-License-Identifier: Apache-2.0
// D01: what a name says of its place is so. A word of direction (吕家北街) is held against the
// middle of the village, the name of another village against how near the road comes to it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

/// A road leads to a village when it comes so near.
constexpr double leads_there_metres = 100;
/// A middle street may lie so far from the middle.
constexpr double middle_metres = 300;

std::string rounded(double value) { return fmt::format("{:.0f}", value); }

struct PositionWord {
    std::string_view text;
    double east, north;  ///< where it points; neither: the middle
    std::string_view en;
};

// 前 is the sunny side, the south; 后 the north.
constexpr std::array<PositionWord, 7> position_words{{{"东", 1, 0, "east"},
                                                      {"西", -1, 0, "west"},
                                                      {"南", 0, -1, "south"},
                                                      {"北", 0, 1, "north"},
                                                      {"前", 0, -1, "south"},
                                                      {"后", 0, 1, "north"},
                                                      {"中", 0, 0, "the middle"}}};

constexpr std::size_t bytes_of_han = 3;

/// Takes the word of place off the end.
const PositionWord* take_position_word(std::string_view& specific) noexcept {
    for (const PositionWord& word : position_words)
        if (specific.ends_with(word.text)) {
            specific.remove_suffix(word.text.size());
            return &word;
        }
    return nullptr;
}

std::string_view without_unit(std::string_view village) noexcept {
    for (const std::string_view unit : {"社区", "村"})
        if (village.size() > unit.size() + bytes_of_han && village.ends_with(unit))
            return village.substr(0, village.size() - unit.size());
    return village;
}

/// What stands before the word is the village: nothing (北街), 村 (村东路), its name or a good part
/// of it (吕家北街 in 吕家庄村). Anything else has a side of its own: 府前街, 济南路, 中心街.
bool speaks_of_the_village(std::string_view head, std::string_view village) noexcept {
    if (head.empty()) return true;
    for (const std::string_view word : {"村", "庄", "屯", "寨", "营"})
        if (head == word) return true;
    const std::string_view core = without_unit(village);
    if (head == village || head == core) return true;
    return head.size() >= 2 * bytes_of_han && (core.starts_with(head) || core.ends_with(head));
}

/// The words of place in the name that speak of the village; 西二路 and 东营路 have none.
std::vector<const PositionWord*> positions_in(const NameDraft& draft) {
    std::string_view head = draft.name.specific;
    const std::string& village = draft.village.name;
    if (head.size() > bytes_of_han && village.find(head) != std::string::npos) return {};
    const PositionWord* last = take_position_word(head);
    if (last == nullptr) return {};
    if (speaks_of_the_village(head, village)) return {last};
    const PositionWord* first = take_position_word(head);
    if (first == nullptr || head.empty() || !speaks_of_the_village(head, village)) return {};
    return {first, last};
}

bool contradicts(const PositionWord& word, const LineFacts& line, double tolerance) noexcept {
    const double east = *line.east_metres;
    const double north = *line.north_metres;
    if (word.east == 0 && word.north == 0)
        return std::hypot(east, north) > std::max(middle_metres, line.length_metres);
    return word.east * east + word.north * north < -tolerance;
}

/// "西 420 米、北 30 米": only the directions that count.
BilingualText place_of(const LineFacts& line, double tolerance) {
    BilingualText out;
    const auto add = [&](double metres, const char* zh, const char* en) {
        if (std::abs(metres) <= tolerance) return;
        out.zh += fmt::format("{}{} {:.0f} 米", out.zh.empty() ? "" : "、", zh, std::abs(metres));
        out.en += fmt::format("{}{:.0f} m {}", out.en.empty() ? "" : ", ", std::abs(metres), en);
    };
    add(*line.east_metres, *line.east_metres > 0 ? "东" : "西",
        *line.east_metres > 0 ? "east" : "west");
    add(*line.north_metres, *line.north_metres > 0 ? "北" : "南",
        *line.north_metres > 0 ? "north" : "south");
    return out;
}

Objection wrong_side(const NameDraft& draft, const PositionWord& word, const LineFacts& line,
                     double tolerance) {
    const BilingualText place = place_of(line, tolerance);
    return {"wrong_side",
            {fmt::format("“{}”中的“{}”与位置不符：道路中点在{}中心以{}，请改用相符的方位词。",
                         draft.name.full, word.text, draft.village.name, place.zh),
             fmt::format("'{}' says {} ({}), but the middle of the road lies {} of the middle of "
                         "{}; use the word that fits.",
                         draft.name.full, word.en, word.text, place.en, draft.village.name)},
            {{"word", std::string(word.text)},
             {"east_metres", rounded(*line.east_metres)},
             {"north_metres", rounded(*line.north_metres)}},
            {}};
}

void add_wrong_side(const RuleInput& input, std::vector<Objection>& out) {
    const auto& line = input.facts.line;
    if (!line || !line->east_metres || !line->north_metres) return;
    const double tolerance = input.tables.profile.thresholds.position_tolerance_metres;
    for (const PositionWord* word : positions_in(input.draft))
        if (contradicts(*word, *line, tolerance)) {
            out.push_back(wrong_side(input.draft, *word, *line, tolerance));
            return;
        }
}

/// Several villages may bear the name: the nearest is meant. One nobody has drawn may be near.
const VillageMention* nearest_of(const std::vector<VillageMention>& mentions) {
    const VillageMention* nearest = nullptr;
    for (const VillageMention& mention : mentions) {
        if (!mention.metres) return nullptr;
        if (nearest == nullptr || *mention.metres < *nearest->metres) nearest = &mention;
    }
    return nearest;
}

void add_other_village(const RuleInput& input, std::vector<Objection>& out) {
    const VillageMention* village = nearest_of(input.facts.mentions);
    if (village == nullptr || *village->metres <= leads_there_metres) return;
    const std::string& name = input.draft.name.full;
    const std::string metres = rounded(*village->metres);
    out.push_back(
        {"other_village",
         {fmt::format("“{}”含“{}”的村名，但本路距该村 {} 米，既不到达也不邻接，请换用"
                      "本地的专名。",
                      name, village->name, metres),
          fmt::format("'{}' contains the name of {}, but the road ends {} m from that "
                      "village; choose a name of this place.",
                      name, village->name, metres)},
         {{"village", village->name}, {"village_code", village->code.value()}, {"metres", metres}},
         {}});
}

std::vector<Objection> disagrees_with_its_place(const RuleInput& input) {
    std::vector<Objection> out;
    add_other_village(input, out);
    add_wrong_side(input, out);
    return out;
}

}  // namespace

Rule rule_d01() {
    return {"D01",
            {{"other_village",
              Severity::warn,
              {"用了不相邻的另一个村的名称", "the name of a village that the road does not reach"}},
             {"wrong_side",
              Severity::warn,
              {"方位词与所在位置不符", "a word of direction disagrees with the place"}}},
            "上海市地名管理条例 第七条（七）；宁波市地名管理条例 第十条（四）",
            {"派生地名和方位词应与实际位置相符。",
             "Derived names and words of direction agree with the place."},
            disagrees_with_its_place};
}

}  // namespace geo::naming
