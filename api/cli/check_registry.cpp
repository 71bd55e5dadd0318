// SPDX-License-Identifier: Apache-2.0
#include "api/cli/check_registry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/cli/findings_output.hpp"
#include "geo/registry/name_audit.hpp"

namespace api::cli {
namespace {

using geo::registry::AuditedName;
using geo::registry::NameAudit;

bool is_blocked(const AuditedName& name) {
    return std::any_of(name.findings.begin(), name.findings.end(), [](const geo::Finding& finding) {
        return finding.severity == geo::Severity::block;
    });
}

Json affected_name(const AuditedName& name, geo::Language language) {
    return {{"road_id", name.road.value()},
            {"village_code", name.village.value()},
            {"name", name.name.full},
            {"findings", to_json(name.findings, language)}};
}

Json counties_of(const NameAudit& audit) {
    Json counties = Json::array();
    for (const auto& [code, counts] : audit.by_county) {
        const auto name = audit.county_names.find(code);
        counties.push_back({{"code", code},
                            {"name", name == audit.county_names.end() ? "" : name->second},
                            {"findings", counts}});
    }
    return counties;
}

void print_counts(const NameAudit& audit, const Session& session) {
    for (const auto& [code, counts] : audit.by_county) {
        const auto name = audit.county_names.find(code);
        fmt::print("{} {}\n", code, name == audit.county_names.end() ? "" : name->second);
        for (const auto& [rule, count] : counts) fmt::print("  {}\t{}\n", rule, count);
    }
    fmt::print("{}\n", fmt::format(fmt::runtime(session.say("现行路名 {} 个，无问题 {} 个",
                                                            "{} names in force, {} without fault")),
                                   audit.names, audit.passed));
}

void print_name(const AuditedName& name, const Session& session) {
    fmt::print("{}  {} {}  {} {}\n", name.name.full, session.say("道路", "road"), name.road.value(),
               session.say("村", "village"), name.village.value());
    print(name.findings, session);
}

}  // namespace

void check_registry(bool is_verbose, Session& session) {
    const auto registry = session.open_registry();
    Json affected = Json::array();
    bool blocks = false;
    const auto audit = audit_names(*registry, [&](const AuditedName& name) {
        blocks = blocks || is_blocked(name);
        if (session.as_json) affected.push_back(affected_name(name, session.language));
        if (is_verbose && !session.as_json) print_name(name, session);
    });
    if (session.as_json)
        fmt::print("{}\n", to_text(Json{{"names", audit.names},
                                        {"passed", audit.passed},
                                        {"counties", counties_of(audit)},
                                        {"affected", std::move(affected)}}));
    else
        print_counts(audit, session);
    session.exit_code = blocks ? exit_rule_failed : exit_ok;
}

}  // namespace api::cli
