// SPDX-License-Identifier: Apache-2.0
// What a naming rule is: an id, the cases in which it objects, the law behind it, one sentence of
// reason, and a pure function from a draft and the facts about it to objections.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/model/finding.hpp"
#include "geo/naming/draft.hpp"
#include "geo/naming/facts.hpp"
#include "geo/naming/tables.hpp"

namespace geo::naming {

using Evidence = std::vector<std::pair<std::string, std::string>>;

/// One way in which a rule objects. The severity is the default; a profile may set another by
/// "N04.too_narrow", or for all cases of the rule by "N04".
struct Case {
    std::string id;  ///< "too_narrow"
    Severity severity = Severity::info;
    BilingualText when;  ///< half a sentence: "路宽低于该通名的下限" / "the road is too narrow"
};

/// A finding without what every finding of the rule has in common.
struct Objection {
    std::string_view case_id;  ///< of one of the rule's cases
    BilingualText message;     ///< one sentence that names the thing, the fact and the way out
    Evidence evidence;
    std::optional<std::string> suggestion;
};

/// What a rule may look at.
struct RuleInput {
    const NameDraft& draft;
    const Facts& facts;
    const Tables& tables;
    const std::vector<Finding>& so_far;  ///< of the rules before this one
};

struct Rule {
    std::string id;           ///< "U01"
    std::vector<Case> cases;  ///< at least one
    std::string article;      ///< as it is cited: "地名管理条例 第九条"
    BilingualText reason;     ///< one sentence
    std::function<std::vector<Objection>(const RuleInput&)> object;
};

}  // namespace geo::naming
