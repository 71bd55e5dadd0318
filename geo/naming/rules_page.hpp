// SPDX-License-Identifier: Apache-2.0
// docs/rules.md, written by the rules themselves.
#pragma once

#include <string>

#include "geo/naming/rule_set.hpp"

namespace geo::naming {

/// The rules as a page of Markdown, Chinese with English beside it: families in their order, every
/// rule with its reason, article and cases, severities, thresholds and generic names as the
/// profile has them. The same rules and profile make the same text.
std::string rules_page(const RuleSet& rule_set);

}  // namespace geo::naming
