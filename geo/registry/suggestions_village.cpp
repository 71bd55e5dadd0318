// SPDX-License-Identifier: Apache-2.0
// A whole village at once. The longest road of each direction takes the village's own name, the
// others a theme, one for each direction, in the order in which series run (rule N06: east to west,
// south to north). Each name given is on the map before the next one is chosen.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "geo/registry/suggestions_chooser.hpp"
#include "geo/spatial/geodesic.hpp"

namespace geo::registry {
namespace {

using naming::Direction;

constexpr double continuation_bonus = 4;
constexpr double own_name_bonus = 3;
constexpr double series_bonus = 2.5;
constexpr double theme_bonus = 1;

struct NamelessRoad {
    SharedRoad road;
    Direction direction = Direction::slanting;
    bool is_main = false;  ///< the longest of its direction
};

/// Main roads first; then by direction, in series order within it, ids between equals.
void put_in_order(std::vector<NamelessRoad>& roads) {
    for (const Direction direction : {Direction::east_west, Direction::north_south}) {
        NamelessRoad* longest = nullptr;
        for (NamelessRoad& one : roads)
            if (one.direction == direction &&
                (longest == nullptr || one.road->length_metres > longest->road->length_metres))
                longest = &one;
        if (longest != nullptr) longest->is_main = true;
    }
    const auto key = [](const NamelessRoad& one) {
        const Coordinate middle = spatial::midpoint(one.road->line);
        const double along = one.direction == Direction::north_south ? -middle.lon : middle.lat;
        return std::tuple(!one.is_main, one.direction, along, one.road->id);
    };
    std::sort(roads.begin(), roads.end(),
              [&](const auto& left, const auto& right) { return key(left) < key(right); });
}

std::string theme_group(const naming::Theme& theme) { return "theme:" + theme.id; }

bool is_free(const naming::AlikeNames& alike) {
    return alike.same_text.empty() && alike.same_sound.empty() && alike.same_toneless.empty() &&
           alike.same_specific.empty();
}

bool holds(const naming::Theme& theme, const std::string& specific) {
    return std::any_of(theme.words.begin(), theme.words.end(),
                       [&](const auto& word) { return word.text == specific; });
}

/// The picture of the village while names are being given.
class Scheme {
  public:
    Scheme(const Gazetteer& gazetteer, const NamingContext& naming, const VillageCode& village)
        : names_(gazetteer.names()),
          ground_(gazetteer.ground()),
          gazetteer_(gazetteer),
          naming_(naming),
          village_(ground_.village(village)) {}

    VillageScheme make();

  private:
    const naming::Profile& profile() const { return naming_.tables().profile; }
    std::vector<NamelessRoad> nameless_roads() const;
    void name(const NamelessRoad& road);
    void name_continuations(const SiteView& view);
    std::optional<PassedCandidate> best_for(const NamelessRoad& road, const SiteView& view) const;
    double bonus(const naming::Candidate& candidate, const NamelessRoad& road) const;
    void give(const NamelessRoad& road, PassedCandidate passed);

    void settle_theme(Direction direction);
    const naming::Theme* theme_of(Direction direction) const;
    std::size_t named_after(const naming::Theme& theme, Direction direction) const;
    std::size_t free_words(const naming::Theme& theme) const;
    BilingualText idea() const;

    naming::TownNames names_;
    Ground ground_;
    Gazetteer gazetteer_;
    const NamingContext& naming_;
    const GroundVillage& village_;
    GivenNames given_;
    std::map<RoadId, NamelessRoad> waiting_;
    std::map<Direction, const naming::Theme*> themes_;
    std::map<std::string, std::set<Direction>> used_;  ///< sources and theme groups
    VillageScheme scheme_;
};

VillageScheme Scheme::make() {
    std::vector<NamelessRoad> roads = nameless_roads();
    put_in_order(roads);
    for (const NamelessRoad& road : roads) waiting_.emplace(road.road->id, road);
    for (const NamelessRoad& road : roads)
        if (waiting_.count(road.road->id) != 0) name(road);
    std::sort(scheme_.roads.begin(), scheme_.roads.end(),
              [](const auto& left, const auto& right) { return left.road < right.road; });
    std::sort(scheme_.left_nameless.begin(), scheme_.left_nameless.end());
    scheme_.idea = idea();
    return std::move(scheme_);
}

/// A line of a proposal (its id is negative) is on its way to a name already.
std::vector<NamelessRoad> Scheme::nameless_roads() const {
    std::vector<NamelessRoad> roads;
    for (const SharedRoad& road : ground_.roads_of(village_.context.code))
        if (!road->name && road->id.value() > 0) roads.push_back({road, direction_of(road->line)});
    return roads;
}

void Scheme::name(const NamelessRoad& road) {
    waiting_.erase(road.road->id);
    if (!road.is_main) settle_theme(road.direction);
    const NameChooser chooser(gazetteer_, naming_);
    const SiteView view =
        chooser.look_at(site_of(gazetteer_, village_.context.code, road.road->id));
    if (auto passed = best_for(road, view)) {
        give(road, *std::move(passed));
        name_continuations(view);
    } else {
        scheme_.left_nameless.push_back(road.road->id);
    }
}

/// What goes on with the road takes its name, before anything else is named.
void Scheme::name_continuations(const SiteView& view) {
    for (const naming::RoadNearby& other : view.context.line->nearby) {
        if (other.relation != naming::Relation::continuation) continue;
        const auto waiting = waiting_.find(other.road);
        if (waiting == waiting_.end()) continue;
        const NamelessRoad next = waiting->second;
        name(next);
    }
}

/// What the plan of the village adds to a candidate's own worth; within the theme the words keep
/// their order.
double Scheme::bonus(const naming::Candidate& candidate, const NamelessRoad& road) const {
    if (candidate.source == "continuation") return continuation_bonus;
    if (candidate.source == "village") return road.is_main ? own_name_bonus : 0;
    if (candidate.source == "series" && candidate.company > 0.5) return series_bonus;
    const naming::Theme* theme = theme_of(road.direction);
    if (road.is_main || theme == nullptr || candidate.group != theme_group(*theme)) return 0;
    const auto word = std::find_if(theme->words.begin(), theme->words.end(), [&](const auto& one) {
        return one.text == candidate.name.specific;
    });
    const auto left = static_cast<double>(theme->words.end() - word);
    return theme_bonus + left / static_cast<double>(theme->words.size());
}

std::optional<PassedCandidate> Scheme::best_for(const NamelessRoad& road,
                                                const SiteView& view) const {
    const NameChooser chooser(gazetteer_, naming_);
    std::vector<naming::Candidate> candidates = chooser.ranked_candidates(view);
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const auto& left, const auto& right) {
                         return bonus(left, road) > bonus(right, road);
                     });
    for (const naming::Candidate& candidate : candidates) {
        auto passed = chooser.examine(view, candidate);
        const bool is_new = passed && !given_.clashes(passed->suggestion.name, passed->sound);
        if (passed && (is_new || candidate.source == "continuation")) return passed;
    }
    return std::nullopt;
}

void Scheme::give(const NamelessRoad& road, PassedCandidate passed) {
    const NameSuggestion& suggestion = passed.suggestion;
    naming::RegisteredName registered;
    registered.name = suggestion.name;
    registered.pinyin = suggestion.pinyin;
    registered.status = NameStatus::proposed;
    registered.road = road.road->id;
    registered.village = village_.context.code;
    registered.village_name = village_.context.name;
    registered.town_name = village_.context.town_name;
    GroundRoad named = *road.road;
    named.name = names_.add(village_.context.town, village_.context.county, std::move(registered),
                            naming_.tables().romaniser);
    ground_.put(std::move(named));
    gazetteer_ = Gazetteer(names_, ground_);
    given_.add(suggestion.name, passed.sound);
    used_[suggestion.source == "theme" ? passed.group : suggestion.source].insert(road.direction);
    scheme_.roads.push_back({road.road->id, std::move(passed.suggestion)});
}

const naming::Theme* Scheme::theme_of(Direction direction) const {
    const auto found = themes_.find(direction);
    return found == themes_.end() ? nullptr : found->second;
}

/// Named roads of the village in this direction that bear words of the theme.
std::size_t Scheme::named_after(const naming::Theme& theme, Direction direction) const {
    std::size_t count = 0;
    for (const SharedRoad& road : ground_.roads_of(village_.context.code))
        if (road->name && direction_of(road->line) == direction &&
            holds(theme, road->name->name.specific))
            ++count;
    return count;
}

/// Words of the theme that nobody in the town has taken.
std::size_t Scheme::free_words(const naming::Theme& theme) const {
    std::size_t count = 0;
    for (const naming::ThemeWord& word : theme.words) {
        const auto draft =
            naming::make_draft(word.text + "路", village_.context, naming_.tables(), "路");
        if (is_free(names_.gather(draft, profile()).in_town)) ++count;
    }
    return count;
}

/// The theme that roads of this direction bear already; else one with words enough, another for
/// each direction; which of those depends on the village, so that neighbours differ.
void Scheme::settle_theme(Direction direction) {
    if (themes_.count(direction) != 0) return;
    const auto wanted = static_cast<std::size_t>(
        1 + std::count_if(waiting_.begin(), waiting_.end(), [&](const auto& entry) {
            return entry.second.direction == direction && !entry.second.is_main;
        }));
    std::tuple<std::size_t, std::size_t, double> best{0, 0, -1};
    const naming::Theme* chosen = nullptr;
    for (const naming::Theme& theme : profile().themes) {
        const bool is_taken = std::any_of(themes_.begin(), themes_.end(), [&](const auto& entry) {
            return entry.second == &theme;
        });
        if (is_taken) continue;
        const std::tuple worth{named_after(theme, direction), std::min(free_words(theme), wanted),
                               naming::spread(village_.context.code.value(), theme.id)};
        if (std::get<1>(worth) > 0 && worth > best) {
            best = worth;
            chosen = &theme;
        }
    }
    themes_[direction] = chosen;
}

BilingualText direction_text(Direction direction) {
    switch (direction) {
        case Direction::east_west:
            return {"东西向道路", "East-west roads"};
        case Direction::north_south:
            return {"南北向道路", "north-south roads"};
        case Direction::slanting:
            return {"斜向道路", "slanting roads"};
    }
    return {};
}

/// Says only what came of it.
BilingualText Scheme::idea() const {
    if (scheme_.roads.empty() && scheme_.left_nameless.empty())
        return {"本村没有无名道路。", "The village has no nameless road."};
    if (scheme_.roads.empty()) return {"没有能通过全部规则的名称。", "No name passes every rule."};
    std::vector<BilingualText> parts;
    if (used_.count("village") != 0)
        parts.push_back({"主路冠村名", "main roads bear the village's name"});
    for (const auto& [direction, theme] : themes_) {
        const auto used = theme == nullptr ? used_.end() : used_.find(theme_group(*theme));
        if (used == used_.end() || used->second.count(direction) == 0) continue;
        const BilingualText roads = direction_text(direction);
        parts.push_back({fmt::format("{}取“{}”一组", roads.zh, theme->name),
                         fmt::format("{} the theme '{}'", roads.en, theme->name_en)});
    }
    if (used_.count("series") != 0) parts.push_back({"已有序列依次续编", "series go on in order"});
    if (used_.count("continuation") != 0)
        parts.push_back({"同一条路沿用同名", "a road that goes on keeps its name"});
    if (parts.empty())
        parts.push_back(
            {"逐条选取与周边相配的名称", "each road is named to go with those around it"});
    BilingualText text;
    for (const BilingualText& part : parts) {
        text.zh += (text.zh.empty() ? "" : "，") + part.zh;
        text.en += (text.en.empty() ? "" : "; ") + part.en;
    }
    return {text.zh + "。", text.en + "."};
}

}  // namespace

VillageScheme suggest_for_village(const Gazetteer& gazetteer, const NamingContext& naming,
                                  const VillageCode& village) {
    return Scheme(gazetteer, naming, village).make();
}

}  // namespace geo::registry
