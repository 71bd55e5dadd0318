// SPDX-License-Identifier: Apache-2.0
// Any bytes as a proposal: name, village, generic name, meaning and origin, a line each. The rules
// answer with findings in two languages, or the draft is refused.
#include <optional>
#include <string>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/rule_set.hpp"
#include "geo/naming/town_names.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/geo/naming/shipped_tables.hpp"

namespace {

using namespace geo::naming;

const TownNames& names_of_a_town() {
    static const TownNames names = [] {
        TownNames made(*tables());
        std::int64_t road = 0;
        for (const char* name : {"安宁街", "朝阳街", "北一路", "幸福大街", "吕家村东路", "和谐巷"})
            made.add(geo::DivisionCode("370502104000"), registered(name, ++road), romaniser());
        return made;
    }();
    return names;
}

std::optional<std::string> unless_empty(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

void check_finding(const geo::Finding& finding) {
    fuzz::promise(!finding.rule.empty(), "a finding names its rule");
    fuzz::promise(!finding.message.zh.empty() && !finding.message.en.empty(),
                  "a finding speaks both languages");
    fuzz::promise(geo::text::is_valid_utf8(finding.message.zh) &&
                      geo::text::is_valid_utf8(finding.message.en),
                  "a message is well-formed");
    fuzz::promise(!finding.suggestion || geo::text::is_valid_utf8(*finding.suggestion),
                  "a suggestion is well-formed");
}

void check_proposal(const std::vector<std::string_view>& lines) {
    NameDraft draft = make_draft(lines[0], village_named(std::string(lines[1])), *tables(),
                                 unless_empty(lines[2]));
    draft.meaning = unless_empty(lines[3]);
    draft.origin = unless_empty(lines[4]);
    const auto findings = check(rule_set(), draft, names_of_a_town().gather(draft));
    for (const geo::Finding& finding : findings) check_finding(finding);
    fuzz::promise(!draft.name.specific.empty() || verdict(findings) == "block",
                  "a name without a specific part is blocked");
}

bool is_refusable(const std::vector<std::string_view>& lines) {
    for (const std::string_view line : lines)
        if (!geo::text::is_valid_utf8(line)) return true;
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto lines = fuzz::lines_of(fuzz::text_of(data, size), 5);
    try {
        check_proposal(lines);
    } catch (const geo::Error&) {
        fuzz::promise(is_refusable(lines), "a well-formed proposal is checked");
    }
    return 0;
}
