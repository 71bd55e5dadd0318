// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/lifecycle_page.hpp"

#include <fmt/format.h>

#include <array>

#include "geo/lifecycle/deadlines.hpp"
#include "geo/lifecycle/permissions.hpp"
#include "geo/lifecycle/process_rules.hpp"

namespace geo::lifecycle {
namespace {

constexpr std::array every_state{
    ProposalState::draft,         ProposalState::submitted,       ProposalState::consulted,
    ProposalState::town_endorsed, ProposalState::county_reviewed, ProposalState::approved,
    ProposalState::filed,         ProposalState::announced,       ProposalState::signed_on_site,
    ProposalState::mapped,        ProposalState::archived,        ProposalState::returned,
    ProposalState::rejected,      ProposalState::withdrawn};

constexpr std::array every_gate{
    Gate::no_blocking_finding, Gate::meaning_and_origin, Gate::consultation_result,
    Gate::reviewer_reasons,    Gate::other_person,       Gate::reason,
    Gate::approval_document,   Gate::filing_document,    Gate::romanisation,
    Gate::authority,           Gate::notice_over,        Gate::objections_answered,
    Gate::sign_position};

std::string both(const BilingualText& text) { return fmt::format("{} {}", text.zh, text.en); }

template <typename Value>
std::string words(const std::vector<Value>& values) {
    std::string out;
    for (const Value value : values)
        out += fmt::format("{}`{}`", out.empty() ? "" : ", ", to_string(value));
    return out.empty() ? "—" : out;
}

std::string state_word(const std::optional<ProposalState>& state) {
    if (!state) return "*上一步之前的状态 the state before the last step*";
    return fmt::format("`{}`", geo::to_string(*state));
}

void append_states(std::string& page) {
    page += "## 状态 States\n\n| 状态 state | | 可以 actions |\n|---|---|---|\n";
    for (const ProposalState state : every_state)
        page += fmt::format("| `{}` | {} | {} |\n", geo::to_string(state), both(name_of(state)),
                            words(allowed_actions(state)));
}

void append_table(std::string& page) {
    page +=
        "\n## 流转 Transitions\n\n"
        "| 从 from | 办理 action | 到 to | 角色 roles | 条件 gates |\n|---|---|---|---|---|\n";
    for (const Transition& line : transitions())
        page += fmt::format("| `{}` | `{}` {} | {} | {} | {} |\n", geo::to_string(line.from),
                            to_string(line.action), both(name_of(line.action)), state_word(line.to),
                            words(line.roles), words(line.gates));
}

void append_gates(std::string& page) {
    page +=
        "\n## 条件 Gates\n\n缺少的条件以这些词列在 409 的 `missing` 中。\n"
        "What a gate misses stands by these words in `missing` of a 409.\n\n"
        "| 词 word | 缺少 what is missing |\n|---|---|\n";
    for (const Gate gate : every_gate)
        page += fmt::format("| `{}` | {} |\n", to_string(gate), both(name_of(gate)));
}

void append_deadlines(std::string& page) {
    page += fmt::format(
        "\n## 期限 Deadlines\n\n"
        "日历日，首日不计。逾期仍须办理，并以 P02、P03 记录。\n"
        "Calendar days, the first not counted. What is late must still be done; P02 and P03 record "
        "it.\n\n"
        "| 词 word | | 期限 due |\n|---|---|---|\n"
        "| `{}` | {} | 批准后 {} 日 days after the approval |\n"
        "| `{}` | {} | 政府、民政部门批准：批准后 {} 日；其他部门：备案后 {} 日 "
        "after the approval, or the filing of another department |\n"
        "| `{}` | {} | 配置 `[process] notice_days` as configured |\n"
        "| `{}` | {} | 同上 the same |\n",
        to_string(DeadlineKind::file), both(name_of(DeadlineKind::file)), filing_days,
        to_string(DeadlineKind::announce), both(name_of(DeadlineKind::announce)), announcement_days,
        announcement_days, to_string(DeadlineKind::notice_end),
        both(name_of(DeadlineKind::notice_end)), to_string(DeadlineKind::answer_objection),
        both(name_of(DeadlineKind::answer_objection)));
}

}  // namespace

std::string lifecycle_page() {
    std::string page =
        "# 命名申请的办理 The way of a proposal\n\n"
        "本页由状态表生成：`luming proposal states --markdown > docs/lifecycle.md`。\n"
        "This page is written by the state table itself.\n\n"
        "依据：地名管理条例 第十一条至第十四条；地名备案公告管理办法（试行）。角色只在各自的区划内"
        "办理；申请人不得批准自己的申请。\n"
        "Roles act within their own area; nobody approves what they proposed.\n\n";
    append_states(page);
    append_table(page);
    append_gates(page);
    append_deadlines(page);
    return page;
}

}  // namespace geo::lifecycle
