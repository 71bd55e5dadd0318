// SPDX-License-Identifier: Apache-2.0
#include "geo/search/lattice.hpp"

#include <algorithm>

namespace geo::search {

Lattice::Lattice(const NameIndex& names, const FoldedText& text) : names_(names), text_(text) {
    places_.reserve(24);
    road_names_.reserve(16);
    numbers_.reserve(4);
    for (std::size_t begin = 0; begin < text.size(); ++begin)
        if (text[begin] != FoldedText::gap) read_names(begin);
    read_numbers();
}

void Lattice::read_names(std::size_t begin) {
    const NameTrie& trie = names_.trie();
    std::uint32_t node = NameTrie::root;
    for (std::size_t at = begin; at < text_.size(); ++at) {
        node = trie.child(node, text_[at]);
        if (node == NameTrie::none) return;
        const std::uint32_t name = trie.name_at(node);
        if (name != NameTrie::none) add_name(begin, at + 1, name);
    }
}

void Lattice::add_name(std::size_t begin, std::size_t end, Index name) {
    for (const Posting& posting : names_.postings(name)) {
        const Reading reading{static_cast<std::uint8_t>(begin),
                              static_cast<std::uint8_t>(end),
                              posting.kind,
                              posting.how,
                              posting.entity,
                              name};
        if (posting.kind == Component::road) {
            road_names_.push_back(reading);
            road_names_.back().entity = none;
            return;  // roads come last, and one reading stands for all of them
        }
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
        last->how = std::min(last->how, reading.how);  // 史口 + 镇 is 史口镇 itself
        return;
    }
    places_.push_back(reading);
}

/// 吕家村 + 委会, 史口 + 乡: the suffix belongs to the name that it follows.
void Lattice::add_with_suffix(Reading reading) {
    const auto rest = text_.view().substr(reading.end);
    for (const std::u32string_view suffix : suffixes_in_use(reading.component)) {
        if (rest.substr(0, suffix.size()) != suffix) continue;
        reading.end = static_cast<std::uint8_t>(reading.end + suffix.size());
        // A village committee stands for its village; another kind of division is another name.
        const bool other_kind = reading.component != Component::village && suffix.size() <= 2;
        if (reading.how == How::short_form) reading.how = other_kind ? How::alias : How::exact;
        add_place(reading);
        return;
    }
}

void Lattice::read_numbers() {
    for (std::size_t at = 0; at < text_.size();) {
        if (const auto number = read_number(text_, at)) {
            numbers_.push_back(*number);
            at = number->end;
        } else if (digit_value(text_[at]) >= 0) {
            while (digit_value(text_[at]) >= 0) ++at;  // a telephone number has no door inside
        } else {
            ++at;
        }
    }
}

}  // namespace geo::search
