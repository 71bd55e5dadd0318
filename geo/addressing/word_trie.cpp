// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/word_trie.hpp"

namespace geo::addressing {
namespace {

constexpr std::size_t first_size = 0x10000;  // the basic plane: every word begins there
constexpr std::size_t initial_edges = 1024;

}  // namespace

WordTrie::WordTrie() : first_(first_size, none), edges_(initial_edges), mask_(initial_edges - 1) {}

std::uint32_t WordTrie::insert(std::u32string_view word, std::uint32_t next) {
    if (word.empty() || word[0] >= first_.size()) return none;
    if (first_[word[0]] == none) first_[word[0]] = new_node();
    Node node = first_[word[0]];
    for (const char32_t character : word.substr(1)) node = extend(node, character);
    if (values_[node] == none) values_[node] = next;
    return values_[node];
}

std::uint32_t WordTrie::find(std::u32string_view word) const noexcept {
    if (word.empty()) return none;
    Node node = start(word[0]);
    for (std::size_t i = 1; i < word.size() && node != none; ++i) node = step(node, word[i]);
    return node == none ? none : values_[node];
}

WordTrie::Node WordTrie::new_node() {
    values_.push_back(none);
    return static_cast<Node>(values_.size() - 1);
}

WordTrie::Node WordTrie::extend(Node prefix, char32_t character) {
    const Node known = step(prefix, character);
    if (known != none) return known;
    if (++used_ * 2 > edges_.size()) grow();
    const Node target = new_node();
    place({prefix, character, target});
    return target;
}

void WordTrie::place(const Edge& edge) noexcept {
    std::size_t slot = slot_of(edge.prefix, edge.character);
    while (edges_[slot].target != none) slot = (slot + 1) & mask_;
    edges_[slot] = edge;
}

void WordTrie::grow() {
    std::vector<Edge> before(edges_.size() * 2);
    before.swap(edges_);
    mask_ = edges_.size() - 1;
    for (const Edge& edge : before)
        if (edge.target != none) place(edge);
}

}  // namespace geo::addressing
