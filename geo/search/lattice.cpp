// SPDX-License-Identifier: Apache-2.0
#include "geo/search/lattice.hpp"

#include <algorithm>

#include "geo/search/character_roles.hpp"
#include "geo/search/fillers.hpp"

namespace geo::search {
namespace {

/// A name that stands for so many places is read as those only that the rest of the text allows.
constexpr std::size_t most_places_of_a_name = 400;

constexpr std::size_t digits_of_telephone = 10;

/// Behind 156-1549-6571 or 13800001111; `begin` when it is no telephone number.
std::size_t telephone_end(const FoldedText& text, std::size_t begin) noexcept {
    std::size_t digits = 0, end = begin;
    for (; digit_value(text[end]) >= 0 || text[end] == U'-'; ++end)
        if (text[end] != U'-') ++digits;
    return digits >= digits_of_telephone ? end : begin;
}

}  // namespace

float worth_of(How how) noexcept {
    switch (how) {
        case How::exact:
            return 1.0F;
        case How::alias:
            return 0.97F;
        case How::short_form:
            return 0.95F;
        case How::homophone:
            return 0.85F;
        case How::spelling:
            return 0.75F;
        case How::absent:
        case How::numeral:
        case How::prefix:
        case How::pinyin:
        case How::initials:
        case How::not_found:
            break;
    }
    return 0.5F;
}

void Lattice::read(const NameIndex& names, const FoldedText& text) {
    names_ = &names;
    text_ = &text;
    places_.clear();
    road_names_.clear();
    numbers_.clear();
    for (std::size_t begin = 0; begin < text.size(); ++begin)
        if (names.trie().may_begin(text[begin], text[begin + 1])) read_names(begin);
    read_numbers();
    fillers_ = filler_words(text);
    links_ = {};
    for (const Reading& road : road_names_) explain_neighbours(road);
    for (const Reading& place : places_) explain_neighbours(place);
}

void Lattice::read_names(std::size_t begin) {
    const NameTrie& trie = names_->trie();
    NameTrie::Step step{NameTrie::root, NameTrie::none};
    for (std::size_t at = begin; at < text_->size(); ++at) {
        step = trie.step(step.node, (*text_)[at]);
        if (step.node == NameTrie::none) return;
        if (step.name != NameTrie::none) add_name(begin, at + 1, step.name);
    }
}

void Lattice::add_name(std::size_t begin, std::size_t end, Index name) {
    Reading reading{static_cast<std::uint8_t>(begin),
                    static_cast<std::uint8_t>(end),
                    Component::road,
                    How::exact,
                    static_cast<float>(end - begin),
                    Weakness::firm,
                    none,
                    name,
                    {}};
    if (!names_->roads_named(name).empty()) road_names_.push_back(reading);
    std::size_t count = 0;
    for (const Posting& posting : names_->places(name)) {
        if (++count > most_places_of_a_name) break;
        reading.component = posting.kind;
        reading.how = posting.how;
        reading.entity = posting.entity;
        reading.worth = static_cast<float>(end - begin) * worth_of(posting.how);
        reading.villages = names_->villages_of(posting.kind, posting.entity);
        add_place(reading);
        add_with_suffix(reading);
    }
}

void Lattice::add_place(const Reading& reading) {
    for (auto last = places_.rbegin(); last != places_.rend() && last->begin == reading.begin;
         ++last) {
        const bool same = last->end == reading.end && last->component == reading.component &&
                          last->entity == reading.entity;
        if (!same) continue;
        if (reading.worth > last->worth) *last = reading;  // 史口 + 镇 is 史口镇 itself
        return;
    }
    places_.push_back(reading);
}

/// 吕家村 + 委会, 史口 + 乡: the suffix belongs to the name that it follows.
void Lattice::add_with_suffix(Reading reading) {
    if (!CharacterRoles::shared().has((*text_)[reading.end], Role::suffix)) return;
    const auto rest = text_->view().substr(reading.end);
    for (const std::u32string_view suffix : suffixes_in_use(reading.component)) {
        if (rest.substr(0, suffix.size()) != suffix) continue;
        reading.end = static_cast<std::uint8_t>(reading.end + suffix.size());
        // A village committee stands for its village; another kind of division is another name.
        const bool other_kind = reading.component != Component::village && suffix.size() <= 2;
        if (reading.how == How::short_form) reading.how = other_kind ? How::alias : How::exact;
        reading.worth = static_cast<float>(reading.size()) * worth_of(reading.how);
        add_place(reading);
        return;
    }
}

void Lattice::add_slip(const Reading& reading) {
    auto& readings = reading.component == Component::road ? road_names_ : places_;
    for (const Reading& other : readings)
        if (other.begin == reading.begin && other.end == reading.end &&
            other.component == reading.component && other.entity == reading.entity &&
            other.name == reading.name)
            return;
    readings.push_back(reading);
    explain_links(reading);
}

void Lattice::read_numbers() {
    const FoldedText& text = *text_;
    for (std::size_t at = 0; at < text.size();) {
        if (!CharacterRoles::shared().has(text[at], Role::number)) {
            ++at;
        } else if (const std::size_t end = telephone_end(text, at); end > at) {
            at = end;
        } else if (const auto number = read_number(text, at)) {
            add_number(*number);
            // 12巷3弄5号: where 12巷 is a road of its own, 3弄5号 stands on it.
            at = number->has_words ? at + 1 : std::size_t{number->end};
            while (number->has_words && at < number->end && digit_value(text[at]) >= 0) ++at;
        } else {
            ++at;
            while (digit_value(text[at - 1]) >= 0 && digit_value(text[at]) >= 0) ++at;
        }
    }
}

/// 安宁街（原建设路）, 原垦利县: what a place was called adds nothing to it.
void Lattice::explain_neighbours(const Reading& reading) {
    constexpr std::size_t shortest = 3;
    const FoldedText& text = *text_;
    const std::size_t next = reading.end + std::size_t{1};
    if (reading.begin > 0 && reading.size() >= shortest &&
        text[reading.begin - std::size_t{1}] == U'原')
        fillers_.add(reading.begin - std::size_t{1});
    if (next < text.size() && text[reading.end] == FoldedText::gap &&
        !begins_name(next, shortest)) {
        const bool is_road = reading.component == Component::road;
        fillers_ = fillers_ | PositionSet::range(next, next + former_name(text, next, is_road));
    }
    explain_links(reading);
}

/// 光明大街东段路北12号, 吕家村里的安宁街: where the number or a name goes on behind them.
void Lattice::explain_links(const Reading& reading) {
    const FoldedText& text = *text_;
    if (reading.component < Component::village) return;
    const std::size_t begin =
        reading.end + std::size_t{text[reading.end] == FoldedText::gap ? 1U : 0U};
    if (!CharacterRoles::shared().has(text[begin], Role::link)) return;
    const std::size_t end = begin + link_words(text, begin, reading.component == Component::road);
    if (end == begin) return;
    const auto says_nothing = [&](std::size_t at) {
        return fillers_.has(at) || (!text.han().has(at) && digit_value(text[at]) < 0);
    };
    std::size_t next = end;  // 东段，门牌号：12, 路北No.12
    while (next < text.size() && says_nothing(next)) ++next;
    const bool is_attached = reading.component == Component::village && begin == reading.end;
    const bool goes_on =
        begins_number(next) || (is_attached && (begins_name(end, 2) || text[end - 1] == U'的'));
    if (!goes_on) return;
    fillers_ = fillers_ | PositionSet::range(begin, end);
    links_ = links_ | PositionSet::range(begin, end);
}

bool Lattice::begins_name(std::size_t at, std::size_t least) const noexcept {
    const auto begins = [&](const Reading& reading) {
        return reading.begin == at && reading.size() >= least;
    };
    return std::any_of(road_names_.begin(), road_names_.end(), begins) ||
           std::any_of(places_.begin(), places_.end(), begins);
}

bool Lattice::begins_number(std::size_t at) const noexcept {
    return std::any_of(numbers_.begin(), numbers_.end(),
                       [&](const NumberReading& number) { return number.begin == at; });
}

void Lattice::add_number(const NumberReading& number) {
    if (const auto whole = with_sign_before(*text_, number)) numbers_.push_back(*whole);
    numbers_.push_back(number);
}

}  // namespace geo::search
