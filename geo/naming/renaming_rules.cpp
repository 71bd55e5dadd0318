// SPDX-License-Identifier: Apache-2.0
// R: whether a road that has a name may get another one.
#include <algorithm>

#include "geo/base/text.hpp"
#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

/// The name that would be given up; nullptr when the draft renames nothing.
const RegisteredName* old_name(const RuleInput& input) {
    const RegisteredName* current = input.facts.current_name.get();
    if (current == nullptr || current->name.full == input.draft.name.full) return nullptr;
    return current;
}

Evidence evidence_of(const RegisteredName& old) {
    return {{"name", old.name.full},
            {"road_id", old.road ? std::to_string(old.road->value()) : ""}};
}

std::vector<Objection> lacks_a_cause(const RuleInput& input) {
    const RegisteredName* old = old_name(input);
    if (old == nullptr || (input.draft.renaming && input.draft.renaming->cause)) return {};
    return {
        {"no_cause",
         {"道路现名“" + old->name.full +
              "”，更名须说明原因：行政区划变更、城乡建设或自然变化造成名实不符。",
          "The road is called '" + old->name.full +
              "'; a renaming states its cause: a change of divisions, construction, or a change "
              "of nature that made the name untrue."},
         evidence_of(*old),
         {}}};
}

std::vector<Objection> gives_up_a_protected_name(const RuleInput& input) {
    const RegisteredName* old = old_name(input);
    if (old == nullptr || !input.draft.renaming || !input.draft.renaming->is_protected) return {};
    if (!text::trimmed(input.draft.renaming->protective_measures).empty()) return {};
    return {
        {"protected",
         {"“" + old->name.full + "”在地名保护名录内，一般不得更名；确需更名的，请先写明保护措施。",
          "'" + old->name.full +
              "' is on the list of protected names and as a rule stays; if it has to go, state "
              "the protective measures first."},
         evidence_of(*old),
         {}}};
}

/// The other findings against the renaming itself are not against the new name.
bool objects_to_the_name(const Finding& finding) {
    return finding.severity == Severity::block && finding.rule.front() != 'R';
}

std::vector<Objection> new_name_is_blocked(const RuleInput& input) {
    const RegisteredName* old = old_name(input);
    if (old == nullptr) return {};
    Evidence evidence = evidence_of(*old);
    std::string rules;
    for (const Finding& finding : input.so_far) {
        if (!objects_to_the_name(finding)) continue;
        evidence.emplace_back("rule", finding.rule);
        rules += (rules.empty() ? "" : "、") + finding.rule;
    }
    if (rules.empty()) return {};
    return {{"new_name",
             {"新名“" + input.draft.name.full + "”不符合命名规则（" + rules + "），不能用来更名。",
              "The new name '" + input.draft.name.full + "' is against the naming rules (" + rules +
                  ") and cannot replace another."},
             std::move(evidence),
             {}}};
}

std::vector<Objection> tells_of_the_former_name(const RuleInput& input) {
    const RegisteredName* old = old_name(input);
    if (old == nullptr) return {};
    Evidence evidence = evidence_of(*old);
    const bool has_day = input.draft.renaming && input.draft.renaming->effective_on;
    if (!has_day)
        return {{"no_day",
                 {"未填写更名生效日期；请填写，“" + old->name.full + "”自该日起作为曾用名保留。",
                  "The day from which the renaming holds is missing; fill it in: from then on '" +
                      old->name.full + "' is kept as a former name."},
                 std::move(evidence),
                 {}}};
    const std::string& day = *input.draft.renaming->effective_on;
    evidence.emplace_back("from", day);
    return {{"former_name",
             {"“" + old->name.full + "”自 " + day + " 起作为曾用名保留。",
              "'" + old->name.full + "' is kept as a former name from " + day + "."},
             std::move(evidence),
             {}}};
}

}  // namespace

Rule rule_r01() {
    return {
        "R01",
        {{"no_cause",
          Severity::block,
          {"没有法定的更名原因", "no cause that the law knows is stated"}}},
        "地名管理条例 第十条",
        {"只有行政区划变更、城乡建设、自然变化等造成名实不符时才更名。",
         "A road is renamed only when a change of divisions, construction or nature has made its "
         "name untrue."},
        lacks_a_cause};
}

Rule rule_r02() {
    return {
        "R02",
        {{"protected",
          Severity::block,
          {"保护名录内的地名，未写保护措施",
           "a protected name is given up without protective measures"}}},
        "地名管理条例 第十条、第二十五条",
        {"列入保护名录的地名一般不得更名；确需更名的，先采取保护措施。",
         "A name on the list of protected names stays; if it has to go, it is protected first."},
        gives_up_a_protected_name};
}

Rule rule_r03() {
    return {"R03",
            {{"new_name",
              Severity::block,
              {"新名不符合命名规则", "the new name is against the naming rules"}}},
            "地名管理条例 第十条",
            {"更名所用的新名也要符合全部命名规则。",
             "The new name of a renaming passes every rule for names."},
            new_name_is_blocked};
}

Rule rule_r04() {
    return {
        "R04",
        {{"former_name", Severity::info, {"旧名作为曾用名保留", "the old name is kept as former"}},
         {"no_day", Severity::warn, {"没有生效日期", "no day from which the renaming holds"}}},
        "地名管理条例 第十条、第二十六条",
        {"原名作为曾用名保留，并注明起止日期。",
         "The old name is kept as a former name with the days between which it was valid."},
        tells_of_the_former_name};
}

}  // namespace geo::naming
