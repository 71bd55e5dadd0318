// SPDX-License-Identifier: Apache-2.0
#include "geo/search/slip_search.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "geo/search/character_roles.hpp"
#include "geo/search/slip.hpp"

namespace geo::search {
namespace {

constexpr std::size_t most_windows = 48, most_added = 48;
constexpr std::size_t shortest_window = 2, longest_window = 9;
constexpr std::size_t most_roads_looked_at = 1024;
constexpr std::size_t shortest_run_for_every = 5;  // two names without a sign between them

/// 旮铭社区居委会 as 旮铭村: a committee is compared by its village. Empty: it is none.
std::u32string village_of_committee(std::u32string_view written) {
    constexpr std::array<std::u32string_view, 8> committees{
        U"社区居民委员会", U"社区居委会", U"居民委员会", U"村民委员会",
        U"居委会",         U"村委会",     U"社区",       U"民委员会"};
    for (const std::u32string_view committee : committees) {
        if (!written.ends_with(committee) || written.size() < committee.size() + 2) continue;
        std::u32string village{written.substr(0, written.size() - committee.size())};
        if (village.back() != U'村') village += U'村';
        return village;
    }
    return {};
}

}  // namespace

bool SlipSearch::add_readings(const FoldedText& text, std::span<const Interpretation> found,
                              Lattice& lattice) {
    find_contexts(found);
    const PositionSet doubtful =
        found.empty() ? text.han() - lattice.fillers() : found.front().doubtful;
    lattice_ = &lattice;
    added_ = 0;
    for (const bool every : {false, true}) {
        find_windows(text, doubtful, every);
        for (const Window window : windows_) add_names(text, window.begin, window.end, lattice);
        if (added_ > 0) return true;
    }
    return false;
}

/// Where the best interpretations lie, as far down as the text says so.
void SlipSearch::find_contexts(std::span<const Interpretation> found) {
    villages_.clear();
    roads_.clear();
    whereabouts_ = 0;
    for (const Interpretation& interpretation : found) add_context(interpretation);
    if (villages_.empty()) whereabouts_ = ~std::uint64_t{0};
}

/// A village stands for its town: what is written wrongly may be the village of a namesake.
void SlipSearch::add_context(const Interpretation& interpretation) {
    const auto is_said = [&](Component level) {
        return interpretation.matched[static_cast<std::size_t>(level)] != How::absent;
    };
    const Candidate& candidate = interpretation.candidate;
    Index division = candidate.kind < Component::village
                         ? candidate.entity
                         : names_->division_of(candidate.kind, candidate.entity);
    if (!is_said(Component::village))
        while (division != none && !is_said(names_->divisions()[division].level))
            division = names_->divisions()[division].parent;
    if (division == none) return;
    const DivisionRecord& context = names_->divisions()[division];
    for (const IndexRange known : villages_)
        if (known.contains(context.villages)) return;
    whereabouts_ |= names_->whereabouts_below(division);
    villages_.push_back(context.villages);
    roads_.push_back(context.roads);
}

bool SlipSearch::is_in_context(Component kind, Index entity) const noexcept {
    if (kind < Component::village || villages_.empty()) return true;
    const IndexRange own = names_->villages_of(kind, entity);
    return std::any_of(villages_.begin(), villages_.end(),
                       [&](IndexRange context) { return context.contains(own); });
}

bool SlipSearch::has_road_in_context(Index name) const noexcept {
    const auto postings = names_->roads_named(name);
    if (roads_.empty()) return !postings.empty();
    return std::any_of(roads_.begin(), roads_.end(), [&](IndexRange context) {
        const auto first =
            std::lower_bound(postings.begin(), postings.end(), context.begin,
                             [](const Posting& a, Index road) { return a.entity < road; });
        return first != postings.end() && first->entity < context.end;
    });
}

void SlipSearch::find_windows(const FoldedText& text, PositionSet doubtful, bool every) {
    windows_.clear();
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!doubtful.has(at)) continue;
        const std::size_t begin = at;
        while (at < text.size() && doubtful.has(at)) ++at;
        find_windows_of_run(text, begin, at, every);
    }
}

/// Stretches that overlap the run. Names end where a generic name does and begin behind one; only
/// when that leads nowhere every stretch is tried.
void SlipSearch::find_windows_of_run(const FoldedText& text, std::size_t begin, std::size_t end,
                                     bool every) {
    const CharacterRoles& roles = CharacterRoles::shared();
    const std::size_t first = begin > 0 && text.han().has(begin - 1) ? begin - 1 : begin;
    const std::size_t next = end < text.size() && text.han().has(end) ? end + 1 : end;
    const std::size_t last = std::max(next, end_of_twice(text, end));
    if (every && end - begin < shortest_run_for_every) return;
    const auto breaks_at = [&](std::size_t at) {
        return every || at <= begin || at >= end || roles.has(text[at - 1], Role::component_end);
    };
    for (std::size_t from = start_of_short_form(first, begin); from < end; ++from) {
        if (from < first && !begins_place(from, begin)) continue;
        if (from >= first && !breaks_at(from)) continue;
        for (std::size_t to = std::max(begin + 1, from + shortest_window);
             to <= last && to - from <= longest_window; ++to)
            if ((breaks_at(to) || to == last) && windows_.size() < most_windows)
                windows_.push_back(
                    {static_cast<std::uint8_t>(from), static_cast<std::uint8_t>(to)});
    }
}

/// 前冯寨后大街: the village's name without its suffix may be the beginning of a road's.
bool SlipSearch::begins_place(std::size_t at, std::size_t run) const {
    const auto& places = lattice_->places();
    return std::any_of(places.begin(), places.end(), [&](const Reading& place) {
        return place.begin == at && place.end == run && place.component >= Component::town;
    });
}

/// 南南方滩村: the name behind a character that stands twice; 0 when there is none.
std::size_t SlipSearch::end_of_twice(const FoldedText& text, std::size_t run_end) const {
    if (run_end == 0 || text[run_end] != text[run_end - 1]) return 0;
    std::size_t end = 0;
    for (const auto* readings : {&lattice_->places(), &lattice_->road_names()})
        for (const Reading& reading : *readings)
            if (reading.begin == run_end) end = std::max<std::size_t>(end, reading.end);
    return end;
}

std::size_t SlipSearch::start_of_short_form(std::size_t first, std::size_t run) const {
    for (const Reading& place : lattice_->places())
        if (place.end == run && place.component >= Component::town)
            first = std::min<std::size_t>(first, place.begin);
    return first;
}

void SlipSearch::add_names(const FoldedText& text, std::size_t begin, std::size_t end,
                           Lattice& lattice) {
    const auto written = text.view(begin, end);
    add_names_like(written, begin, end, lattice);
    if (const auto village = village_of_committee(written); !village.empty())
        add_names_like(village, begin, end, lattice);
}

void SlipSearch::add_names_like(std::u32string_view written, std::size_t begin, std::size_t end,
                                Lattice& lattice) {
    std::size_t looked_at = 0;
    Index last = none;
    names_->slip_keys().for_each(written, [&](Index name) {
        if ((names_->whereabouts(name) & whereabouts_) == 0 || name == last ||
            added_ >= most_added || ++looked_at > most_roads_looked_at)
            return;
        last = name;
        add_name({static_cast<std::uint8_t>(begin),
                  static_cast<std::uint8_t>(end),
                  Component::road,
                  How::exact,
                  0.0F,
                  Weakness::firm,
                  none,
                  name,
                  {}},
                 written, lattice);
    });
}

void SlipSearch::add_name(const Reading& window, std::u32string_view written, Lattice& lattice) {
    Slip slip;
    const auto add = [&](Component kind, Index entity, How how) {
        if (slip.how == How::not_found) slip = compare_names(written, names_->name(window.name));
        if (slip.how != How::homophone && slip.how != How::spelling) return;
        Reading reading = window;
        reading.component = kind;
        reading.entity = entity;
        reading.how = slip.how;
        reading.weakness = slip.weakness;
        reading.worth = static_cast<float>(window.size()) * slip.worth * worth_of(how);
        if (kind != Component::road) reading.villages = names_->villages_of(kind, entity);
        lattice.add_slip(reading);
        ++added_;
    };
    for (const Posting& posting : names_->places(window.name))
        if (is_in_context(posting.kind, posting.entity))
            add(posting.kind, posting.entity, posting.how);
    if (has_road_in_context(window.name)) add(Component::road, none, How::exact);
}

}  // namespace geo::search
