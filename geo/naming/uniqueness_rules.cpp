// SPDX-License-Identifier: Apache-2.0
// U01-U04: within one township a name is the only one of its text and of its sound. Each name of
// the registry is objected to by the gravest of these rules alone: the facts hold it in the first
// list that takes it. Names elsewhere and of other days are in uniqueness_scope_rules.cpp.
#include "geo/naming/other_names.hpp"
#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

BilingualText way_out_of_same_name(const RoadNearby* near) {
    if (near != nullptr &&
        (near->relation == Relation::parallel || near->relation == Relation::overlap))
        return {"它与本路并行或重叠：若是同一条路，请不要重复登记；若是另一条路，请换一个专名。",
                "It runs along this road: if it is the same road, do not register it twice; if "
                "not, choose another specific part."};
    if (near != nullptr && near->relation == Relation::branch)
        return {"本路是它的支路，支路应另起名称，请换一个专名。",
                "This road branches off it and needs a name of its own; choose another specific "
                "part."};
    return {"请换一个专名。", "Choose another specific part."};
}

std::vector<Objection> has_same_name_in_town(const RuleInput& input) {
    const NameDraft& draft = input.draft;
    const auto names = taken_by_other_roads(input.facts.in_town.same_text, input);
    if (names.empty()) return {};
    const BilingualText place = where(names);
    const BilingualText way_out = way_out_of_same_name(find_nearby(input.facts, *names.front()));
    return {
        {"same_name",
         {draft.village.town_name + "内重名：" + place.zh + "。" + way_out.zh,
          "The name is taken in " + draft.village.town_name + ": " + place.en + ". " + way_out.en},
         evidence_of(names, input.facts),
         {}}};
}

std::vector<Objection> sounds_like_a_name_in_town(const RuleInput& input) {
    const NameDraft& draft = input.draft;
    const auto names = taken_by_others(input.facts.in_town.same_sound, draft);
    if (names.empty()) return {};
    const BilingualText place = where(names);
    const bool is_usual = names.front()->pinyin.key == draft.pinyin.key &&
                          names.front()->pinyin.toned == draft.pinyin.toned;
    const BilingualText own = with_reading(draft.name, draft.pinyin);
    return {{"same_sound",
             {draft.village.town_name + "内重音：" + place.zh + "，与" + own.zh +
                  (is_usual ? "读音相同" : "有一种读法相同") + "，请换一个专名。",
              "The name sounds the same as another in " + draft.village.town_name + ": " +
                  place.en + (is_usual ? ", read as " : ", which may be read as ") + own.en +
                  "; choose another specific part."},
             evidence_of(names, input.facts),
             {}}};
}

Objection nearly_same_sound(std::string_view case_id, const std::vector<SharedName>& names,
                            const RuleInput& input, const BilingualText& how) {
    const BilingualText place = where(names);
    const BilingualText own = with_reading(input.draft.name, input.draft.pinyin);
    return {case_id,
            {input.draft.village.town_name + "内近音：" + place.zh + "，与" + own.zh + how.zh +
                 "，容易听错；建议换一个专名，或说明保留的理由。",
             "The name is easily misheard in " + input.draft.village.town_name + ": " + place.en +
                 " and " + own.en + ' ' + how.en +
                 "; choose another specific part, or say why it should stay."},
            evidence_of(names, input.facts),
            {}};
}

std::vector<Objection> nearly_sounds_like_a_name_in_town(const RuleInput& input) {
    std::vector<Objection> objections;
    const AlikeNames& alike = input.facts.in_town;
    const auto toneless = taken_by_others(alike.same_toneless, input.draft);
    if (!toneless.empty())
        objections.push_back(nearly_same_sound("toneless", toneless, input,
                                               {"只有声调不同", "differ in nothing but tones"}));
    const auto near = taken_by_others(alike.near_sound, input.draft);
    if (!near.empty())
        objections.push_back(
            nearly_same_sound("near_sound", near, input,
                              {"在当地口音中难以分辨", "are hard to tell apart in local speech"}));
    return objections;
}

std::vector<Objection> shares_its_specific_part_in_town(const RuleInput& input) {
    const NameDraft& draft = input.draft;
    const auto names = taken_by_others(input.facts.in_town.same_specific, draft);
    if (names.empty()) return {};
    const BilingualText place = where(names);
    return {{"same_specific",
             {draft.village.town_name + "内专名相同：" + place.zh + "，与“" + draft.name.full +
                  "”只有通名不同，容易混淆；建议换一个专名，或说明保留的理由。",
              "Another name in " + draft.village.town_name + " has the same specific part: " +
                  place.en + " and differs from '" + draft.name.full +
                  "' in the generic name only; choose another specific part, or say why it should "
                  "stay."},
             evidence_of(names, input.facts),
             {}}};
}

}  // namespace

Rule rule_u01() {
    return {"U01",
            {{"same_name", Severity::block, {"同一乡镇内重名", "the same name in the town"}}},
            "东营市乡村道路命名工作指引：同一乡镇（街道）内不得重名",
            {"同一乡镇（街道）内的道路名称不得重名；同一条路延续时沿用原名不算重名。",
             "No two roads of one township bear the same name; a road that goes on keeps its own."},
            has_same_name_in_town};
}

Rule rule_u02() {
    return {"U02",
            {{"same_sound", Severity::block, {"同一乡镇内重音", "the same sound in the town"}}},
            "东营市乡村道路命名工作指引：同一乡镇（街道）内不得重音",
            {"同一乡镇（街道）内的道路名称不得重音，多音字以任一读法计。",
             "No two roads of one township bear names that sound the same in any reading."},
            sounds_like_a_name_in_town};
}

Rule rule_u03() {
    return {"U03",
            {{"toneless",
              Severity::warn,
              {"同一乡镇内只有声调不同", "the same sound but for the tones in the town"}},
             {"near_sound",
              Severity::warn,
              {"同一乡镇内口音相近", "a sound that local speech confuses in the town"}}},
            "登记规则约定：不重音（东营市乡村道路命名工作指引）的延伸",
            {"同一乡镇（街道）内只差声调或口音相近的名称容易听错。",
             "Names of one township that differ in tones alone are easily misheard."},
            nearly_sounds_like_a_name_in_town};
}

Rule rule_u04() {
    return {"U04",
            {{"same_specific",
              Severity::warn,
              {"同一乡镇内专名相同、通名不同",
               "the same specific part with another generic name in the town"}}},
            "参照宁波市地名管理条例 第十条第三项",
            {"同一乡镇（街道）内只有通名不同的名称容易混淆。",
             "Names of one township that differ in the generic name alone are easily confused."},
            shares_its_specific_part_in_town};
}

}  // namespace geo::naming
