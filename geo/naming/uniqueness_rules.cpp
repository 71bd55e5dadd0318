// SPDX-License-Identifier: Apache-2.0
// U: a name is the only one of its text and of its sound.
#include <algorithm>

#include "geo/model/wire_names.hpp"
#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

/// More names than a reader takes in help nobody.
constexpr std::size_t shown_names = 5;

bool is_taken(const RegisteredName& name) noexcept {
    return name.status == NameStatus::in_force || name.status == NameStatus::proposed;
}

/// The names of the road itself and the proposal that is being checked are no duplicates.
bool is_own(const RegisteredName& name, const NameDraft& draft) noexcept {
    return (draft.road && name.road == draft.road) ||
           (draft.proposal && name.proposal == draft.proposal);
}

template <typename Condition>
std::vector<SharedName> others(const std::vector<SharedName>& names, const NameDraft& draft,
                               Condition also) {
    std::vector<SharedName> found;
    for (const SharedName& name : names)
        if (is_taken(*name) && !is_own(*name, draft) && also(*name)) found.push_back(name);
    return found;
}

Evidence evidence_of(const std::vector<SharedName>& names) {
    Evidence evidence;
    for (const SharedName& name : names) {
        if (&name - names.data() == static_cast<std::ptrdiff_t>(shown_names)) break;
        evidence.emplace_back("name", name->name.full);
        if (name->road) evidence.emplace_back("road_id", std::to_string(name->road->value()));
        if (name->proposal)
            evidence.emplace_back("proposal_id", std::to_string(name->proposal->value()));
        evidence.emplace_back("village", name->village_name);
        evidence.emplace_back("village_code", name->village.value());
        evidence.emplace_back("status", std::string(to_string(name->status)));
    }
    return evidence;
}

/// "吕家村 already has 安宁街 (Ānníng Jiē)".
BilingualText where(const RegisteredName& name) {
    const bool is_proposed = name.status == NameStatus::proposed;
    return {name.village_name + (is_proposed ? "正在申报“" : "已有“") + name.name.full + "”（" +
                name.pinyin.toned + "）",
            name.village_name + (is_proposed ? " is proposing '" : " already has '") +
                name.name.full + "' (" + name.pinyin.toned + ")"};
}

std::vector<Objection> has_same_name_in_town(const RuleInput& input) {
    const NameDraft& draft = input.draft;
    const auto names =
        others(input.facts.in_town.same_text, draft, [](const RegisteredName&) { return true; });
    if (names.empty()) return {};
    const BilingualText place = where(*names.front());
    return {{"same_name",
             {draft.village.town_name + "内重名：" + place.zh + "，请换一个专名。",
              "The name is taken in " + draft.village.town_name + ": " + place.en +
                  "; choose another specific part."},
             evidence_of(names),
             {}}};
}

std::vector<Objection> sounds_like_a_name_in_town(const RuleInput& input) {
    const NameDraft& draft = input.draft;
    const auto names =
        others(input.facts.in_town.same_sound, draft,
               [&](const RegisteredName& name) { return name.name.full != draft.name.full; });
    if (names.empty()) return {};
    const BilingualText place = where(*names.front());
    return {{"same_sound",
             {draft.village.town_name + "内重音：" + place.zh + "，读音相同，请换一个专名。",
              "The name sounds the same as another in " + draft.village.town_name + ": " +
                  place.en + "; choose another specific part."},
             evidence_of(names),
             {}}};
}

}  // namespace

Rule rule_u01() {
    return {"U01",
            {{"same_name", Severity::block, {"同一乡镇内重名", "the same name in the town"}}},
            "东营市乡村道路命名工作指引：同一乡镇（街道）内不得重名",
            {"同一乡镇（街道）内的道路名称不得重名。",
             "No two roads of one township bear the same name."},
            has_same_name_in_town};
}

Rule rule_u02() {
    return {"U02",
            {{"same_sound", Severity::block, {"同一乡镇内重音", "the same sound in the town"}}},
            "东营市乡村道路命名工作指引：同一乡镇（街道）内不得重音",
            {"同一乡镇（街道）内的道路名称不得重音。",
             "No two roads of one township bear names that sound the same."},
            sounds_like_a_name_in_town};
}

}  // namespace geo::naming
