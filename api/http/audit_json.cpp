// SPDX-License-Identifier: Apache-2.0
#include "api/http/audit_json.hpp"

#include "geo/audit/digest.hpp"

namespace api::http {
namespace {

using nlohmann::ordered_json;

std::string base64_of(const geo::audit::Digest& digest) {
    return geo::audit::to_base64(geo::audit::as_bytes(digest));
}

ordered_json path_of(const geo::audit::Proof& proof) {
    auto path = ordered_json::array();
    for (const auto& digest : proof) path.push_back(base64_of(digest));
    return path;
}

}  // namespace

ordered_json inclusion_to_json(const geo::registry::AuditTree::Inclusion& inclusion) {
    return {{"leaf_index", inclusion.index},
            {"leaf_hash", base64_of(inclusion.leaf)},
            {"tree_size", inclusion.tree.size},
            {"root_hash", base64_of(inclusion.tree.root)},
            {"inclusion_path", path_of(inclusion.proof)}};
}

ordered_json consistency_to_json(std::uint64_t from, std::uint64_t to,
                                 const geo::audit::Proof& proof) {
    return {{"tree_size_1", from}, {"tree_size_2", to}, {"consistency_path", path_of(proof)}};
}

ordered_json audited_event_to_json(const geo::Event& event, const geo::audit::Digest& hash_before) {
    return {{"sequence", event.sequence},
            {"at", event.at.time_since_epoch().count()},
            {"at_text", geo::to_rfc3339(event.at)},
            {"actor", event.actor},
            {"action", event.action},
            {"entity_type", event.entity_type},
            {"entity_id", event.entity_id},
            {"scope", event.scope},
            {"payload", event.payload},
            {"previous_hash", base64_of(hash_before)}};
}

ordered_json audit_report_to_json(const geo::registry::AuditReport& report,
                                  geo::Language language) {
    auto faults = ordered_json::array();
    for (const auto& fault : report.faults)
        faults.push_back({{"thing", fault.thing}, {"message", fault.message.in(language)}});
    return {{"clean", report.is_clean()},          {"events", report.events},
            {"root_hash", base64_of(report.root)}, {"rows", report.rows},
            {"checkpoints", report.checkpoints},   {"faults", std::move(faults)}};
}

}  // namespace api::http
