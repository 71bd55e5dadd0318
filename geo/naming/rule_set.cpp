// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/rule_set.hpp"

#include <algorithm>
#include <utility>

#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

/// The one place where the order of the rules is written down.
std::vector<Rule> ordered_rules() {
    return {rule_n01(), rule_n02(), rule_c01(), rule_c02(), rule_c03(),
            rule_c05(), rule_m08(), rule_u01(), rule_u02()};
}

Finding to_finding(const Rule& rule, Objection&& objection) {
    return {rule.id,
            objection.severity,
            std::move(objection.message),
            rule.article,
            std::move(objection.evidence),
            std::move(objection.suggestion)};
}

std::string_view word_for(Severity severity) noexcept {
    switch (severity) {
        case Severity::block:
            return "block";
        case Severity::review:
            return "review";
        case Severity::warn:
            return "warn";
        case Severity::info:
            return "info";
    }
    return "pass";
}

}  // namespace

RuleSet::RuleSet(std::shared_ptr<const Tables> tables)
    : tables_(std::move(tables)), rules_(ordered_rules()) {}

std::vector<Finding> check(const RuleSet& rule_set, const NameDraft& draft, const Facts& facts) {
    const RuleInput input{draft, facts, rule_set.tables()};
    std::vector<Finding> findings;
    for (const Rule& rule : rule_set.rules())
        for (Objection& objection : rule.object(input))
            findings.push_back(to_finding(rule, std::move(objection)));
    return findings;
}

std::string_view verdict(const std::vector<Finding>& findings) noexcept {
    const auto gravest = std::min_element(
        findings.begin(), findings.end(),
        [](const Finding& left, const Finding& right) { return left.severity < right.severity; });
    return gravest == findings.end() ? "pass" : word_for(gravest->severity);
}

}  // namespace geo::naming
