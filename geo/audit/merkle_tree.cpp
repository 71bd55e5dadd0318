// SPDX-License-Identifier: Apache-2.0
#include "geo/audit/merkle_tree.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

namespace geo::audit {
namespace {

/// The largest power of two below `count`. \pre count > 1
std::uint64_t split_of(std::uint64_t count) noexcept { return std::bit_floor(count - 1); }

}  // namespace

Digest leaf_hash(std::string_view entry) {
    std::string bytes(1, '\0');
    bytes += entry;
    return sha256(bytes);
}

Digest node_hash(const Digest& left, const Digest& right) noexcept {
    std::array<char, 65> bytes;
    bytes[0] = '\1';
    std::copy_n(as_bytes(left).data(), left.size(), bytes.begin() + 1);
    std::copy_n(as_bytes(right).data(), right.size(), bytes.begin() + 33);
    return sha256({bytes.data(), bytes.size()});
}

void MerkleTree::append(const Digest& leaf) {
    Digest hash = leaf;
    for (std::size_t level = 0;; ++level) {
        if (level == levels_.size()) levels_.emplace_back();
        auto& nodes = levels_[level];
        nodes.push_back(hash);
        if (nodes.size() % 2 != 0) return;
        hash = node_hash(nodes[nodes.size() - 2], nodes.back());
    }
}

Digest MerkleTree::root(std::uint64_t size) const {
    return size == 0 ? sha256({}) : range_hash(0, size);
}

/// Of the leaves from begin to before end; begin is a multiple of the power of two that holds it.
Digest MerkleTree::range_hash(std::uint64_t begin, std::uint64_t end) const {
    const std::uint64_t count = end - begin;
    if (std::has_single_bit(count)) {
        const auto level = static_cast<std::size_t>(std::countr_zero(count));
        return levels_[level][begin >> level];
    }
    const std::uint64_t middle = begin + split_of(count);
    return node_hash(range_hash(begin, middle), range_hash(middle, end));
}

Proof MerkleTree::inclusion_proof(std::uint64_t leaf, std::uint64_t size) const {
    Proof proof;
    inclusion(leaf, 0, size, proof);
    return proof;
}

void MerkleTree::inclusion(std::uint64_t leaf, std::uint64_t begin, std::uint64_t end,
                           Proof& proof) const {
    if (end - begin == 1) return;
    const std::uint64_t middle = begin + split_of(end - begin);
    if (leaf < middle) {
        inclusion(leaf, begin, middle, proof);
        proof.push_back(range_hash(middle, end));
    } else {
        inclusion(leaf, middle, end, proof);
        proof.push_back(range_hash(begin, middle));
    }
}

Proof MerkleTree::consistency_proof(std::uint64_t from, std::uint64_t to) const {
    Proof proof;
    if (from < to) consistency(from, 0, to, true, proof);
    return proof;
}

void MerkleTree::consistency(std::uint64_t from, std::uint64_t begin, std::uint64_t end,
                             bool is_whole, Proof& proof) const {
    if (from == end) {
        if (!is_whole) proof.push_back(range_hash(begin, end));
        return;
    }
    const std::uint64_t middle = begin + split_of(end - begin);
    if (from <= middle) {
        consistency(from, begin, middle, is_whole, proof);
        proof.push_back(range_hash(middle, end));
    } else {
        consistency(from, middle, end, false, proof);
        proof.push_back(range_hash(begin, middle));
    }
}

bool verify_inclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                      const Proof& proof, const Digest& root) noexcept {
    if (index >= size) return false;
    std::uint64_t node = index;
    std::uint64_t last = size - 1;
    Digest hash = leaf;
    for (const Digest& sibling : proof) {
        if (last == 0) return false;
        if (node % 2 == 1 || node == last) {
            hash = node_hash(sibling, hash);
            while (node % 2 == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

bool verify_consistency(std::uint64_t from, std::uint64_t to, const Proof& proof,
                        const Digest& from_root, const Digest& to_root) noexcept {
    if (from == 0 || from > to) return false;
    if (from == to) return proof.empty() && from_root == to_root;
    if (proof.empty()) return false;
    auto sibling = proof.begin();
    // The old tree is itself a node of the new one when its size is a power of two.
    Digest old_hash = std::has_single_bit(from) ? from_root : *sibling++;
    Digest new_hash = old_hash;
    std::uint64_t node = from - 1;
    std::uint64_t last = to - 1;
    while (node % 2 == 1) {
        node >>= 1;
        last >>= 1;
    }
    for (; sibling != proof.end(); ++sibling) {
        if (last == 0) return false;
        if (node % 2 == 1 || node == last) {
            old_hash = node_hash(*sibling, old_hash);
            new_hash = node_hash(*sibling, new_hash);
            while (node % 2 == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            new_hash = node_hash(new_hash, *sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && old_hash == from_root && new_hash == to_root;
}

}  // namespace geo::audit
