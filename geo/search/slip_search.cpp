// SPDX-License-Identifier: Apache-2.0
#include "geo/search/slip_search.hpp"

#include <algorithm>

#include "geo/search/slip.hpp"

namespace geo::search {
namespace {

constexpr std::size_t most_improved = 8;
constexpr double promising_within = 3;  // of value: what lies further behind has lost its village
constexpr std::size_t shortest_name = 2;

/// Characters of the reading that something else explains already.
std::size_t taken_elsewhere(const Reading& reading, const Leftover& leftover) noexcept {
    const std::size_t before =
        leftover.begin - std::min<std::size_t>(reading.begin, leftover.begin);
    return before + std::max<std::size_t>(reading.end, leftover.end) - leftover.end;
}

/// True when `a` is the surer reading of the leftover.
bool is_surer(const Reading& a, const Reading& b, const Leftover& leftover) noexcept {
    const std::size_t taken_a = taken_elsewhere(a, leftover);
    const std::size_t taken_b = taken_elsewhere(b, leftover);
    if (taken_a != taken_b) return taken_a < taken_b;
    return a.how != b.how ? a.how < b.how : a.size() > b.size();
}

}  // namespace

SlipSearch::SlipSearch(const NameIndex& names, const FoldedText& text, const Lattice& lattice,
                       const Interpreter& interpreter)
    : names_(names), text_(text), lattice_(lattice), interpreter_(interpreter) {}

std::vector<Interpretation> SlipSearch::improve(std::span<const Interpretation> found) {
    const auto stop = std::find_if(found.begin(), found.end(), [&](const Interpretation& i) {
        return i.value + promising_within <= found.front().value;
    });
    const auto promising =
        found.first(std::min(static_cast<std::size_t>(stop - found.begin()), most_improved));
    for (const Interpretation& interpretation : promising)
        if (!interpretation.is_whole()) look_above(interpretation, {});
    if (!is_solved())
        for (const Interpretation& interpretation : promising)
            if (!interpretation.is_whole()) look_below(interpretation);
    return std::move(better_);
}

/// True when the whole text is explained: no need to look further.
bool SlipSearch::is_solved() const noexcept {
    return std::any_of(better_.begin(), better_.end(), [](const Interpretation& i) {
        return i.holds && i.is_whole() && !i.number_missing;
    });
}

/// The names above the candidate that the text does not have as they are.
void SlipSearch::look_above(const Interpretation& found, std::span<const Reading> slips) {
    const auto leftovers = interpreter_.leftovers(found);
    std::vector<Reading> all(slips.begin(), slips.end());
    const auto try_name = [&](Component component, Index entity, Index name) {
        if (found.matched[static_cast<std::size_t>(component)] != How::absent) return;
        for (const Leftover& leftover : leftovers)
            if (const auto fit = best_fit(leftover, component, entity, name)) all.push_back(*fit);
    };
    const Candidate& candidate = found.candidate;
    if (candidate.kind == Component::road) {
        const Index village = names_.roads()[candidate.entity].village;
        if (village != none) try_name(Component::village, village, names_.villages()[village].name);
    }
    Index division = names_.division_of(candidate.kind, candidate.entity);
    for (; division != none; division = names_.divisions()[division].parent)
        try_name(names_.divisions()[division].level, division, names_.divisions()[division].name);
    if (all.size() > slips.size()) better_.push_back(interpreter_.interpret(candidate, all));
}

/// The names below the lowest place that the text has.
void SlipSearch::look_below(const Interpretation& found) {
    Scope scope{found.candidate.kind, found.candidate.entity};
    if (scope.kind == Component::road) {
        const RoadRecord& road = names_.roads()[scope.entity];
        const bool in_village =
            found.matched[static_cast<std::size_t>(Component::village)] != How::absent &&
            road.village != none;
        if (!in_village && road.division == none) return;
        scope = in_village ? Scope{Component::village, road.village}
                           : Scope{names_.divisions()[road.division].level, road.division};
    }
    if (std::find(seen_.begin(), seen_.end(), scope) != seen_.end()) return;
    seen_.push_back(scope);
    const Interpretation itself =
        interpreter_.interpret({scope.kind, scope.entity, none, How::exact});
    if (itself.holds) try_children(scope, interpreter_.leftovers(itself));
}

void SlipSearch::try_children(const Scope& scope, const std::vector<Leftover>& leftovers) {
    if (leftovers.empty()) return;
    const auto try_roads = [&](IndexRange roads) {
        for (Index road = roads.begin; road < roads.end; ++road)
            try_child(Component::road, road, leftovers);
    };
    if (scope.kind == Component::village) {
        try_roads(names_.villages()[scope.entity].roads);
        return;
    }
    const DivisionRecord& division = names_.divisions()[scope.entity];
    for (Index below = scope.entity + 1; below < division.subtree_end; ++below)
        try_child(names_.divisions()[below].level, below, leftovers);
    if (scope.kind < Component::county) return;
    for (Index v = division.villages.begin; v < division.villages.end; ++v)
        try_child(Component::village, v, leftovers);
    if (scope.kind == Component::town && !is_solved()) try_roads(division.roads);
}

void SlipSearch::try_child(Component kind, Index entity, const std::vector<Leftover>& leftovers) {
    const Index name = kind == Component::road      ? names_.roads()[entity].name
                       : kind == Component::village ? names_.villages()[entity].name
                                                    : names_.divisions()[entity].name;
    for (const Leftover& leftover : leftovers) {
        const auto fit = best_fit(leftover, kind, entity, name);
        if (!fit) continue;
        const Candidate candidate{kind, entity, name, How::exact};
        better_.push_back(interpreter_.interpret(candidate, std::span(&*fit, 1)));
        if (better_.back().holds && !better_.back().is_whole())
            look_above(Interpretation(better_.back()), std::span(&*fit, 1));
    }
}

/// The leftover, or a stretch that begins or ends with it, as that name written with a slip.
std::optional<Reading> SlipSearch::best_fit(const Leftover& leftover, Component component,
                                            Index entity, Index name) const {
    if (name == none || names_.name(name).size() < shortest_name) return std::nullopt;
    const auto registered = names_.name(name);
    std::optional<Reading> best;
    const auto try_window = [&](std::size_t begin, std::size_t end) {
        if (end > text_.size() || begin >= end) return;
        const How how = compare_names(text_.view(begin, end), registered, names_.sounds());
        if (how != How::homophone && how != How::spelling) return;
        const Reading fit{static_cast<std::uint8_t>(begin),
                          static_cast<std::uint8_t>(end),
                          component,
                          how,
                          entity,
                          name};
        if (!best || is_surer(fit, *best, leftover)) best = fit;
    };
    for (std::size_t length = registered.size() - 1; length <= registered.size() + 1; ++length) {
        if (length < shortest_name) continue;
        try_window(leftover.begin, leftover.begin + length);
        if (leftover.end >= length) try_window(leftover.end - length, leftover.end);
    }
    return best;
}

}  // namespace geo::search
