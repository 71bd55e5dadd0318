// SPDX-License-Identifier: Apache-2.0
#include "geo/audit/chain.hpp"

#include <string_view>

#include "geo/audit/merkle_tree.hpp"

namespace geo::audit {
namespace {

void append_field(std::string& bytes, std::string_view field) {
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes += static_cast<char>((field.size() >> shift) & 0xFFU);
    bytes += field;
}

}  // namespace

std::string canonical_bytes(const Event& event, const Digest& previous) {
    std::string bytes = "luming event 1\n";
    bytes += as_bytes(previous);
    append_field(bytes, std::to_string(event.sequence));
    append_field(bytes, std::to_string(event.at.time_since_epoch().count()));
    for (const std::string* field : {&event.actor, &event.action, &event.entity_type,
                                     &event.entity_id, &event.scope, &event.payload})
        append_field(bytes, *field);
    return bytes;
}

Digest event_hash(const Event& event, const Digest& previous) {
    return leaf_hash(canonical_bytes(event, previous));
}

Digest first_previous() noexcept { return Digest{}; }

}  // namespace geo::audit
