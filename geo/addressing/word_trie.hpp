// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace geo::addressing {

/// Words, each with a number. A step from a prefix to the next character is one look into a hash
/// table, the first step one into a plain one.
class WordTrie {
  public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    using Node = std::uint32_t;

    WordTrie();

    /// The number of the word; `next` when it is new, which it then bears.
    std::uint32_t insert(std::u32string_view word, std::uint32_t next);
    std::uint32_t find(std::u32string_view word) const noexcept;

    /// The prefix of one character, or none.
    Node start(char32_t character) const noexcept {
        return character < first_.size() ? first_[character] : none;
    }
    /// The prefix longer by a character, or none.
    Node step(Node prefix, char32_t character) const noexcept {
        for (std::size_t slot = slot_of(prefix, character);; slot = (slot + 1) & mask_) {
            const Edge& edge = edges_[slot];
            if (edge.target == none) return none;
            if (edge.prefix == prefix && edge.character == character) return edge.target;
        }
    }
    /// The number of the word that a prefix is, or none.
    std::uint32_t value(Node prefix) const noexcept { return values_[prefix]; }

  private:
    struct Edge {
        Node prefix = 0;
        char32_t character = 0;
        Node target = none;
    };

    std::size_t slot_of(Node prefix, char32_t character) const noexcept {
        const std::uint64_t key = (std::uint64_t{prefix} << 21U) ^ character;
        return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 32U) & mask_;
    }
    Node new_node();
    Node extend(Node prefix, char32_t character);
    void place(const Edge& edge) noexcept;
    void grow();

    std::vector<Node> first_;
    std::vector<std::uint32_t> values_;
    std::vector<Edge> edges_;
    std::size_t mask_;
    std::size_t used_ = 0;
};

}  // namespace geo::addressing
