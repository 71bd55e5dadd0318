// SPDX-License-Identifier: Apache-2.0
#include "geo/search/interpretation.hpp"

#include <algorithm>
#include <array>

namespace geo::search {
namespace {

/// What a character is worth that is explained in this way.
double worth(How how) noexcept {
    switch (how) {
        case How::exact:
            return 1.0;
        case How::alias:
            return 0.97;
        case How::short_form:
            return 0.95;
        case How::homophone:
            return 0.85;
        case How::spelling:
            return 0.75;
        case How::absent:
        case How::numeral:
        case How::prefix:
        case How::pinyin:
        case How::initials:
        case How::not_found:
            break;
    }
    return 0.5;
}

// A guess is never returned as if it were certain.
constexpr double highest_score_by_sound = 0.89, highest_score_by_spelling = 0.85;

constexpr double number_bonus = 1.0;       // a door there speaks for the road
constexpr double number_missing_cost = 2;  // in the score
constexpr double trailing_cost = 0.6, aside_cost = 0.02, absent_level_cost = 0.01;

bool looks_like_component(char32_t last) noexcept {
    constexpr std::u32string_view endings = U"省市区县旗镇乡道村庄屯社里路街巷同弄号";
    return endings.find(last) != std::u32string_view::npos;
}

double worth(const Reading& reading) noexcept {
    return static_cast<double>(reading.size()) * worth(reading.how);
}

std::size_t slot(Component component) noexcept { return static_cast<std::size_t>(component); }

}  // namespace

bool Interpreter::is_above_or_same(const Candidate& candidate,
                                   const Reading& reading) const noexcept {
    if (reading.component == candidate.kind && reading.entity == candidate.entity) return true;
    if (reading.component > candidate.kind) return false;
    if (reading.component == Component::village)
        return candidate.kind == Component::road &&
               names_.roads()[candidate.entity].village == reading.entity;
    Index division = names_.division_of(candidate.kind, candidate.entity);
    for (; division != none; division = names_.divisions()[division].parent)
        if (division == reading.entity) return true;
    return false;
}

template <typename Visit>
void Interpreter::for_each_reading(const Candidate& candidate, Visit&& visit) const {
    if (candidate.kind == Component::road) {
        for (Reading road : lattice_.road_names()) {
            if (road.name != candidate.name) continue;
            road.entity = candidate.entity;
            road.how = candidate.how;
            visit(road);
        }
    }
    for (const Reading& place : lattice_.places())
        if (is_above_or_same(candidate, place)) visit(place);
}

int Interpreter::explains_at_most(const Candidate& candidate) const {
    PositionSet explained;
    for_each_reading(candidate,
                     [&](const Reading& reading) { explained = explained | reading.positions(); });
    return explained.count();
}

/// The readings that do not overlap and are worth most together.
Interpreter::Readings Interpreter::best_readings(const Candidate& candidate,
                                                 std::span<const Reading> slips) const {
    Readings fitting;
    for_each_reading(candidate, [&](const Reading& reading) { fitting.add(reading); });
    for (const Reading& slip : slips) fitting.add(slip);
    const auto items = fitting.span();
    std::stable_sort(items.begin(), items.end(),
                     [](const Reading& a, const Reading& b) { return a.end < b.end; });

    std::array<double, most_readings + 1> best;  // of the first i readings
    std::array<std::size_t, most_readings + 1> before;
    best[0] = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::size_t fits = i;
        while (fits > 0 && items[fits - 1].end > items[i].begin) --fits;
        before[i + 1] = fits;
        best[i + 1] = std::max(best[i], best[fits] + worth(items[i]));
    }
    Readings chosen;
    for (std::size_t i = items.size(); i > 0;) {
        if (best[i] > best[i - 1]) {
            chosen.add(items[i - 1]);
            i = before[i];
        } else {
            --i;
        }
    }
    return chosen;
}

/// Doors without a road come first; those on a named road the text would have named are left out.
template <typename Visit>
void Interpreter::for_each_village_door(Index village, DoorNumber number, Visit&& visit) const {
    const std::string& code = names_.villages()[village].code;
    for (const Index group : doors_.groups_of_village(code)) {
        const std::int64_t road = doors_.group(group).road;
        if (road != 0 && names_.is_named(RoadId(road))) continue;
        const Door* door = doors_.find(group, number);
        if (door == nullptr || doors_.village_code(door->village) != code) continue;
        if (!visit(*door)) return;
    }
}

const Door* Interpreter::find_door(const Candidate& candidate, DoorNumber number) const {
    if (candidate.kind == Component::road)
        return doors_.find(names_.roads()[candidate.entity].door_group, number);
    const Door* first = nullptr;
    if (candidate.kind == Component::village)
        for_each_village_door(candidate.entity, number, [&](const Door& door) {
            first = &door;
            return false;
        });
    return first;
}

std::vector<const Door*> Interpreter::doors_of(const Interpretation& interpretation) const {
    std::vector<const Door*> doors;
    if (interpretation.door != nullptr && interpretation.candidate.kind == Component::village) {
        for_each_village_door(interpretation.candidate.entity, interpretation.number,
                              [&](const Door& door) {
                                  doors.push_back(&door);
                                  return doors.size() < AddressIndex::highest_limit;
                              });
    } else {
        doors.push_back(interpretation.door);
    }
    return doors;
}

/// The number that belongs to the place: nothing unexplained may stand between them.
const NumberReading* Interpreter::number_of(const Reading& own,
                                            const Interpretation& so_far) const {
    const PositionSet open = text_.han() - so_far.explained;
    const NumberReading* before = nullptr;
    for (const NumberReading& number : lattice_.numbers()) {
        const auto positions = PositionSet::range(number.begin, number.end);
        if (!(positions & so_far.explained).empty()) continue;
        if (number.begin >= own.end && (open & PositionSet::range(own.end, number.begin)).empty())
            return &number;
        if (number.end <= own.begin && (open & PositionSet::range(number.end, own.begin)).empty())
            before = &number;
    }
    return before;
}

void Interpreter::bind_number(const Readings& chosen, Interpretation& into) const {
    const auto own = std::find_if(
        chosen.items.begin(), chosen.items.begin() + static_cast<std::ptrdiff_t>(chosen.count),
        [&](const Reading& r) { return r.component == into.candidate.kind; });
    const NumberReading* number = number_of(*own, into);
    if (number == nullptr) {
        // A marked number that stands elsewhere was meant for a place that is not in the registry.
        for (const NumberReading& other : lattice_.numbers()) {
            const bool free = (PositionSet::range(other.begin, other.end) & into.explained).empty();
            if (!free || !other.marked || other.begin < own->end) continue;
            into.number_missing = true;
            into.explained = into.explained | PositionSet::range(other.begin, other.end);
            into.last = std::max<std::size_t>(into.last, other.end);
            break;
        }
        return;
    }
    into.last = std::max<std::size_t>(into.last, number->end);
    into.explained = into.explained | PositionSet::range(number->begin, number->end);
    into.number = number->number;
    into.door = find_door(into.candidate, into.number);
    if (into.door == nullptr && into.number.has_sub()) {
        into.number = into.number.main();
        into.door = find_door(into.candidate, into.number);
        into.number_missing = true;
    }
    into.number_missing = into.number_missing || into.door == nullptr;
    if (into.door == nullptr) return;
    into.matched[slot(Component::number)] = number->numeral ? How::numeral : How::exact;
    into.value += static_cast<double>(number->end - number->begin) + number_bonus;
}

void Interpreter::weigh(const Readings& chosen, Interpretation& into) const {
    PositionSet open = text_.han() - into.explained;
    const int left = open.count();
    if (!(open & PositionSet::below(into.last)).empty()) open = open - asides(open, into);
    into.contradicting = (open & PositionSet::below(into.last)).count();
    std::size_t gap = into.last;
    while (gap < text_.size() && text_[gap] != FoldedText::gap) ++gap;
    if (into.door == nullptr) into.trailing = (open & PositionSet::range(into.last, gap)).count();
    if (into.number_missing && into.trailing > 0) into.trailing = 0;

    double lost = 0, written = 0;
    bool by_sound = false, by_spelling = false;
    for (std::size_t i = 0; i < chosen.count; ++i) {
        written += static_cast<double>(chosen.items[i].size());
        lost += static_cast<double>(chosen.items[i].size()) - worth(chosen.items[i]);
        by_sound |= chosen.items[i].how == How::homophone;
        by_spelling |= chosen.items[i].how == How::spelling;
    }
    const double against = into.contradicting + trailing_cost * into.trailing +
                           aside_cost * (left - into.contradicting - into.trailing);
    into.value -= against + (into.number_missing ? 0.5 : 0.0);
    for (const Component level : {Component::county, Component::town, Component::village})
        if (level < into.candidate.kind && into.matched[slot(level)] == How::absent)
            lost += absent_level_cost;
    lost += against + (into.number_missing ? number_missing_cost : 0.0);
    into.score = written / (written + lost);
    if (by_sound) into.score = std::min(into.score, highest_score_by_sound);
    if (by_spelling) into.score = std::min(into.score, highest_score_by_spelling);
}

/// What stands apart from the components and does not look like one: 收件人：史先生.
PositionSet Interpreter::asides(PositionSet open, const Interpretation& interpretation) const {
    PositionSet found;
    for (std::size_t begin = 0, end = 0; begin < interpretation.last; begin = end + 1) {
        for (end = begin; end < text_.size() && text_[end] != FoldedText::gap;) ++end;
        const auto fragment = PositionSet::range(begin, end);
        const bool stands_apart = (fragment & interpretation.explained).empty();
        if (end > begin && stands_apart && !looks_like_component(text_[end - 1]))
            found = found | (fragment & open);
    }
    return found;
}

Interpretation Interpreter::interpret(const Candidate& candidate,
                                      std::span<const Reading> slips) const {
    Interpretation result;
    result.candidate = candidate;
    const Readings chosen = best_readings(candidate, slips);
    for (std::size_t i = 0; i < chosen.count; ++i) {
        const Reading& reading = chosen.items[i];
        result.holds |= reading.component == candidate.kind;
        result.explained = result.explained | reading.positions();
        result.value += worth(reading);
        result.last = std::max<std::size_t>(result.last, reading.end);
        How& how = result.matched[slot(reading.component)];
        if (how == How::absent || worth(reading.how) > worth(how)) how = reading.how;
    }
    if (!result.holds) return result;
    if (wants_number_) bind_number(chosen, result);
    if (result.number_missing && result.door == nullptr)
        result.matched[slot(Component::number)] = How::not_found;
    weigh(chosen, result);
    return result;
}

std::vector<Leftover> Interpreter::leftovers(const Interpretation& interpretation) const {
    const PositionSet open = text_.han() - interpretation.explained;
    std::vector<Leftover> found;
    for (std::size_t at = 0; at < text_.size(); ++at) {
        if (!open.has(at)) continue;
        if (at > interpretation.last && text_[at - 1] == FoldedText::gap) break;
        const std::size_t begin = at;
        while (at < text_.size() && open.has(at)) ++at;
        found.push_back({begin, at});
        if (begin >= interpretation.last) break;
    }
    return found;
}

}  // namespace geo::search
