// SPDX-License-Identifier: Apache-2.0
// U05 and U06: names that are no longer the standard one, and names of other towns.
#include <algorithm>
#include <utility>

#include "geo/naming/other_names.hpp"
#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

bool is_remembered(const RegisteredName& name) noexcept { return !is_taken(name); }

/// A road that bears the name today is rule U01's matter.
bool bears_one_of(const RegisteredName& name, const std::vector<SharedName>& names) noexcept {
    return std::any_of(names.begin(), names.end(), [&](const SharedName& other) {
        return is_taken(*other) && name.road && other->road == name.road;
    });
}

std::vector<SharedName> remembered_of_others(const RuleInput& input) {
    const auto& names = input.facts.in_town.same_text;
    std::vector<SharedName> found;
    for (const SharedName& name : names)
        if (is_remembered(*name) && !is_own(*name, input.draft) && !bears_one_of(*name, names))
            found.push_back(name);
    // An alias is still in people's mouths; it weighs more than a name of the past.
    std::stable_partition(found.begin(), found.end(),
                          [](const SharedName& name) { return name->status == NameStatus::alias; });
    return found;
}

struct Remembered {
    std::string_view case_id;
    BilingualText what;  ///< "is an alias"
};

Remembered remembered(const RegisteredName& name) {
    const BilingualText until =
        name.valid_to ? BilingualText{"，自 " + *name.valid_to + " 起不再有效",
                                      ", no longer valid from " + *name.valid_to + " on"}
                      : BilingualText{};
    if (name.status == NameStatus::alias) return {"alias", {"的别名", "an alias"}};
    if (name.status == NameStatus::former)
        return {"former", {"的曾用名" + until.zh, "a former name" + until.en}};
    return {"abolished", {"已废止的名称" + until.zh, "an abolished name" + until.en}};
}

BilingualText road_of(const RegisteredName& name) {
    if (!name.road) return {name.village_name, name.village_name};
    const std::string id = std::to_string(name.road->value());
    return {name.village_name + "道路 " + id, "road " + id + " in " + name.village_name};
}

std::vector<Objection> was_or_is_another_roads_name(const RuleInput& input) {
    const auto names = remembered_of_others(input);
    if (names.empty()) return {};
    const RegisteredName& first = *names.front();
    const Remembered kept = remembered(first);
    const BilingualText road = road_of(first);
    const BilingualText own = with_reading(first.name, first.pinyin);
    return {{kept.case_id,
             {own.zh + "是" + road.zh + kept.what.zh + "；沿用容易混淆，建议换一个专名。",
              own.en + " is " + kept.what.en + " of " + road.en +
                  ", and easily confused with it; choose another specific part."},
             evidence_of(names, input.facts),
             {}}};
}

Objection same_name_in_area(const std::vector<SharedName>& names, const RuleInput& input) {
    const BilingualText place = where_in_town(names);
    const std::string& area = input.facts.built_up_area;
    return {"built_up_same_name",
            {area + "建成区内重名：" + place.zh + "，请换一个专名。",
             "The name is taken in the built-up area " + area + ": " + place.en +
                 "; choose another specific part."},
            evidence_of(names, input.facts),
            {}};
}

Objection same_sound_in_area(const std::vector<SharedName>& names, const RuleInput& input) {
    const BilingualText place = where_in_town(names);
    const BilingualText own = with_reading(input.draft.name, input.draft.pinyin);
    const std::string& area = input.facts.built_up_area;
    return {"built_up_same_sound",
            {area + "建成区内重音：" + place.zh + "，与" + own.zh + "读音相同，建议换一个专名。",
             "The name sounds the same as another in the built-up area " + area + ": " + place.en +
                 " and " + own.en + "; choose another specific part."},
            evidence_of(names, input.facts),
            {}};
}

Objection same_name_in_county(const std::vector<SharedName>& names, const RuleInput& input) {
    const BilingualText place = where_in_town(names);
    return {"county_same_name",
            {"本县（区）其他乡镇有同名道路：" + place.zh + "；允许使用，写地址时须带乡镇名。",
             "A road in another township of the county has the name: " + place.en +
                 "; it may be used, and addresses need the township."},
            evidence_of(names, input.facts),
            {}};
}

std::vector<Objection> has_same_name_elsewhere(const RuleInput& input) {
    std::vector<Objection> objections;
    const Facts& facts = input.facts;
    const auto in_area = taken_by_other_roads(facts.in_built_up_area.same_text, input);
    const auto sounds = taken_by_others(facts.in_built_up_area.same_sound, input.draft);
    const auto in_county = taken_by_other_roads(facts.in_county.same_text, input);
    if (!in_area.empty()) objections.push_back(same_name_in_area(in_area, input));
    if (!sounds.empty()) objections.push_back(same_sound_in_area(sounds, input));
    // A name that has to go for a duplicate in the area needs no word on the rest of the county.
    if (in_area.empty() && !in_county.empty())
        objections.push_back(same_name_in_county(in_county, input));
    return objections;
}

}  // namespace

Rule rule_u05() {
    return {"U05",
            {{"alias", Severity::warn, {"是别的道路的别名", "an alias of another road"}},
             {"former", Severity::warn, {"是别的道路的曾用名", "a former name of another road"}},
             {"abolished", Severity::warn, {"是已废止的名称", "an abolished name"}}},
            "参照上海市地名管理条例 第二十一条",
            {"被注销的地名一般不再用作新的同类地名，别名和曾用名也容易混淆。",
             "A name that was given up is as a rule not given again; aliases and former names "
             "confuse."},
            was_or_is_another_roads_name};
}

Rule rule_u06() {
    return {"U06",
            {{"built_up_same_name",
              Severity::block,
              {"同一建成区内重名", "the same name in the built-up area"}},
             {"built_up_same_sound",
              Severity::warn,
              {"同一建成区内重音", "the same sound in the built-up area"}},
             {"county_same_name",
              Severity::info,
              {"本县其他乡镇有同名", "the same name in another town of the county"}}},
            "地名管理条例 第九条第（八）项",
            {"同一建成区内的道路名称不得重名，并避免同音。",
             "Within one built-up area no two roads bear the same name, and the same sound is "
             "avoided."},
            has_same_name_elsewhere};
}

}  // namespace geo::naming
