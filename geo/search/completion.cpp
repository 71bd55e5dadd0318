// SPDX-License-Identifier: Apache-2.0
#include "geo/search/completion.hpp"

#include <algorithm>
#include <tuple>

#include "geo/search/hits.hpp"

namespace geo::search {
namespace {

constexpr std::size_t most_heads = 32;
constexpr std::size_t most_found = 1024;  // a single letter begins thousands of names

bool is_letter(char32_t c) noexcept { return c >= U'a' && c <= U'z'; }

bool is_wanted(const Query& query, Component kind) noexcept {
    if (!query.type) return true;
    switch (*query.type) {
        case HitType::housenumber:
            return false;
        case HitType::street:
            return kind == Component::road;
        case HitType::locality:
            return kind == Component::village;
        case HitType::municipality:
            return kind < Component::village;
    }
    return false;
}

}  // namespace

Completion::Completion(const NameIndex& names, const Query& query, const FoldedText& text)
    : names_(names), query_(query), text_(text), area_(names, query) {}

std::vector<Hit> Completion::find() {
    read_heads();
    for (std::size_t head = 0; head < heads_.size(); ++head) complete(head);
    return hits();
}

void Completion::read_heads() {
    heads_.push_back({});
    if (text_.size() == 0 || text_.han().empty()) return;
    const Lattice lattice(names_, text_);
    for (std::size_t i = 0; i < heads_.size() && heads_.size() < most_heads; ++i) {
        std::size_t at = heads_[i].rest;
        while (at < text_.size() && text_[at] == FoldedText::gap) ++at;
        for (const Reading& place : lattice.places()) {
            if (place.begin != at || !is_below(heads_[i], place)) continue;
            Head next = heads_[i];
            next.rest = place.end;
            next.kind = place.component;
            next.entity = place.entity;
            next.matched[static_cast<std::size_t>(place.component)] = place.how;
            heads_.push_back(next);
        }
    }
}

bool Completion::is_below(const Head& head, const Reading& reading) const noexcept {
    return is_below(head, reading.component, reading.entity) &&
           !(head.entity == reading.entity && head.kind == reading.component);
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
    std::size_t begin = heads_[head].rest, end = text_.size();
    while (begin < end && text_[begin] == FoldedText::gap) ++begin;
    while (end > begin && text_[end - 1] == FoldedText::gap) --end;
    if (begin == end) return;
    const auto typed = text_.view(begin, end);
    if (is_letter(typed.front())) {
        complete_letters(head, typed);
    } else {
        complete_han(head, typed);
    }
}

bool Completion::is_full() const noexcept { return found_.size() >= most_found; }

void Completion::complete_han(std::size_t head, std::u32string_view typed) {
    const NameTrie::Range range = names_.trie().names_with_prefix(typed);
    for (Index name = range.begin; name < range.end && !is_full(); ++name)
        add_name(head, name, How::prefix, typed.size());
}

void Completion::complete_letters(std::size_t head, std::u32string_view typed) {
    std::string letters;
    for (const char32_t c : typed)
        if (is_letter(c)) letters.push_back(static_cast<char>(c));
    const auto all = names_.romanised();
    auto next =
        std::lower_bound(all.begin(), all.end(), letters,
                         [](const Romanised& a, const std::string& b) { return a.letters < b; });
    for (; next != all.end() && next->letters.starts_with(letters) && !is_full(); ++next)
        add_name(head, next->name, next->how, letters.size());
}

void Completion::add_name(std::size_t head, Index name, How how, std::size_t typed) {
    const bool is_han = how == How::prefix;
    for (const Posting& posting : names_.postings(name)) {
        if (posting.how == How::short_form || (!is_han && posting.how == How::alias)) continue;
        if (!is_wanted(query_, posting.kind) ||
            !is_below(heads_[head], posting.kind, posting.entity) ||
            !area_.passes(posting.kind, posting.entity))
            continue;
        const auto length = static_cast<std::uint32_t>(names_.name(name).size());
        const bool is_all = is_han && typed == length;
        const How shown = posting.how == How::alias ? How::alias : is_all ? How::exact : how;
        Found found{
            posting.kind, posting.entity, name, shown, length, static_cast<std::uint32_t>(typed), 0,
            head};
        if (query_.bias) {
            const auto at = position_of(names_, posting.kind, posting.entity);
            found.metres =
                at ? distance_metres(*query_.bias, *at) : std::numeric_limits<double>::infinity();
        }
        found_.push_back(found);
        if (is_full()) return;
    }
}

std::vector<Hit> Completion::hits() {
    // A whole name before a longer one; then what is near; then the higher division.
    const auto key = [](const Found& f) {
        return std::tuple(f.how == How::exact ? 0 : 1, f.metres, f.length, f.kind, f.entity, f.how);
    };
    const std::size_t count = std::min(found_.size(), query_.limit * 2);
    std::partial_sort(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(count),
                      found_.end(),
                      [&](const Found& a, const Found& b) { return key(a) < key(b); });
    std::vector<Hit> hits;
    hits.reserve(query_.limit);
    for (std::size_t i = 0; i < count && hits.size() < query_.limit; ++i) {
        const Found& found = found_[i];
        const auto same = [&](const Found& other) {
            return other.kind == found.kind && other.entity == found.entity;
        };
        const auto here = found_.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::any_of(found_.begin(), here, same)) continue;
        Hit hit = hit_of(names_, found.kind, found.entity);
        hit.matched = heads_[found.head].matched;
        hit.matched[static_cast<std::size_t>(found.kind)] = found.how;
        const double part = static_cast<double>(found.typed) / std::max(found.length, 1U);
        hit.score = found.how == How::exact ? 1.0 : 0.5 + 0.4 * std::min(part, 1.0);
        hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace geo::search
