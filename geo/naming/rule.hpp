// SPDX-License-Identifier: Apache-2.0
// What a naming rule is: an id, the severities it may give, the law behind it, one sentence of
// reason, and a pure function from a draft and the facts about it to objections.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/model/finding.hpp"
#include "geo/naming/draft.hpp"
#include "geo/naming/facts.hpp"
#include "geo/naming/tables.hpp"

namespace geo::naming {

using Evidence = std::vector<std::pair<std::string, std::string>>;

/// A finding without what every finding of the rule has in common.
struct Objection {
    Severity severity = Severity::info;
    BilingualText message;
    Evidence evidence;
    std::optional<std::string> suggestion;
};

/// What a rule may look at.
struct RuleInput {
    const NameDraft& draft;
    const Facts& facts;
    const Tables& tables;
};

struct Rule {
    std::string id;                    ///< "U01"
    std::vector<Severity> severities;  ///< those it may give
    std::string article;               ///< as it is cited: "地名管理条例 第九条"
    BilingualText reason;              ///< one sentence
    std::function<std::vector<Objection>(const RuleInput&)> object;
};

}  // namespace geo::naming
