// SPDX-License-Identifier: Apache-2.0
// The rules in their order, and what they have to say about a name.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/model/finding.hpp"
#include "geo/naming/rule.hpp"

namespace geo::naming {

/// The ordered rules with the tables they look things up in. Immutable; share one.
class RuleSet {
  public:
    /// \throws Error(invalid_input) when the profile sets a severity for a rule or case that does
    /// not exist.
    explicit RuleSet(std::shared_ptr<const Tables> tables);

    const std::vector<Rule>& rules() const noexcept { return rules_; }
    /// As the profile has it; nullopt: switched off.
    std::optional<Severity> severity(const Rule& rule, const Case& one) const;
    const Tables& tables() const noexcept { return *tables_; }

  private:
    std::shared_ptr<const Tables> tables_;
    std::vector<Rule> rules_;
};

/// Runs every rule; findings come back in rule order.
std::vector<Finding> check(const RuleSet& rule_set, const NameDraft& draft, const Facts& facts);

/// The gravest of the findings in one word: "pass", "info", "warn", "review" or "block".
std::string_view verdict(const std::vector<Finding>& findings) noexcept;

}  // namespace geo::naming
