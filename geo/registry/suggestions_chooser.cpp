// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/suggestions_chooser.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "data/embedded.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/line_facts.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/spatial/line_shape.hpp"

namespace geo::registry {
namespace {

/// So far beyond its end a road is taken to lead on.
constexpr double beyond_end_metres = 40;
/// Enough to choose from; the rest could only come later in the list.
constexpr std::size_t spare_names = 10;
/// Taken off for each name of the same group that stands before it.
constexpr double repetition_cost = 0.04;
constexpr double axis_tolerance = 30;  // degrees

std::vector<naming::NamedRoad> named_roads(const Ground& ground, const NamingSite& site) {
    std::vector<naming::NamedRoad> named;
    for (const SharedRoad& road : ground.roads_of(site.village))
        if (road->name && road->id != site.road)
            named.push_back({road->name->name, direction_of(road->line)});
    return named;
}

Coordinate beyond(Coordinate before, Coordinate end) {
    const double metres = spatial::distance_metres(before, end);
    if (metres == 0) return end;
    const double share = beyond_end_metres / metres;
    return {end.lon + (end.lon - before.lon) * share, end.lat + (end.lat - before.lat) * share};
}

std::vector<std::string> led_to(const Ground& ground, const LineString& line,
                                const VillageCode& own) {
    std::vector<std::string> settlements;
    const auto& points = line.points;
    for (const Coordinate point :
         {beyond(points[1], points[0]), beyond(points[points.size() - 2], points.back())}) {
        const GroundVillage* village = ground.village_at(point);
        if (village != nullptr && village->context.code != own &&
            std::find(settlements.begin(), settlements.end(), village->settlement) ==
                settlements.end())
            settlements.push_back(village->settlement);
    }
    return settlements;
}

naming::NameDraft draft_for(const SiteView& view, const naming::Candidate& candidate,
                            const naming::Tables& tables) {
    const NamingSite& site = view.site;
    naming::NameDraft draft = naming::make_draft(candidate.name.full, view.context.village, tables,
                                                 candidate.name.generic);
    draft.meaning = candidate.meaning;
    draft.origin = candidate.origin;
    draft.road = site.road;
    draft.line = site.line;
    draft.width_metres = site.width_metres;
    return draft;
}

/// A road that bears a name may change it only for a cause (rules R01-R04); whether there is one is
/// not a question of the new name.
bool is_of_renaming(const Finding& finding) { return finding.rule.front() == 'R'; }

bool passes(const std::vector<Finding>& findings) {
    return std::all_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.severity == Severity::info || is_of_renaming(finding);
    });
}

/// Words owe nothing to the lie of the road, so that the names of the town alone can refuse them.
bool is_of_words(const naming::Candidate& candidate) {
    return candidate.source == "theme" || candidate.source == "pair" ||
           candidate.source == "composed" || candidate.source == "like";
}

/// What is known before the rules are asked; sound and rarity at their best.
naming::ScoreParts first_parts(const naming::Candidate& candidate, const naming::Tables& tables) {
    naming::ScoreParts parts;
    parts.fit = candidate.fit;
    parts.company = candidate.company;
    parts.length = naming::length_part(candidate.name);
    parts.characters = naming::characters_part(candidate.name, tables.characters);
    parts.sound = 1;
    parts.rarity = 1;
    return parts;
}

void fill_form(const naming::Candidate& candidate, naming::NameDraft draft,
               NameSuggestion& suggestion) {
    suggestion.name = std::move(draft.name);
    suggestion.pinyin = std::move(draft.pinyin);
    suggestion.reason = candidate.reason;
    suggestion.meaning = candidate.meaning;
    suggestion.origin = candidate.origin;
    suggestion.source = candidate.source;
}

std::vector<naming::Syllables> sounds_around(const naming::SuggestionContext& context,
                                             const naming::Romaniser& romaniser) {
    std::vector<naming::Syllables> sounds;
    const auto add = [&](const NameParts& name) {
        sounds.push_back(naming::specific_syllables(romaniser.sound_keys(name), name));
    };
    for (const naming::NamedRoad& road : context.village_roads) add(road.name);
    if (context.line)
        for (const naming::RoadNearby& road : context.line->nearby)
            if (road.name) add(road.name->name);
    return sounds;
}

std::string joined(const naming::Syllables& sound) {
    std::string text;
    for (const std::string& syllable : sound) text += syllable + ' ';
    return text;
}

/// Best first, each group's names set back by how many of it stand before.
class Selection {
  public:
    explicit Selection(std::vector<PassedCandidate> pool) : pool_(std::move(pool)) {}

    std::vector<NameSuggestion> take(std::size_t count) {
        std::vector<NameSuggestion> taken;
        while (taken.size() < count) {
            const auto best = best_left();
            if (best == pool_.end()) break;
            best->suggestion.score = std::max(0.0, worth(*best));
            given_.add(best->suggestion.name, best->sound);
            ++of_group_[best->group];
            taken.push_back(std::move(best->suggestion));
            pool_.erase(best);
        }
        return taken;
    }

  private:
    double worth(const PassedCandidate& candidate) const {
        const auto before = of_group_.find(candidate.group);
        if (before == of_group_.end() || candidate.group == "like")
            return candidate.suggestion.score;
        return candidate.suggestion.score - repetition_cost * before->second;
    }

    std::vector<PassedCandidate>::iterator best_left() {
        auto best = pool_.end();
        for (auto one = pool_.begin(); one != pool_.end(); ++one)
            if (!given_.clashes(one->suggestion.name, one->sound) &&
                (best == pool_.end() || worth(*one) > worth(*best)))
                best = one;
        return best;
    }

    std::vector<PassedCandidate> pool_;
    GivenNames given_;
    std::map<std::string, int> of_group_;
};

}  // namespace

naming::Direction direction_of(const LineString& line) {
    const double degrees = spatial::axis_degrees(line);
    if (degrees <= axis_tolerance || degrees >= 180 - axis_tolerance)
        return naming::Direction::east_west;
    return std::abs(degrees - 90) <= axis_tolerance ? naming::Direction::north_south
                                                    : naming::Direction::slanting;
}

const naming::NamingWords& naming_words() {
    static const naming::NamingWords words(data::naming_characters());
    return words;
}

bool GivenNames::clashes(const NameParts& name, const naming::Syllables& sound) const {
    return specifics_.count(name.specific) != 0 || sounds_.count(joined(sound)) != 0;
}

void GivenNames::add(const NameParts& name, const naming::Syllables& sound) {
    specifics_.insert(name.specific);
    sounds_.insert(joined(sound));
}

NamingSite site_of(const Gazetteer& gazetteer, const VillageCode& village, RoadId road) {
    const SharedRoad found = gazetteer.ground().find_road(road);
    if (!found) {
        const std::string id = std::to_string(road.value());
        throw Error(ErrorKind::not_found, "登记库中没有编号为 " + id + " 的道路。请核对编号。",
                    "There is no road " + id + " in the registry; check its number.");
    }
    return {village, road, found->line, found->width_metres, std::nullopt};
}

naming::SuggestionContext NameChooser::context_of(const NamingSite& site) const {
    const Ground& ground = gazetteer_.ground();
    const GroundVillage& village = ground.village(site.village);
    naming::SuggestionContext context;
    context.village = village.context;
    context.settlement = village.settlement;
    context.width_metres = site.width_metres;
    context.village_roads = named_roads(ground, site);
    context.like = site.like;
    if (!site.line) return context;
    naming::NameDraft draft;
    draft.village = village.context;
    draft.road = site.road;
    context.line = line_facts(ground, draft, *site.line, naming_.tables().profile.thresholds);
    context.leads_to = led_to(ground, *site.line, site.village);
    return context;
}

SiteView NameChooser::look_at(NamingSite site) const {
    SiteView view;
    view.context = context_of(site);
    view.sounds = sounds_around(view.context, naming_.tables().romaniser);
    view.site = std::move(site);
    return view;
}

std::vector<naming::Candidate> NameChooser::ranked_candidates(const SiteView& view) const {
    const naming::Tables& tables = naming_.tables();
    auto candidates = naming::name_candidates(view.context, tables, naming_words());
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        order.emplace_back(-naming::score(first_parts(candidates[i], tables)), i);
    std::sort(order.begin(), order.end());
    std::vector<naming::Candidate> ranked;
    ranked.reserve(candidates.size());
    for (const auto& [minus_score, i] : order) ranked.push_back(std::move(candidates[i]));
    return ranked;
}

std::optional<PassedCandidate> NameChooser::examine(const SiteView& view,
                                                    const naming::Candidate& candidate) const {
    const naming::Tables& tables = naming_.tables();
    naming::NameDraft draft = draft_for(view, candidate, tables);
    if (is_of_words(candidate) &&
        !passes(naming::check(naming_.rules(), draft,
                              gazetteer_.names().gather(draft, tables.profile))))
        return std::nullopt;
    const naming::Facts facts = gazetteer_.gather(draft, tables.profile);
    PassedCandidate passed;
    passed.suggestion.findings = naming::check(naming_.rules(), draft, facts);
    if (!passes(passed.suggestion.findings)) return std::nullopt;
    passed.sound = naming::specific_syllables(draft.sound_keys, draft.name);
    passed.group = candidate.group;
    naming::ScoreParts parts = first_parts(candidate, tables);
    if (candidate.source != "continuation")
        parts.sound = naming::sound_part(passed.sound, view.sounds);
    parts.rarity = naming::rarity_part(facts.in_county.same_text.size());
    passed.suggestion.score = naming::score(parts);
    fill_form(candidate, std::move(draft), passed.suggestion);
    return passed;
}

std::vector<NameSuggestion> NameChooser::choose(const SiteView& view, std::size_t count) const {
    const std::size_t most_of_group = 2 + count / 4;
    std::vector<PassedCandidate> pool;
    std::vector<naming::Candidate> set_aside;
    std::map<std::string, std::size_t> of_group;
    const auto is_enough = [&] { return pool.size() >= count + spare_names; };
    for (naming::Candidate& candidate : ranked_candidates(view)) {
        if (is_enough()) break;
        if (candidate.group != "like" && of_group[candidate.group] >= most_of_group) {
            set_aside.push_back(std::move(candidate));
        } else if (auto passed = examine(view, candidate)) {
            ++of_group[candidate.group];
            pool.push_back(*std::move(passed));
        }
    }
    for (const naming::Candidate& candidate : set_aside) {
        if (is_enough()) break;
        if (auto passed = examine(view, candidate)) pool.push_back(*std::move(passed));
    }
    return Selection(std::move(pool)).take(count);
}

}  // namespace geo::registry
