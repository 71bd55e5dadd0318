// SPDX-License-Identifier: Apache-2.0
#include "geo/search/name_trie.hpp"

#include <algorithm>
#include <bit>

namespace geo::search {
namespace {

std::size_t common_prefix(std::u32string_view a, std::u32string_view b) noexcept {
    const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(differ.first - a.begin());
}

std::size_t count_nodes(std::span<const std::u32string_view> names) noexcept {
    std::size_t count = 1;
    for (std::size_t i = 0; i < names.size(); ++i)
        count += names[i].size() - (i == 0 ? 0 : common_prefix(names[i - 1], names[i]));
    return count;
}

}  // namespace

NameTrie::NameTrie(std::span<const std::u32string_view> names) {
    const std::size_t count = count_nodes(names);
    nodes_.reserve(count);
    edges_.assign(std::bit_ceil(count * 2), Edge{});
    // Sixteen bits a name: one look in sixteen at the most is in vain.
    pairs_.assign(std::bit_ceil(std::max<std::size_t>(names.size() / 4, 1)), 0);
    std::vector<std::uint32_t> path{root};  // the node of each prefix of the name before
    std::u32string_view before;
    for (std::uint32_t name = 0; name < names.size(); ++name) {
        const std::u32string_view text = names[name];
        const std::size_t pair = pair_bit(text[0], text.size() > 1 ? text[1] : 0);
        pairs_[pair / 64] |= std::uint64_t{1} << (pair % 64);
        path.resize(common_prefix(before, text) + 1);
        for (std::size_t i = path.size() - 1; i < text.size(); ++i) {
            const auto node = static_cast<std::uint32_t>(nodes_.size());
            nodes_.push_back({name, 0, 0});
            put_edge(path.back(), text[i], node);
            path.push_back(node);
        }
        nodes_[path.back()].ends = 1;
        name_edge(path[path.size() - 2], text.back(), name);
        for (const std::uint32_t node : path) nodes_[node].end = (name + 1) & 0x7FFFFFFFU;
        before = text;
    }
}

void NameTrie::put_edge(std::uint32_t from, char32_t character, std::uint32_t to) {
    std::size_t slot = slot_of(from, character);
    while (edges_[slot].from != none) slot = (slot + 1) & (edges_.size() - 1);
    edges_[slot] = {from, character, to, none};
}

void NameTrie::name_edge(std::uint32_t from, char32_t character, std::uint32_t name) {
    std::size_t slot = slot_of(from, character);
    while (edges_[slot].from != from || edges_[slot].character != character)
        slot = (slot + 1) & (edges_.size() - 1);
    edges_[slot].name = name;
}

NameTrie::Range NameTrie::names_with_prefix(std::u32string_view prefix) const noexcept {
    std::uint32_t node = root;
    for (const char32_t character : prefix) {
        node = child(node, character);
        if (node == none) return {};
    }
    return names_below(node);
}

std::size_t NameTrie::memory_bytes() const noexcept {
    return nodes_.capacity() * sizeof(Node) + edges_.capacity() * sizeof(Edge) +
           pairs_.capacity() * sizeof(std::uint64_t);
}

}  // namespace geo::search
