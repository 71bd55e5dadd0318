// SPDX-License-Identifier: Apache-2.0
// Whether the registry is what it was: checkpoints of its history, proofs for others, and the check
// of a whole file, offline.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "geo/audit/checkpoint.hpp"
#include "geo/audit/merkle_tree.hpp"
#include "geo/base/bilingual.hpp"
#include "geo/registry/registry.hpp"

namespace geo::registry {

/// The Merkle tree of the event log in memory. Follows the log; threads take turns.
class AuditTree {
  public:
    explicit AuditTree(Registry& registry) : registry_(registry) {}

    struct Root {
        std::uint64_t size = 0;
        audit::Digest root{};
    };
    Root root();

    struct Inclusion {
        audit::Digest leaf{};
        std::uint64_t index = 0;  ///< sequence - 1
        Root tree;
        audit::Proof proof;
    };
    /// That the event is in the log. \throws Error(not_found) naming the sequence number.
    Inclusion inclusion(std::int64_t sequence);
    /// That the log of size `to` holds that of size `from`.
    /// \throws Error(invalid_input) unless 0 < from <= to <= size.
    audit::Proof consistency(std::uint64_t from, std::uint64_t to);
    /// What the event's hash was made with besides the event. \throws as inclusion.
    audit::Digest hash_before(std::int64_t sequence);

  private:
    void catch_up();
    std::uint64_t index_of(std::int64_t sequence) const;

    Registry& registry_;
    std::mutex mutex_;
    audit::MerkleTree tree_;
    std::vector<audit::Digest> leaves_;
};

/// Where the secret key of a registry lies: beside it, FILE.key, readable by its owner only.
std::string key_path(const std::string& database_path);

/// The key of the file; made there first when there is none.
/// \throws Error(storage) when it cannot be read or written.
audit::SigningKey load_or_make_key(const std::string& path);

/// States the log and the tables as of now, signs that and keeps it. Made anew only when something
/// has happened since the last one. \returns the note.
std::string make_checkpoint(Registry& registry, const audit::SigningKey& key);
/// The same with a tree that is kept: reads only what has happened since. \pre tree is of registry
std::string make_checkpoint(Registry& registry, AuditTree& tree, const audit::SigningKey& key);

/// The checkpoint that a reader is shown. Asking often makes few: what is younger than `most_age`
/// will do.
std::string recent_checkpoint(Registry& registry, AuditTree& tree, std::chrono::seconds most_age);

/// Something that is not as it was recorded.
struct AuditFault {
    std::string thing;  ///< "event 17", "table names", "checkpoint 2515", "file"
    BilingualText message;
};

struct AuditReport {
    std::uint64_t events = 0;
    audit::Digest root{};
    std::uint64_t rows = 0;  ///< in the audited tables
    std::uint64_t checkpoints = 0;
    std::vector<AuditFault> faults;  ///< at most 100 are told
    bool is_clean() const noexcept { return faults.empty(); }
};

/// What somebody outside has kept of this registry.
struct AuditWitness {
    std::optional<std::string> note;        ///< a checkpoint
    std::optional<std::string> public_key;  ///< 32 bytes; else the one the registry names
};

/// Reads the whole file without changing it: every hash of the chain, every audited row, every
/// checkpoint and its signature, SQLite's own structure.
/// \throws Error(storage) when the file cannot be opened at all.
AuditReport verify_audit(const std::string& database_path, const AuditWitness& witness);

}  // namespace geo::registry
