// SPDX-License-Identifier: Apache-2.0
// How an event becomes a leaf: its fields, unambiguously written one after the other, behind the
// hash of the event before. Changing, removing, inserting or moving an event changes every hash
// from there on.
#pragma once

#include <string>

#include "geo/audit/digest.hpp"
#include "geo/model/event.hpp"

namespace geo::audit {

/// "luming event 1\n", the previous hash, then each field as its length (8 bytes, big-endian) and
/// its bytes: sequence and time in decimal, actor, action, entity type, entity id, scope, payload.
std::string canonical_bytes(const Event& event, const Digest& previous);

/// The leaf of the Merkle tree (RFC 9162: SHA-256(0x00 || canonical bytes)).
Digest event_hash(const Event& event, const Digest& previous);

/// What the first event takes for the previous hash: 32 zero bytes.
Digest first_previous() noexcept;

}  // namespace geo::audit
