// SPDX-License-Identifier: Apache-2.0
#include "geo/search/interpretation.hpp"

#include <algorithm>
#include <span>

#include "geo/search/character_roles.hpp"
#include "geo/search/fillers.hpp"

namespace geo::search {
namespace {

constexpr double number_bonus = 1.0;  // a door there speaks for the road
constexpr double alias_cost = 0.03;

bool speaks_for(const Reading& reading, const Candidate& candidate) noexcept {
    if (reading.component == Component::road)
        return candidate.kind == Component::road && reading.name == candidate.name;
    if (reading.component < candidate.kind) return reading.villages.contains(candidate.villages);
    return reading.component == candidate.kind && reading.entity == candidate.entity;
}

/// A door and those behind it that bear the same number on the same road.
std::span<const Door> same_as(const DoorTable& table, const Door* first) noexcept {
    if (first == nullptr) return {};
    const auto doors = table.doors_of(first->group);
    const auto begin = static_cast<std::size_t>(first - doors.data());
    std::size_t end = begin;
    while (end < doors.size() && doors[end].number == first->number) ++end;
    return doors.subspan(begin, end - begin);
}

}  // namespace

void Interpreter::set(const FoldedText& text, const Lattice& lattice, bool wants_number) {
    text_ = &text;
    lattice_ = &lattice;
    wants_number_ = wants_number;
    readings_.assign(lattice.places().begin(), lattice.places().end());
    readings_.insert(readings_.end(), lattice.road_names().begin(), lattice.road_names().end());
    std::sort(readings_.begin(), readings_.end(), [](const Reading& a, const Reading& b) {
        if (a.end != b.end) return a.end < b.end;
        if (a.begin != b.begin) return a.begin < b.begin;
        return a.component < b.component;
    });
}

double Interpreter::worth_at_most(const Candidate& candidate) const {
    PositionSet explained;
    double worth = 0;
    for (const Reading& reading : readings_) {
        if (!speaks_for(reading, candidate)) continue;
        explained = explained | reading.positions();
        worth += static_cast<double>(reading.worth);
    }
    return std::min(worth, static_cast<double>(explained.count()));
}

double Interpreter::number_worth_at_most() const noexcept {
    double most = 0;
    for (const NumberReading& number : lattice_->numbers())
        most = std::max(most, static_cast<double>(number.end - number.begin) + number_bonus);
    return wants_number_ ? most : 0;
}

/// The readings that do not overlap and are worth most together.
void Interpreter::choose(const Candidate& candidate, Chosen& chosen) const {
    std::array<const Reading*, most_readings> items;
    std::array<double, most_readings + 1> best;  // of the first i readings
    std::array<std::size_t, most_readings + 1> before;
    std::size_t count = 0;
    best[0] = 0;
    for (const Reading& reading : readings_) {
        if (count == most_readings) break;
        if (!speaks_for(reading, candidate)) continue;
        std::size_t fits = count;
        while (fits > 0 && items[fits - 1]->end > reading.begin) --fits;
        items[count] = &reading;
        before[count + 1] = fits;
        best[count + 1] = std::max(best[count], best[fits] + static_cast<double>(reading.worth));
        ++count;
    }
    for (std::size_t i = count; i > 0;) {
        if (best[i] > best[i - 1]) {
            chosen.items[chosen.count++] = items[i - 1];
            i = before[i];
        } else {
            --i;
        }
    }
}

void Interpreter::take(const Chosen& chosen, Interpretation& into, Costs& costs) const {
    std::array<float, component_count> surest{};
    for (std::size_t i = 0; i < chosen.count; ++i) {
        const Reading& reading = *chosen.items[i];
        const bool is_road = reading.component == Component::road;
        const bool is_alias = is_road && into.candidate.how == How::alias;
        const auto size = static_cast<double>(reading.size());
        const auto slot = static_cast<std::size_t>(reading.component);
        const double worth =
            static_cast<double>(reading.worth) - (is_alias ? size * alias_cost : 0.0);
        if (reading.component == into.candidate.kind && !into.holds) {
            into.holds = true;
            into.begin = reading.begin;
        }
        into.explained = into.explained | reading.positions();
        into.value += worth;
        into.last = std::max<std::size_t>(into.last, reading.end);
        costs.weak[slot] = std::max(costs.weak[slot], reading.weakness);
        costs.written += size;
        costs.slips += reading.how == How::homophone || reading.how == How::spelling ? 1 : 0;
        costs.lost += size - worth;
        costs.by_sound |= reading.how == How::homophone;
        costs.by_spelling |= reading.how == How::spelling;
        const float surety = reading.worth / static_cast<float>(reading.size());
        if (surety <= surest[slot]) continue;
        surest[slot] = surety;
        into.matched[slot] = is_alias && reading.how == How::exact ? How::alias : reading.how;
    }
}

/// Doors without a road come first; those on a named road the text would have named are left out.
template <typename Visit>
void Interpreter::for_each_village_door(Index village, DoorNumber number, Visit&& visit) const {
    const Index own = names_->villages()[village].door_village;
    for (const Index group : doors_->groups_of_village(own)) {
        if (names_->is_named(group)) continue;
        for (const Door& door : same_as(*doors_, doors_->find(group, number)))
            if (door.village == own && !visit(door)) return;
    }
}

const Door* Interpreter::find_door(const Candidate& candidate, DoorNumber number) const {
    if (candidate.kind == Component::road)
        return doors_->find(names_->roads()[candidate.entity].door_group, number);
    const Door* first = nullptr;
    if (candidate.kind == Component::village)
        for_each_village_door(candidate.entity, number, [&](const Door& door) {
            first = &door;
            return false;
        });
    return first;
}

void Interpreter::doors_of(const Interpretation& interpretation,
                           std::vector<const Door*>& doors) const {
    doors.clear();
    const auto add = [&](const Door& door) {
        doors.push_back(&door);
        return doors.size() < AddressIndex::highest_limit;
    };
    if (interpretation.door != nullptr && interpretation.candidate.kind == Component::village) {
        for_each_village_door(interpretation.candidate.entity, interpretation.number, add);
    } else if (interpretation.door != nullptr) {
        for (const Door& door : same_as(*doors_, interpretation.door))
            if (!add(door)) return;
    } else {
        doors.push_back(nullptr);
    }
}

/// 大门口 in 3号大门口，田家营村 is of the door: up to the sign that separates.
std::size_t Interpreter::end_of_remark(const NumberReading& number) const {
    std::size_t end = number.end;
    while (end < text_->size() && (*text_)[end] != FoldedText::gap) ++end;
    const bool is_remark = number.marked && end > number.end && end < text_->size() &&
                           (text_->han() & PositionSet::range(number.end, end)).count() ==
                               static_cast<int>(end - number.end) &&
                           !looks_like_component(number.end, end);
    return is_remark ? end : number.end;
}

/// The number that belongs to the place: nothing unexplained may stand between them. 四号 in 四号路
/// does only where a road is known and no other number stands behind it.
const NumberReading* Interpreter::number_of(const Interpretation& so_far,
                                            std::size_t own_end) const {
    const PositionSet open = text_->han() - so_far.explained;
    const NumberReading *before = nullptr, *of_street = nullptr;
    for (const NumberReading& number : lattice_->numbers()) {
        const auto positions = PositionSet::range(number.begin, number.end);
        if (!(positions & so_far.explained).empty()) continue;
        if (number.begin >= own_end && (open & PositionSet::range(own_end, number.begin)).empty()) {
            if (!number.begins_street) return &number;
            if (of_street == nullptr && so_far.candidate.kind == Component::road)
                of_street = &number;
        } else if (number.begin >= own_end && number.marked) {
            of_street = nullptr;
        }
        if (number.end <= so_far.begin && !number.begins_street &&
            (open & PositionSet::range(end_of_remark(number), so_far.begin)).empty())
            before = &number;
    }
    return before != nullptr ? before : of_street;
}

/// A number that stands elsewhere was meant for a place that is not in the registry.
void Interpreter::note_far_number(std::size_t own_end, Interpretation& into) const {
    for (const NumberReading& other : lattice_->numbers()) {
        const auto positions = PositionSet::range(other.begin, other.end);
        const bool is_alone = other.begin > 0 &&
                              (*text_)[other.begin - std::size_t{1}] == FoldedText::gap &&
                              (*text_)[other.end] == FoldedText::gap;
        if (!(positions & into.explained).empty()) continue;
        if (!other.marked && !(is_alone && other.begin >= own_end)) continue;
        into.number_missing = true;
        into.far_number = other.begin;
        if (!other.begins_street && !other.has_words) into.explained = into.explained | positions;
        return;
    }
}

/// An address that was pasted twice says its number twice.
void Interpreter::explain_repeated(const NumberReading& number, Interpretation& into) const {
    for (const NumberReading& other : lattice_->numbers())
        if (other.marked && other.begin != number.begin && other.number == number.number)
            into.explained = into.explained | PositionSet::range(other.begin, other.end);
}

void Interpreter::bind_number(std::size_t own_end, Interpretation& into) const {
    const NumberReading* number = number_of(into, own_end);
    if (number == nullptr) {
        note_far_number(own_end, into);
        return;
    }
    std::size_t end = number->end;
    into.number = number->number;
    into.door = find_door(into.candidate, into.number);
    // 二十八巷4号 that is no plate is rather a lane that is not known, and its door.
    if (into.door == nullptr && number->has_words && number->main.is_empty()) {
        into.number = {};
        note_far_number(own_end, into);
        return;
    }
    if (into.door == nullptr && !number->main.is_empty()) {
        into.number = number->main;
        into.door = find_door(into.candidate, into.number);
        if (number->main_end > 0)
            end = number->main_end;
        else
            into.number_missing = true;
    }
    into.last = std::max<std::size_t>(into.last, end);
    if (end <= into.begin) end = std::max(end, end_of_remark(*number));
    into.explained = into.explained | PositionSet::range(number->begin, end);
    into.number_missing = into.number_missing || into.door == nullptr;
    explain_repeated(*number, into);
    if (into.door == nullptr) return;
    into.matched[static_cast<std::size_t>(Component::number)] =
        number->numeral ? How::numeral : How::exact;
    into.value += static_cast<double>(number->end - number->begin) + number_bonus;
}

/// 蓝海 in 蓝海馨园: two characters with more behind them that nothing explains.
bool Interpreter::is_part_of_word(const Reading& reading, const Interpretation& into) const {
    return reading.how == How::short_form && reading.size() == 2 && text_->han().has(reading.end) &&
           !into.explained.has(reading.end);
}

Interpretation Interpreter::interpret(const Candidate& candidate) const {
    Interpretation result;
    result.candidate = candidate;
    Chosen chosen;
    choose(candidate, chosen);
    Costs costs;
    take(chosen, result, costs);
    if (!result.holds) return result;
    result.explained = result.explained | lattice_->fillers();
    std::size_t own_end = 0;
    for (std::size_t i = 0; i < chosen.count && own_end == 0; ++i)
        if (chosen.items[i]->component == candidate.kind) own_end = chosen.items[i]->end;
    if (wants_number_) bind_number(own_end, result);
    if (result.number_missing && result.door == nullptr)
        result.matched[static_cast<std::size_t>(Component::number)] = How::not_found;
    weigh_leftovers(result);
    for (std::size_t i = 0; i < chosen.count; ++i)
        if (is_part_of_word(*chosen.items[i], result)) ++costs.parts_of_words;
    settle(costs, result);
    return result;
}

}  // namespace geo::search
