// SPDX-License-Identifier: Apache-2.0
#include "geo/search/matcher.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "geo/search/hits.hpp"

namespace geo::search {
namespace {

constexpr std::size_t few_roads = 6, most_roads_of_a_name = 256;
constexpr double equal_within = 0.09;  // of value: less than one short form
constexpr double least_score = 0.25;   // below, the text is about something else
constexpr int most_rounds_of_slips = 2;
constexpr std::size_t slips_look_at = 4;  // interpretations

bool is_before(const Interpretation& a, const Interpretation& b) noexcept {
    if (a.value != b.value) return a.value > b.value;
    if (a.score != b.score) return a.score > b.score;
    return std::tie(a.candidate.kind, a.candidate.entity, a.candidate.how) <
           std::tie(b.candidate.kind, b.candidate.entity, b.candidate.how);
}

}  // namespace

Matcher::Matcher(const NameIndex& names, const DoorTable& doors)
    : names_(names), doors_(doors), interpreter_(names, doors), slips_(names) {}

const std::vector<Interpretation>& Matcher::find(std::string_view text, const Limits& limits) {
    limits_ = limits;
    text_.assign(text);
    lattice_.read(names_, text_);
    match();
    for (int round = 0; round < most_rounds_of_slips; ++round) {
        if (!found_.empty() && found_.front().is_whole()) break;
        const auto first = std::span(found_).first(std::min(found_.size(), slips_look_at));
        const PositionSet doubtful = found_.empty() ? PositionSet{} : found_.front().doubtful;
        if (!slips_.add_readings(text_, first, lattice_)) break;
        match();
        if (!found_.empty() && found_.front().doubtful == doubtful) break;  // no help
    }
    leave_what_lies_elsewhere();
    const auto is_nothing = [](const Interpretation& i) { return i.score < least_score; };
    found_.erase(std::remove_if(found_.begin(), found_.end(), is_nothing), found_.end());
    return found_;
}

/// 济南市历下区人民路8号 is no door of ours: what is left is the province, or nothing.
void Matcher::leave_what_lies_elsewhere() {
    if (found_.empty() || !found_.front().elsewhere) return;
    const auto is_below = [](const Candidate& c) { return c.kind >= Component::village; };
    candidates_.erase(std::remove_if(candidates_.begin(), candidates_.end(), is_below),
                      candidates_.end());
    interpret_candidates();
    const auto is_elsewhere = [](const Interpretation& i) { return i.elsewhere; };
    found_.erase(std::remove_if(found_.begin(), found_.end(), is_elsewhere), found_.end());
    rank();
}

void Matcher::match() {
    interpreter_.set(text_, lattice_, !limits_.type || *limits_.type == HitType::housenumber);
    add_candidates();
    interpret_candidates();
    rank();
}

bool Matcher::is_wanted(Component kind, Index entity) const noexcept {
    if (limits_.type == HitType::street && kind != Component::road) return false;
    if (limits_.type == HitType::locality && kind != Component::village) return false;
    if (limits_.type == HitType::municipality && kind >= Component::village) return false;
    return limits_.area == nullptr || limits_.area->passes(kind, entity);
}

void Matcher::add_candidates() {
    candidates_.clear();
    seen_names_.clear();
    for (const Reading& place : lattice_.places())
        if (is_wanted(place.component, place.entity))
            candidates_.push_back(
                {place.component, place.entity, none, How::exact, place.villages});
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.kind, a.entity) < std::tie(b.kind, b.entity);
    });
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
    for (const Reading& road : lattice_.road_names()) {
        if (std::find(seen_names_.begin(), seen_names_.end(), road.name) != seen_names_.end())
            continue;
        seen_names_.push_back(road.name);
        add_roads_named(road.name);
    }
}

void Matcher::add_road(const Posting& posting, Index name) {
    if (is_wanted(Component::road, posting.entity))
        candidates_.push_back({Component::road, posting.entity, name, posting.how,
                               names_.villages_of(Component::road, posting.entity)});
}

/// Of a name that is everywhere, the roads where the text is about.
void Matcher::add_roads_named(Index name) {
    const auto postings = names_.roads_named(name);
    if (postings.size() <= few_roads) {
        for (const Posting& posting : postings) add_road(posting, name);
        return;
    }
    const std::size_t before = candidates_.size();
    const auto is_full = [&] { return candidates_.size() - before >= most_roads_of_a_name; };
    for (const Component least : {Component::village, Component::town, Component::county}) {
        bool is_sure = false;
        for (const Reading& place : lattice_.places()) {
            if (place.component != least) continue;
            const std::size_t had = candidates_.size();
            const IndexRange roads = least == Component::village
                                         ? names_.villages()[place.entity].roads
                                         : names_.divisions()[place.entity].roads;
            auto next =
                std::lower_bound(postings.begin(), postings.end(), roads.begin,
                                 [](const Posting& a, Index road) { return a.entity < road; });
            for (; next != postings.end() && next->entity < roads.end && !is_full(); ++next)
                add_road(*next, name);
            is_sure = is_sure || (place.how == How::exact && candidates_.size() > had);
        }
        if (is_sure) break;  // the namesakes around it would only contradict the text
    }
    if (candidates_.size() > before) {
        const auto first = candidates_.begin() + static_cast<std::ptrdiff_t>(before);
        std::sort(first, candidates_.end(),
                  [](const Candidate& a, const Candidate& b) { return a.entity < b.entity; });
        candidates_.erase(std::unique(first, candidates_.end()), candidates_.end());
        return;
    }
    for (const Posting& posting : postings)
        if (!is_full()) add_road(posting, name);
}

void Matcher::interpret_candidates() {
    found_.clear();
    worth_.clear();
    best_ = -std::numeric_limits<double>::infinity();
    std::size_t first = 0;
    const double number_room = interpreter_.number_worth_at_most();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        const Candidate& candidate = candidates_[i];
        worth_.push_back(interpreter_.worth_at_most(candidate) +
                         (candidate.kind >= Component::village ? number_room : 0.0));
        if (worth_[i] > worth_[first]) first = i;
    }
    if (candidates_.empty()) return;
    keep(candidates_[first]);
    for (std::size_t i = 0; i < candidates_.size(); ++i)
        if (i != first && worth_[i] + limits_.within >= best_) keep(candidates_[i]);
}

void Matcher::keep(const Candidate& candidate) {
    Interpretation interpretation = interpreter_.interpret(candidate);
    if (!interpretation.holds) return;
    for (Interpretation& other : found_) {
        if (other.candidate.kind != candidate.kind || other.candidate.entity != candidate.entity)
            continue;
        if (is_before(interpretation, other)) other = interpretation;
        best_ = std::max(best_, other.value);
        return;
    }
    best_ = std::max(best_, interpretation.value);
    found_.push_back(interpretation);
}

void Matcher::rank() {
    const auto is_far = [&](const Interpretation& i) { return i.value + limits_.within < best_; };
    found_.erase(std::remove_if(found_.begin(), found_.end(), is_far), found_.end());
    std::sort(found_.begin(), found_.end(), is_before);
    if (found_.size() > AddressIndex::highest_limit) found_.resize(AddressIndex::highest_limit);
}

std::size_t Matcher::equals() const noexcept {
    std::size_t count = 0;
    while (count < found_.size() && found_[count].value >= found_.front().value - equal_within)
        ++count;
    return count;
}

const std::vector<const Door*>& Matcher::doors_of(const Interpretation& interpretation) {
    interpreter_.doors_of(interpretation, doors_found_);
    return doors_found_;
}

double Matcher::distance_to_bias(const Query& query, const Interpretation& interpretation) const {
    if (!query.bias) return 0;
    if (interpretation.door != nullptr)
        return distance_metres(*query.bias, interpretation.door->position());
    const auto at =
        position_of(names_, interpretation.candidate.kind, interpretation.candidate.entity);
    return at ? distance_metres(*query.bias, *at) : std::numeric_limits<double>::infinity();
}

bool Matcher::has_rest(PositionSet explained) const noexcept {
    return !(PositionSet::below(text_.size()) - text_.gaps() - explained).empty();
}

References Matcher::references() const { return find_references(text_, {}); }

Hit Matcher::hit(const Interpretation& interpretation, const Door* door, bool ambiguous) const {
    const Candidate& candidate = interpretation.candidate;
    Hit hit = hit_of(names_, candidate.kind, candidate.entity);
    if (door != nullptr) set_door(hit, *door);
    hit.score = interpretation.score;
    hit.matched = interpretation.matched;
    hit.ambiguous = ambiguous;
    const PositionSet explained = interpretation.explained - lattice_.links();
    if (has_rest(explained)) hit.references = find_references(text_, explained);
    const bool partial =
        !interpretation.is_whole() || interpretation.number_missing || interpretation.weak;
    hit.status = partial ? HitStatus::partial : ambiguous ? HitStatus::ambiguous : HitStatus::match;
    return hit;
}

std::vector<Hit> Matcher::hits(const Query& query) {
    if (found_.empty()) return {};
    const std::size_t equal = equals();
    std::vector<std::pair<double, const Interpretation*>> order;
    for (const Interpretation& interpretation : found_)
        order.emplace_back(distance_to_bias(query, interpretation), &interpretation);
    std::stable_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(equal),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < order.size() && hits.size() < query.limit; ++i) {
        const Interpretation& interpretation = *order[i].second;
        if (query.type == HitType::housenumber && interpretation.door == nullptr) continue;
        const auto& doors = doors_of(interpretation);
        const bool ambiguous = (i < equal && equal > 1) || doors.size() > 1;
        for (const Door* door : doors)
            if (hits.size() < query.limit) hits.push_back(hit(interpretation, door, ambiguous));
    }
    return hits;
}

}  // namespace geo::search
