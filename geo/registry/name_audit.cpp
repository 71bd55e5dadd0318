// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/name_audit.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "geo/registry/name_check.hpp"

namespace geo::registry {
namespace {

bool is_in_force(const GroundRoad& road) {
    return road.village && road.name && road.name->status == NameStatus::in_force;
}

/// Roads that bear a name in force, in the order of villages and roads.
std::vector<SharedRoad> named_roads(const Ground& ground) {
    std::vector<SharedRoad> roads;
    for (const GroundVillage& village : ground.villages())
        for (SharedRoad& road : ground.roads_of(village.context.code))
            if (is_in_force(*road)) roads.push_back(std::move(road));
    return roads;
}

NameProposal content_of(const GroundRoad& road) {
    NameProposal content;
    content.village = *road.village;
    content.road = road.id;
    content.name = road.name->name.full;
    content.generic = road.name->name.generic;
    content.width_metres = road.width_metres;
    return content;
}

/// "U01:B" for each rule and severity once, however often it objects.
std::set<std::string> labels_of(const std::vector<Finding>& findings) {
    std::set<std::string> labels;
    for (const Finding& finding : findings)
        labels.insert(finding.rule + ':' + severity_letter(finding.severity));
    return labels;
}

bool passes(const std::vector<Finding>& findings) {
    return std::all_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::info; });
}

}  // namespace

BulkChecker::BulkChecker(Registry& registry)
    : naming_(registry.naming()), gazetteer_(registry.gazetteer()) {}

NameCheck BulkChecker::check(const NameProposal& content, CheckScope scope) const {
    return check_known_road(*gazetteer_, naming_, content, scope);
}

NameAudit audit_names(Registry& registry, const std::function<void(const AuditedName&)>& visit) {
    const auto gazetteer = registry.gazetteer();
    const Ground& ground = gazetteer->ground();
    NameAudit audit;
    for (const GroundVillage& village : ground.villages())
        audit.county_names.emplace(village.context.county.value(), village.county_name);
    for (const SharedRoad& road : named_roads(ground)) {
        auto check = check_against(*gazetteer, registry.naming(), content_of(*road),
                                   CheckScope::bare_name, std::nullopt);
        ++audit.names;
        if (passes(check.findings)) ++audit.passed;
        auto& counts = audit.by_county[ground.village(*road->village).context.county.value()];
        for (const std::string& label : labels_of(check.findings)) ++counts[label];
        if (visit && !check.findings.empty())
            visit({road->id, *road->village, std::move(check.name), std::move(check.findings)});
    }
    return audit;
}

}  // namespace geo::registry
