// SPDX-License-Identifier: Apache-2.0
// M: what a name means.
#include "geo/base/text.hpp"
#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

bool is_left_blank(const std::optional<std::string>& field) {
    return field && text::trimmed(*field).empty();
}

std::vector<Objection> lacks_meaning_or_origin(const RuleInput& input) {
    const bool no_meaning = is_left_blank(input.draft.meaning);
    const bool no_origin = is_left_blank(input.draft.origin);
    if (!no_meaning && !no_origin) return {};
    const BilingualText what = no_meaning && no_origin
                                   ? BilingualText{"含义和来历", "meaning and origin"}
                               : no_meaning ? BilingualText{"含义", "meaning"}
                                            : BilingualText{"来历", "origin"};
    Evidence evidence;
    if (no_meaning) evidence.emplace_back("missing", "meaning");
    if (no_origin) evidence.emplace_back("missing", "origin");
    return {{"left_blank",
             {"请填写地名的" + what.zh + "。", "Fill in the name's " + what.en + "."},
             std::move(evidence),
             {}}};
}

}  // namespace

Rule rule_m08() {
    return {
        "M08",
        {{"left_blank", Severity::block, {"含义或来历未填写", "meaning or origin is left blank"}}},
        "地名管理条例 第十一条第（一）项",
        {"命名方案应当写明含义和来历。",
         "A proposal states the meaning and the origin of the name."},
        lacks_meaning_or_origin};
}

}  // namespace geo::naming
