// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/rule_set.hpp"

#include <algorithm>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

/// The one place where the order of the rules is written down: C, N, M, U, L, D, G, R.
std::vector<Rule> ordered_rules() {
    using Maker = Rule (*)();
    constexpr Maker makers[] = {
        rule_c01,  //
        rule_c02,  //
        rule_c03,  //
        rule_c04,  //
        rule_c05,  //
        rule_n01,  //
        rule_n02,  //
        rule_n03,  //
        rule_n04,  //
        rule_n05,  //
        rule_n06,  //
        rule_n07,  //
        rule_m01,  //
        rule_m02,  //
        rule_m03,  //
        rule_m04,  //
        rule_m05,  //
        rule_m06,  //
        rule_m07,  //
        rule_m08,  //
        rule_u01,  //
        rule_u02,  //
        rule_u03,  //
        rule_u04,  //
        rule_u05,  //
        rule_u06,  //
        rule_u07,  //
        rule_u08,  //
        rule_l01,  //
        rule_d01,  //
        rule_g01,  //
        rule_g02,  //
        rule_r01,  //
        rule_r02,  //
        rule_r03,  //
        rule_r04,  //
    };
    std::vector<Rule> rules;
    for (const Maker make : makers) rules.push_back(make());
    return rules;
}

const Case& case_of(const Rule& rule, std::string_view case_id) {
    return *std::find_if(rule.cases.begin(), rule.cases.end(),
                         [&](const Case& one) { return one.id == case_id; });
}

Finding to_finding(const Rule& rule, Severity severity, Objection&& objection) {
    return {rule.id,
            severity,
            std::move(objection.message),
            rule.article,
            std::move(objection.evidence),
            std::move(objection.suggestion)};
}

bool is_known(const std::vector<Rule>& rules, std::string_view key) {
    return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
        return key == rule.id ||
               std::any_of(rule.cases.begin(), rule.cases.end(),
                           [&](const Case& one) { return key == rule.id + '.' + one.id; });
    });
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
    : tables_(std::move(tables)), rules_(ordered_rules()) {
    for (const auto& [key, severity] : tables_->profile.severities)
        if (!is_known(rules_, key))
            throw Error(ErrorKind::invalid_input,
                        "规则配置 severity." + key + "：没有这条规则或情形。",
                        "Profile key severity." + key + ": there is no such rule or case.");
}

std::optional<Severity> RuleSet::severity(const Rule& rule, const Case& one) const {
    const auto& severities = tables_->profile.severities;
    if (severities.empty()) return one.severity;
    if (const auto found = severities.find(rule.id + '.' + one.id); found != severities.end())
        return found->second;
    if (const auto found = severities.find(rule.id); found != severities.end())
        return found->second;
    return one.severity;
}

std::vector<Finding> check(const RuleSet& rule_set, const NameDraft& draft, const Facts& facts) {
    std::vector<Finding> findings;
    const RuleInput input{draft, facts, rule_set.tables(), findings};
    for (const Rule& rule : rule_set.rules())
        for (Objection& objection : rule.object(input))
            if (const auto severity = rule_set.severity(rule, case_of(rule, objection.case_id)))
                findings.push_back(to_finding(rule, *severity, std::move(objection)));
    return findings;
}

std::string_view verdict(const std::vector<Finding>& findings) noexcept {
    const auto gravest = std::min_element(
        findings.begin(), findings.end(),
        [](const Finding& left, const Finding& right) { return left.severity < right.severity; });
    return gravest == findings.end() ? "pass" : word_for(gravest->severity);
}

}  // namespace geo::naming
