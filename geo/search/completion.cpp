// SPDX-License-Identifier: Apache-2.0
#include "geo/search/completion.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "geo/search/hits.hpp"
#include "geo/search/lattice.hpp"

namespace geo::search {
namespace {

using Order = CompletionIndex::Order;

constexpr std::size_t most_heads = 64;
constexpr Index most_mixed = 20'000;            // readings looked through for nj of ningjie
constexpr std::size_t few_enough = 2'048;       // places that are all looked at
constexpr double anywhere_metres = 20'100'000;  // half way around the globe

bool is_letter(char32_t c) noexcept { return c >= U'a' && c <= U'z'; }

bool is_place(Component kind) noexcept { return kind <= Component::village; }

}  // namespace

Completion::Completion(const NameIndex& names, const CompletionIndex& index)
    : names_(names), index_(index) {}

void Completion::find(const FoldedText& text, const Query& query, const AreaFilter* area,
                      std::vector<Hit>& out) {
    text_ = &text;
    query_ = &query;
    area_ = area;
    best_.clear();
    out.clear();
    read_heads();
    complete_heads();
    // Rarely a place above is written with a suffix that no name has: then all readings are tried.
    if (best_.empty() && !text.han().empty()) {
        read_heads_in_lattice();
        complete_heads();
    }
    if (best_.empty()) complete_mixed_letters(0);
    write(out);
}

void Completion::complete_heads() {
    for (std::size_t head = 0; head < heads_.size(); ++head) complete(head);
}

void Completion::read_heads() {
    heads_.clear();
    heads_.push_back({});
    if (text_->han().empty()) return;
    for (std::size_t i = 0; i < heads_.size() && heads_.size() < most_heads; ++i) {
        std::size_t at = heads_[i].rest;
        while (at < text_->size() && (*text_)[at] == FoldedText::gap) ++at;
        add_heads(i, at);
    }
}

void Completion::add_heads(std::size_t from, std::size_t at) {
    std::uint32_t node = NameTrie::root;
    for (; at < text_->size(); ++at) {
        const NameTrie::Step step = names_.trie().step(node, (*text_)[at]);
        if (step.node == NameTrie::none) return;
        node = step.node;
        if (step.name == NameTrie::none) continue;
        for (const Posting& place : names_.places(step.name)) push_head(from, at + 1, place);
    }
}

void Completion::push_head(std::size_t from, std::size_t end, const Posting& place) {
    const Head& above = heads_[from];
    if (heads_.size() >= most_heads || end >= text_->size()) return;
    if (above.entity == place.entity && above.kind == place.kind) return;
    if (!is_below(above, place.kind, place.entity)) return;
    Head next = above;
    next.rest = end;
    next.kind = place.kind;
    next.entity = place.entity;
    next.matched[static_cast<std::size_t>(place.kind)] = place.how;
    heads_.push_back(next);
}

void Completion::read_heads_in_lattice() {
    heads_.clear();
    heads_.push_back({});
    const Lattice lattice(names_, *text_);
    for (std::size_t i = 0; i < heads_.size() && heads_.size() < most_heads; ++i) {
        std::size_t at = heads_[i].rest;
        while (at < text_->size() && (*text_)[at] == FoldedText::gap) ++at;
        for (const ::geo::search::Reading& place : lattice.places())
            if (place.begin == at)
                push_head(i, place.end, {place.entity, place.component, place.how});
    }
    heads_.erase(heads_.begin());  // nothing begins with the whole text: that was tried
}

bool Completion::is_below(const Head& head, Component kind, Index entity) const noexcept {
    if (head.entity == none) return true;
    if (head.kind == Component::village)
        return kind == Component::road && names_.roads()[entity].village == head.entity;
    const DivisionRecord& division = names_.divisions()[head.entity];
    if (kind == Component::road) return division.roads.contains(entity);
    if (kind == Component::village) return division.villages.contains(entity);
    return entity > head.entity && entity < division.subtree_end;
}

void Completion::complete(std::size_t head) {
    std::size_t begin = heads_[head].rest, end = text_->size();
    while (begin < end && (*text_)[begin] == FoldedText::gap) ++begin;
    while (end > begin && (*text_)[end - 1] == FoldedText::gap) --end;
    if (begin == end) return;
    const auto typed = text_->view(begin, end);
    if (is_letter(typed.front())) {
        complete_letters(static_cast<std::uint32_t>(head), typed);
    } else {
        complete_han(static_cast<std::uint32_t>(head), typed);
    }
}

void Completion::complete_han(std::uint32_t head, std::u32string_view typed) {
    // 安ning: characters chosen already, and letters of those that are not.
    std::size_t characters = 0;
    while (characters < typed.size() && !is_letter(typed[characters])) ++characters;
    letters_.clear();
    for (const char32_t c : typed.substr(characters))
        if (is_letter(c)) letters_.push_back(static_cast<char>(c));
    const NameTrie::Range range = names_.trie().names_with_prefix(typed.substr(0, characters));
    if (range.begin == range.end) return;
    complete(
        {head, Order::characters, {range.begin, range.end}, How::prefix, characters, letters_});
}

void Completion::complete_letters(std::uint32_t head, std::u32string_view typed) {
    letters_.clear();
    for (const char32_t c : typed)
        if (is_letter(c)) letters_.push_back(static_cast<char>(c));
    for (const auto& [order, how] :
         {std::pair{Order::letters, How::pinyin}, std::pair{Order::initials, How::initials}}) {
        const IndexRange range = index_.beginning_with(order, letters_);
        if (range.size() > 0) complete({head, order, range, how, letters_.size()});
    }
}

/// anjie of 安宁街 is no beginning in any order: some syllables are whole and others begun.
void Completion::complete_mixed_letters(std::uint32_t head) {
    letters_.clear();
    for (const char32_t c : text_->view())
        if (is_letter(c)) letters_.push_back(static_cast<char>(c));
    if (letters_.size() < 2 || !text_->han().empty()) return;
    heads_.assign(1, {});
    IndexRange range =
        index_.beginning_with(Order::letters, std::string_view(letters_).substr(0, 1));
    range.end = std::min(range.end, range.begin + most_mixed);
    for (Index place = range.begin; place < range.end; ++place) {
        const Index name = index_.name_at(Order::letters, place);
        if (!index_.goes_on(name, 0, letters_)) continue;
        const Rest rest{head, Order::letters, {place, place + 1}, How::pinyin, letters_.size()};
        add_by_name(rest);
    }
}

std::size_t Completion::count_of_places(const Rest& rest) const noexcept {
    if (rest.order == Order::characters)
        return names_.posting_count(rest.range.begin, rest.range.end);
    return rest.range.size();
}

void Completion::complete(const Rest& rest) {
    const Head& head = heads_[rest.head];
    // What is written as a whole comes before everything that goes on.
    const bool is_han = rest.order == Order::characters && rest.letters.empty();
    if (is_han && names_.name(rest.range.begin).size() == rest.typed && rest.range.size() > 1) {
        Rest whole = rest;
        whole.range.end = whole.range.begin + 1;
        complete(whole);
    }
    const std::size_t places = count_of_places(rest);
    if (head.entity != none) {
        const IndexRange villages = names_.villages_of(head.kind, head.entity);
        const std::size_t there = index_.roads_in(villages).size();
        if (places <= there)
            add_by_name(rest);
        else
            add_by_place(rest, villages);
        return;
    }
    if (places > CompletionIndex::heavy) {
        if (add_ready(rest)) return;
        if (area_ != nullptr && !area_->areas().empty()) {
            for (const IndexRange villages : area_->areas()) add_by_place(rest, villages);
            return;
        }
        if (places > few_enough && query_->bias && rest.letters.empty()) {
            add_by_distance(rest);
            return;
        }
    }
    add_by_name(rest);
}

/// Without a wish for a place, a kind or an area, what comes first is known beforehand.
bool Completion::add_ready(const Rest& rest) {
    const bool is_plain = !query_->bias && !query_->type && area_ == nullptr &&
                          rest.letters.empty() && query_->limit * 2 <= CompletionIndex::most_ready;
    if (!is_plain) return false;
    const auto ready = index_.ready(rest.order, rest.range);
    for (const Named& named : ready) add(rest, named);
    return !ready.empty();
}

void Completion::add_by_name(const Rest& rest) {
    for (Index place = rest.range.begin; place < rest.range.end; ++place) {
        const Index name = index_.name_at(rest.order, place);
        if (!rest.letters.empty() && !index_.goes_on(name, rest.typed, rest.letters)) continue;
        for (const Posting& posting : names_.postings(name))
            add(rest, {posting.entity, name, posting.kind, posting.how});
    }
}

/// Every place of some villages whose name is one of those looked for; of divisions there are few.
void Completion::add_by_place(const Rest& rest, IndexRange villages) {
    const auto add_those_of = [&](std::span<const Named> places) {
        for (const Named& named : places)
            if (index_.has(rest.order, rest.range, named.name) &&
                (rest.letters.empty() || index_.goes_on(named.name, rest.typed, rest.letters)))
                add(rest, named);
    };
    if (villages.size() == 0) return;
    add_those_of(index_.roads_in(villages));
    add_those_of(index_.villages_in(villages));
    for (Index i = 0; i < names_.divisions().size(); ++i) {
        const DivisionRecord& division = names_.divisions()[i];
        if (division.name != none && villages.contains(division.villages) &&
            index_.has(rest.order, rest.range, division.name))
            add(rest, {i, division.name, division.level, How::exact});
    }
}

/// A beginning that is everywhere is also near: places are walked through from the point outwards.
void Completion::add_by_distance(const Rest& rest) {
    near_.resize(query_->limit);
    const auto walk = [&](const PointGrid& grid, Component kind, auto name_of) {
        if (!is_wanted(kind)) return;
        const auto accepts = [&](Index entity) {
            const Index name = name_of(entity);
            return name != none && index_.has(rest.order, rest.range, name) &&
                   (area_ == nullptr || area_->passes(kind, entity));
        };
        const std::size_t count =
            grid.nearest(*query_->bias, std::span(near_), anywhere_metres, accepts);
        for (const auto& [entity, _] : std::span(near_).first(count))
            add(rest, {entity, name_of(entity), kind, How::exact});
    };
    walk(names_.road_grid(), Component::road, [&](Index i) { return names_.roads()[i].name; });
    walk(names_.village_grid(), Component::village,
         [&](Index i) { return names_.villages()[i].name; });
    for (Index i = 0; i < names_.divisions().size(); ++i) {
        const DivisionRecord& division = names_.divisions()[i];
        if (division.name != none && index_.has(rest.order, rest.range, division.name))
            add(rest, {i, division.name, division.level, How::exact});
    }
}

bool Completion::is_wanted(Component kind) const noexcept {
    if (!query_->type) return true;
    switch (*query_->type) {
        case HitType::street:
            return kind == Component::road;
        case HitType::locality:
            return kind == Component::village;
        case HitType::municipality:
            return is_place(kind) && kind != Component::village;
        case HitType::housenumber:
        case HitType::intersection:
            break;
    }
    return false;
}

void Completion::add(const Rest& rest, const Named& named) {
    const bool is_han = rest.order == Order::characters;
    if (named.how == How::short_form || (!is_han && named.how == How::alias)) return;
    if (!is_wanted(named.kind) || !is_below(heads_[rest.head], named.kind, named.entity)) return;
    if (area_ != nullptr && !area_->passes(named.kind, named.entity)) return;
    Found found;
    found.kind = named.kind;
    found.entity = named.entity;
    found.head = rest.head;
    found.length = static_cast<std::uint16_t>(names_.name(named.name).size());
    found.typed = static_cast<std::uint16_t>(rest.typed);
    const bool is_all = is_han && rest.letters.empty() && rest.typed == found.length;
    found.how = named.how == How::alias ? How::alias
                : is_all                ? How::exact
                : !rest.letters.empty() ? How::pinyin
                                        : rest.how;
    if (query_->bias) {
        const auto at = position_of(names_, named.kind, named.entity);
        found.metres =
            at ? distance_metres(*query_->bias, *at) : std::numeric_limits<double>::infinity();
    }
    keep(found);
}

void Completion::keep(const Found& found) {
    // A whole name before a longer one; then what is near; then the shorter and the higher one.
    const auto key = [](const Found& f) {
        return std::tuple(f.how == How::exact ? 0 : 1, f.metres, f.length, f.kind, f.entity, f.how);
    };
    const auto is_before = [&](const Found& a, const Found& b) { return key(a) < key(b); };
    if (best_.size() == query_->limit && !is_before(found, best_.back())) return;
    const auto same = std::find_if(best_.begin(), best_.end(), [&](const Found& other) {
        return other.kind == found.kind && other.entity == found.entity;
    });
    if (same != best_.end()) {
        if (!is_before(found, *same)) return;
        best_.erase(same);
    }
    if (best_.size() == query_->limit) best_.pop_back();
    best_.insert(std::lower_bound(best_.begin(), best_.end(), found, is_before), found);
}

void Completion::write(std::vector<Hit>& out) const {
    for (const Found& found : best_) {
        Hit hit = hit_of(names_, found.kind, found.entity);
        hit.matched = heads_[found.head].matched;
        hit.matched[static_cast<std::size_t>(found.kind)] = found.how;
        const double part =
            static_cast<double>(found.typed) / static_cast<double>(std::max<int>(found.length, 1));
        hit.score = found.how == How::exact ? 1.0 : 0.5 + 0.4 * std::min(part, 1.0);
        out.push_back(std::move(hit));
    }
}

}  // namespace geo::search
