// SPDX-License-Identifier: Apache-2.0
// N: a name is a specific part and a generic part.
#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

BilingualText missing_part(const NameDraft& draft, const Tables& tables) {
    if (draft.cleaned.empty())
        return {"地名是空的，请填写专名和通名，例如“安宁街”。",
                "The name is empty; give a specific and a generic part, such as 安宁街."};
    if (draft.name.specific.empty())
        return {"“" + draft.name.full + "”只有通名，请在前面加上专名。",
                "'" + draft.name.full + "' is a generic name only; put a specific part before it."};
    const std::string listing = tables.generic_names.listing();
    return {
        "“" + draft.name.full + "”没有通名，请以" + listing + "之一结尾。",
        "'" + draft.name.full + "' has no generic part; let it end with one of " + listing + "."};
}

bool ends_with_its_generic(const NameParts& name) {
    return name.specific + name.generic == name.full;
}

std::vector<Objection> lacks_a_part(const RuleInput& input) {
    const NameParts& name = input.draft.name;
    const bool is_whole = !name.specific.empty() && !name.generic.empty();
    if (is_whole && ends_with_its_generic(name)) return {};
    return {{"missing_part", missing_part(input.draft, input.tables), {{"name", name.full}}, {}}};
}

std::vector<Objection> has_unlisted_generic(const RuleInput& input) {
    const std::string& generic = input.draft.name.generic;
    if (generic.empty() || input.tables.generic_names.is_listed(generic)) return {};
    const std::string listing = input.tables.generic_names.listing();
    return {{"unlisted",
             {"通名“" + generic + "”不在本地通名表中（" + listing + "），需人工审核。",
              "The generic name '" + generic + "' is not on the area's list (" + listing +
                  "); a reviewer has to decide."},
             {{"generic", generic}},
             {}}};
}

}  // namespace

Rule rule_n01() {
    return {
        "N01",
        {{"missing_part", Severity::block, {"缺专名或通名", "a part is missing"}}},
        "地名管理条例 第九条",
        {"地名由专名和通名两部分组成。", "A name consists of a specific part and a generic part."},
        lacks_a_part};
}

Rule rule_n02() {
    return {
        "N02",
        {{"unlisted", Severity::review, {"通名不在表内", "the generic name is not on the list"}}},
        "地名管理条例 第九条第（二）项；东营市乡村道路命名工作指引",
        {"通名应当在本地规定的通名表之内。", "The generic name is one of the area's list."},
        has_unlisted_generic};
}

}  // namespace geo::naming
