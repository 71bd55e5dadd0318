// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace geo::search {

/// Sorted names as a tree of characters. A name's id is its rank, so that every node, being a
/// prefix, stands for one range of names.
class NameTrie {
  public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::uint32_t root = 0;

    struct Range {
        std::uint32_t begin = 0, end = 0;
        bool contains(std::uint32_t name) const noexcept { return name >= begin && name < end; }
    };

    NameTrie() = default;
    /// \pre the names are sorted and no two are equal.
    explicit NameTrie(std::span<const std::u32string_view> names);

    /// False when no name begins with these two characters, nor is the first of them.
    bool may_begin(char32_t first, char32_t second) const noexcept {
        return has_pair(first, second) || has_pair(first, 0);
    }
    std::uint32_t child(std::uint32_t node, char32_t character) const noexcept {
        return step(node, character).node;
    }
    /// A node, and the name that ends in it; both none where the tree does not go on.
    struct Step {
        std::uint32_t node = none, name = none;
    };
    Step step(std::uint32_t node, char32_t character) const noexcept {
        for (std::size_t slot = slot_of(node, character);;
             slot = (slot + 1) & (edges_.size() - 1)) {
            const Edge& edge = edges_[slot];
            if (edge.from == node && edge.character == character) return {edge.to, edge.name};
            if (edge.from == none) return {};
        }
    }
    /// The name that ends in this node, or none.
    std::uint32_t name_at(std::uint32_t node) const noexcept {
        return nodes_[node].ends ? nodes_[node].begin : none;
    }
    Range names_below(std::uint32_t node) const noexcept {
        return {nodes_[node].begin, nodes_[node].end};
    }
    /// Names that begin with the prefix.
    Range names_with_prefix(std::u32string_view prefix) const noexcept;

    std::size_t memory_bytes() const noexcept;

  private:
    struct Node {
        std::uint32_t begin = 0;
        std::uint32_t end : 31;
        std::uint32_t ends : 1;
    };
    struct Edge {
        std::uint32_t from = none;
        char32_t character = 0;
        std::uint32_t to = 0;
        std::uint32_t name = none;
    };
    std::size_t slot_of(std::uint32_t node, char32_t character) const noexcept {
        const std::uint64_t key = (std::uint64_t{node} << 21) ^ character;
        return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 32) & (edges_.size() - 1);
    }
    void put_edge(std::uint32_t from, char32_t character, std::uint32_t to);
    void name_edge(std::uint32_t from, char32_t character, std::uint32_t name);

    bool has_pair(char32_t first, char32_t second) const noexcept {
        const std::size_t bit = pair_bit(first, second);
        return ((pairs_[bit / 64] >> (bit % 64)) & 1U) != 0;
    }
    std::size_t pair_bit(char32_t first, char32_t second) const noexcept {
        const std::uint64_t key = (std::uint64_t{first} << 21) ^ second;
        return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 40) &
               (pairs_.size() * 64 - 1);
    }

    std::vector<std::uint64_t> pairs_{0};  ///< a bit for the two characters that begin a name
    std::vector<Node> nodes_{Node{0, 0, 0}};
    std::vector<Edge> edges_{Edge{}};  ///< open addressing, a power of two of slots
};

}  // namespace geo::search
