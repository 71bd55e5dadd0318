// SPDX-License-Identifier: Apache-2.0
// The Merkle tree of RFC 9162 section 2: proves that an entry is in the log, and that a longer log
// still holds all that a shorter one held.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "geo/audit/digest.hpp"

namespace geo::audit {

using Proof = std::vector<Digest>;

/// SHA-256(0x00 || entry).
Digest leaf_hash(std::string_view entry);
/// SHA-256(0x01 || left || right).
Digest node_hash(const Digest& left, const Digest& right) noexcept;

/// Grows at its end only. Keeps every full subtree, 64 bytes a leaf, so that a proof costs as many
/// steps as the tree is high.
class MerkleTree {
  public:
    void append(const Digest& leaf);
    std::uint64_t size() const noexcept { return levels_.empty() ? 0 : levels_[0].size(); }

    /// Of the first `size` leaves; of the empty tree SHA-256("").
    /// \pre size <= size()
    Digest root(std::uint64_t size) const;
    Digest root() const { return root(size()); }
    /// \pre leaf < size <= size()
    Proof inclusion_proof(std::uint64_t leaf, std::uint64_t size) const;
    /// \pre 0 < from <= to <= size()
    Proof consistency_proof(std::uint64_t from, std::uint64_t to) const;

  private:
    Digest range_hash(std::uint64_t begin, std::uint64_t end) const;
    void inclusion(std::uint64_t leaf, std::uint64_t begin, std::uint64_t end, Proof& proof) const;
    void consistency(std::uint64_t from, std::uint64_t begin, std::uint64_t end, bool is_whole,
                     Proof& proof) const;

    std::vector<std::vector<Digest>> levels_;  ///< levels_[k][i]: leaves i*2^k … (i+1)*2^k - 1
};

/// RFC 9162 section 2.1.3.2.
bool verify_inclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                      const Proof& proof, const Digest& root) noexcept;
/// RFC 9162 section 2.1.4.2.
bool verify_consistency(std::uint64_t from, std::uint64_t to, const Proof& proof,
                        const Digest& from_root, const Digest& to_root) noexcept;

}  // namespace geo::audit
