// SPDX-License-Identifier: Apache-2.0
// The story of a search: candidates come from the lattice, the promising ones are interpreted; when
// the best leaves something of the text unexplained, names that differ by a slip are tried; what
// fits equally well is returned together and said to be ambiguous.
#include "geo/search/matcher.hpp"

#include <algorithm>
#include <tuple>

#include "geo/search/hits.hpp"
#include "geo/search/slip_search.hpp"

namespace geo::search {
namespace {

constexpr std::size_t most_roads_of_a_name = 256;
constexpr int promising_within = 5;    // characters behind the best: a door number may make up
constexpr double equal_within = 0.09;  // of value: less than one short form
constexpr double showing_within = 3;
constexpr double least_score = 0.25;  // below, the text is about something else

}  // namespace

Matcher::Matcher(const NameIndex& names, const DoorTable& doors, const Query& query,
                 const FoldedText& text)
    : names_(names),
      doors_(doors),
      query_(query),
      text_(text),
      area_(names, query),
      lattice_(names, text),
      interpreter_(names, doors, text, lattice_,
                   !query.type || *query.type == HitType::housenumber) {}

std::vector<Hit> Matcher::find() {
    add_candidates();
    interpret_candidates();
    rank();
    if (!found_.empty() && !found_.front().is_whole()) {
        SlipSearch slips(names_, text_, lattice_, interpreter_);
        for (Interpretation& better : slips.improve(found_))
            if (is_wanted(better.candidate.kind, better.candidate.entity)) keep(std::move(better));
        rank();
    }
    drop_repeated();
    return hits();
}

bool Matcher::is_wanted(Component kind, Index entity) const noexcept {
    if (query_.type == HitType::street && kind != Component::road) return false;
    if (query_.type == HitType::locality && kind != Component::village) return false;
    if (query_.type == HitType::municipality && kind >= Component::village) return false;
    return area_.passes(kind, entity);
}

void Matcher::add_candidates() {
    for (const Reading& place : lattice_.places()) {
        const Candidate candidate{place.component, place.entity, none, How::exact};
        if (!is_wanted(place.component, place.entity)) continue;
        if (std::find(candidates_.begin(), candidates_.end(), candidate) == candidates_.end())
            candidates_.push_back(candidate);
    }
    const auto& roads = lattice_.road_names();
    for (auto road = roads.begin(); road != roads.end(); ++road) {
        const auto same = [&](const Reading& other) { return other.name == road->name; };
        if (std::none_of(roads.begin(), road, same)) add_roads_named(road->name);
    }
}

void Matcher::add_roads_named(Index name) {
    const auto postings = names_.postings(name);
    const auto is_mentioned = [&](Index road) {
        return std::any_of(lattice_.places().begin(), lattice_.places().end(),
                           [&](const Reading& place) {
                               if (place.component == Component::village)
                                   return names_.villages()[place.entity].roads.contains(road);
                               return place.component == Component::town &&
                                      names_.divisions()[place.entity].roads.contains(road);
                           });
    };
    std::size_t count = 0;
    for (const Posting& posting : postings) {
        if (posting.kind != Component::road || !is_wanted(Component::road, posting.entity))
            continue;
        // A name that is everywhere: roads where the text is about come in any case.
        if (count >= most_roads_of_a_name && !is_mentioned(posting.entity)) continue;
        candidates_.push_back({Component::road, posting.entity, name, posting.how});
        ++count;
    }
}

void Matcher::interpret_candidates() {
    std::vector<int> reach;
    reach.reserve(candidates_.size());
    int best = 0;
    for (const Candidate& candidate : candidates_) {
        reach.push_back(interpreter_.explains_at_most(candidate));
        best = std::max(best, reach.back());
    }
    found_.reserve(16);
    for (std::size_t i = 0; i < candidates_.size(); ++i)
        if (reach[i] + promising_within >= best) keep(interpreter_.interpret(candidates_[i]));
}

void Matcher::keep(Interpretation interpretation) {
    if (interpretation.holds && interpretation.score >= least_score)
        found_.push_back(std::move(interpretation));
}

double Matcher::distance_to_bias(const Interpretation& interpretation) const {
    if (!query_.bias) return 0;
    if (interpretation.door != nullptr)
        return distance_metres(*query_.bias, interpretation.door->position());
    const auto at =
        position_of(names_, interpretation.candidate.kind, interpretation.candidate.entity);
    return at ? distance_metres(*query_.bias, *at) : std::numeric_limits<double>::infinity();
}

void Matcher::rank() {
    std::sort(found_.begin(), found_.end(), [](const Interpretation& a, const Interpretation& b) {
        if (a.value != b.value) return a.value > b.value;
        if (a.score != b.score) return a.score > b.score;
        return std::tie(a.candidate.kind, a.candidate.entity, a.candidate.how) <
               std::tie(b.candidate.kind, b.candidate.entity, b.candidate.how);
    });
}

void Matcher::drop_repeated() {
    std::vector<Interpretation> kept;
    for (Interpretation& next : found_) {
        const auto same = [&](const Interpretation& other) {
            return other.candidate.kind == next.candidate.kind &&
                   other.candidate.entity == next.candidate.entity;
        };
        if (std::none_of(kept.begin(), kept.end(), same)) kept.push_back(std::move(next));
        if (kept.size() > AddressIndex::highest_limit) break;
    }
    found_ = std::move(kept);
}

Hit Matcher::hit(const Interpretation& interpretation, const Door* door, bool ambiguous) const {
    const Candidate& candidate = interpretation.candidate;
    Hit hit = hit_of(names_, candidate.kind, candidate.entity);
    if (door != nullptr) set_door(hit, *door);
    hit.score = interpretation.score;
    hit.matched = interpretation.matched;
    hit.ambiguous = ambiguous;
    const bool partial = !interpretation.is_whole() || interpretation.number_missing;
    hit.status = partial ? HitStatus::partial : ambiguous ? HitStatus::ambiguous : HitStatus::match;
    return hit;
}

std::vector<Hit> Matcher::hits() const {
    if (found_.empty()) return {};
    const double best = found_.front().value;
    const auto equals = static_cast<std::size_t>(
        std::count_if(found_.begin(), found_.end(),
                      [&](const Interpretation& i) { return i.value >= best - equal_within; }));
    std::vector<std::pair<double, const Interpretation*>> order;
    for (const Interpretation& interpretation : found_)
        order.emplace_back(distance_to_bias(interpretation), &interpretation);
    std::stable_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(equals),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Hit> hits;
    for (const auto& [_, interpretation] : order) {
        if (hits.size() >= query_.limit || interpretation->value < best - showing_within) break;
        if (query_.type == HitType::housenumber && interpretation->door == nullptr) continue;
        const bool equal = interpretation->value >= best - equal_within;
        const auto doors = interpreter_.doors_of(*interpretation);
        const bool ambiguous = (equal && equals > 1) || doors.size() > 1;
        for (const Door* door : doors)
            if (hits.size() < query_.limit) hits.push_back(hit(*interpretation, door, ambiguous));
    }
    return hits;
}

}  // namespace geo::search
