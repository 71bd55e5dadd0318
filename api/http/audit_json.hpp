// SPDX-License-Identifier: Apache-2.0
// The audit trail as JSON, with the names of RFC 9162 sections 4.8 and 4.11-4.13; hashes in base64.
#pragma once

#include <nlohmann/json.hpp>

#include "geo/model/event.hpp"
#include "geo/registry/audit.hpp"

namespace api::http {

/// {"leaf_index", "leaf_hash", "tree_size", "root_hash", "inclusion_path"}
nlohmann::ordered_json inclusion_to_json(const geo::registry::AuditTree::Inclusion& inclusion);

/// {"tree_size_1", "tree_size_2", "consistency_path"}
nlohmann::ordered_json consistency_to_json(std::uint64_t from, std::uint64_t to,
                                           const geo::audit::Proof& proof);

/// Every field that goes into the hash; "at" in milliseconds since 1970 UTC as it is hashed, and
/// once more for people to read. The payload is the text it is hashed as.
nlohmann::ordered_json audited_event_to_json(const geo::Event& event,
                                             const geo::audit::Digest& hash_before);

/// {"clean", "events", "root_hash", "rows", "checkpoints", "faults": [{"thing", "message"}]}
nlohmann::ordered_json audit_report_to_json(const geo::registry::AuditReport& report,
                                            geo::Language language);

}  // namespace api::http
