// SPDX-License-Identifier: Apache-2.0
#include "geo/audit/merkle_tree.hpp"

#include <gtest/gtest.h>

#include <string>

namespace geo::audit {
namespace {

/// The definition of RFC 9162 section 2.1.1, word for word, to hold the tree against.
Digest root_by_definition(const std::vector<Digest>& leaves) {
    if (leaves.empty()) return sha256({});
    if (leaves.size() == 1) return leaves[0];
    std::size_t split = 1;
    while (split * 2 < leaves.size()) split *= 2;
    const auto middle = leaves.begin() + static_cast<std::ptrdiff_t>(split);
    return node_hash(root_by_definition({leaves.begin(), middle}),
                     root_by_definition({middle, leaves.end()}));
}

struct Grown {
    explicit Grown(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            leaves.push_back(leaf_hash("entry " + std::to_string(i)));
            tree.append(leaves.back());
        }
    }
    std::vector<Digest> leaves;
    MerkleTree tree;
};

TEST(MerkleTree, KnownHashes) {
    EXPECT_EQ(to_hex(MerkleTree{}.root()),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(to_hex(leaf_hash("")),
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(MerkleTree, EveryPrefixHasTheRootOfTheDefinition) {
    const Grown grown(70);
    for (std::size_t size = 0; size <= 70; ++size)
        EXPECT_EQ(grown.tree.root(size),
                  root_by_definition({grown.leaves.begin(),
                                      grown.leaves.begin() + static_cast<std::ptrdiff_t>(size)}))
            << size;
}

TEST(MerkleTree, InclusionIsProvedForEveryLeafOfEverySize) {
    const Grown grown(33);
    for (std::uint64_t size = 1; size <= 33; ++size)
        for (std::uint64_t leaf = 0; leaf < size; ++leaf) {
            const Proof proof = grown.tree.inclusion_proof(leaf, size);
            const Digest root = grown.tree.root(size);
            EXPECT_TRUE(verify_inclusion(grown.leaves[leaf], leaf, size, proof, root));
            EXPECT_FALSE(verify_inclusion(leaf_hash("forged"), leaf, size, proof, root));
            if (size > 1) {
                EXPECT_FALSE(
                    verify_inclusion(grown.leaves[leaf], (leaf + 1) % size, size, proof, root));
            }
        }
}

TEST(MerkleTree, ConsistencyIsProvedBetweenAnyTwoSizes) {
    const Grown grown(33);
    for (std::uint64_t to = 1; to <= 33; ++to)
        for (std::uint64_t from = 1; from <= to; ++from) {
            const Proof proof = grown.tree.consistency_proof(from, to);
            EXPECT_TRUE(
                verify_consistency(from, to, proof, grown.tree.root(from), grown.tree.root(to)));
            EXPECT_FALSE(
                verify_consistency(from, to, proof, leaf_hash("forged"), grown.tree.root(to)));
            if (from < to) {
                EXPECT_FALSE(verify_consistency(from, to, proof, grown.tree.root(from),
                                                leaf_hash("forged")));
            }
        }
}

TEST(MerkleTree, ProofsOfTheWrongLengthAreRefused) {
    const Grown grown(20);
    Proof proof = grown.tree.inclusion_proof(7, 20);
    proof.push_back(leaf_hash("more"));
    EXPECT_FALSE(verify_inclusion(grown.leaves[7], 7, 20, proof, grown.tree.root()));
    proof.resize(2);
    EXPECT_FALSE(verify_inclusion(grown.leaves[7], 7, 20, proof, grown.tree.root()));
    EXPECT_FALSE(verify_inclusion(grown.leaves[7], 20, 20, proof, grown.tree.root()));
    EXPECT_FALSE(verify_consistency(0, 20, {}, sha256({}), grown.tree.root()));
    EXPECT_FALSE(verify_consistency(8, 20, {}, grown.tree.root(8), grown.tree.root()));
}

}  // namespace
}  // namespace geo::audit
