// SPDX-License-Identifier: Apache-2.0
// The rules of uniqueness alone, over names that a test makes up.
#pragma once

#include <string>
#include <vector>

#include "geo/naming/rule_families.hpp"
#include "geo/naming/town_names.hpp"
#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {

inline const DivisionCode shikou{"370502104000"};
inline const DivisionCode niuzhuang{"370502102000"};
inline const DivisionCode dongying_district{"370502"};

inline const std::vector<Rule>& uniqueness_rules() {
    static const std::vector<Rule> rules{rule_u01(), rule_u02(), rule_u03(),
                                         rule_u04(), rule_u05(), rule_u06()};
    return rules;
}

/// What the rules of uniqueness say, by their default severities.
inline std::vector<Finding> uniqueness_findings(const NameDraft& draft, const Facts& facts,
                                                const Tables& with = *tables()) {
    std::vector<Finding> findings;
    const RuleInput input{draft, facts, with, findings};
    for (const Rule& rule : uniqueness_rules())
        for (Objection& objection : rule.object(input))
            for (const Case& one : rule.cases)
                if (one.id == objection.case_id)
                    findings.push_back({rule.id, one.severity, objection.message, rule.article,
                                        objection.evidence, objection.suggestion});
    return findings;
}

inline NameDraft draft_of(const std::string& name, const std::string& village = "吕家村") {
    return make_draft(name, village_named(village), *tables());
}

inline std::string uniqueness_of(const NameDraft& draft, const Facts& facts) {
    return summary(uniqueness_findings(draft, facts));
}

inline std::string uniqueness_of(const std::string& name, const TownNames& names) {
    const NameDraft draft = draft_of(name);
    return uniqueness_of(draft, names.gather(draft));
}

inline TownNames names_in_shikou(const std::vector<RegisteredName>& registered_names) {
    TownNames names{*tables()};
    for (const RegisteredName& name : registered_names)
        names.add(shikou, dongying_district, name, romaniser());
    return names;
}

}  // namespace geo::naming
