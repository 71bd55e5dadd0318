// SPDX-License-Identifier: Apache-2.0
// What states, actions, roles and gates are called, on the wire and by people.
#include <array>

#include "geo/lifecycle/transitions.hpp"

namespace geo::lifecycle {
namespace {

/// One enumerator: its Chinese and its English name, and its word on the wire. The states have
/// their words in geo/model/wire_names.
template <typename Enumeration>
struct Naming {
    Enumeration value;
    const char* zh;
    const char* en;
    std::string_view word{};
};

constexpr std::array<Naming<Action>, 15> actions{{
    {Action::edit, "修改", "edit", "edit"},
    {Action::submit, "提交", "submit", "submit"},
    {Action::consult, "征求意见", "consult", "consult"},
    {Action::endorse, "乡镇同意", "endorse", "endorse"},
    {Action::review, "县级审核", "review", "review"},
    {Action::approve, "批准", "approve", "approve"},
    {Action::file, "备案", "file", "file"},
    {Action::announce, "公告", "announce", "announce"},
    {Action::install, "设标", "install", "install"},
    {Action::map, "上图", "map", "map"},
    {Action::archive, "归档", "archive", "archive"},
    {Action::send_back, "退回", "send back", "send_back"},
    {Action::reject, "驳回", "reject", "reject"},
    {Action::withdraw, "撤回", "withdraw", "withdraw"},
    {Action::undo, "撤销上一步", "undo", "undo"},
}};

constexpr std::array<Naming<Role>, 7> roles{{
    {Role::anonymous, "公众", "anonymous", "anonymous"},
    {Role::surveyor, "采集员", "surveyor", "surveyor"},
    {Role::town, "乡镇（街道）", "town", "town"},
    {Role::county, "县级民政部门", "county", "county"},
    {Role::postal, "邮政", "postal", "postal"},
    {Role::gis, "测绘", "gis", "gis"},
    {Role::admin, "管理员", "admin", "admin"},
}};

constexpr std::array<Naming<Gate>, 13> gates{{
    {Gate::no_blocking_finding, "规则检查无禁止项", "a check without blocking findings",
     "no_blocking_finding"},
    {Gate::meaning_and_origin, "含义和来历", "meaning and origin", "meaning_and_origin"},
    {Gate::consultation_result, "征求意见结果", "the consultation's result", "consultation_result"},
    {Gate::reviewer_reasons, "对审核项的书面理由", "a written reason for each finding under review",
     "reviewer_reasons"},
    {Gate::other_person, "申请人以外的审批人", "an approver who is not the proposer",
     "other_person"},
    {Gate::reason, "理由", "a reason", "reason"},
    {Gate::approval_document, "批复文号和日期", "number and date of the approval document",
     "approval_document"},
    {Gate::filing_document, "备案材料", "the filing papers", "filing_document"},
    {Gate::romanisation, "经确认的罗马字母拼写", "a confirmed romanisation", "romanisation"},
    {Gate::authority, "有权批准的机关", "an authority that may approve", "authority"},
    {Gate::notice_over, "公示期满", "the end of the public notice", "notice_over"},
    {Gate::objections_answered, "对异议的答复", "an answer to each objection",
     "objections_answered"},
    {Gate::sign_position, "地名标志位置", "the position of a sign", "sign_position"},
}};

constexpr std::array<Naming<ProposalState>, 14> states{{
    {ProposalState::draft, "草稿", "a draft"},
    {ProposalState::submitted, "已提交", "submitted"},
    {ProposalState::consulted, "已征求意见", "consulted"},
    {ProposalState::town_endorsed, "乡镇已同意", "endorsed by the town"},
    {ProposalState::county_reviewed, "县级已审核", "reviewed by the county"},
    {ProposalState::approved, "已批准", "approved"},
    {ProposalState::filed, "已备案", "filed"},
    {ProposalState::announced, "已公告", "announced"},
    {ProposalState::signed_on_site, "已设标", "signed"},
    {ProposalState::mapped, "已上图", "mapped"},
    {ProposalState::archived, "已归档", "archived"},
    {ProposalState::returned, "已退回", "returned"},
    {ProposalState::rejected, "已驳回", "rejected"},
    {ProposalState::withdrawn, "已撤回", "withdrawn"},
}};

template <typename Table, typename Enumeration>
std::string_view word_in(const Table& table, Enumeration value) noexcept {
    for (const auto& naming : table)
        if (naming.value == value) return naming.word;
    return {};
}

template <typename Enumeration, std::size_t Size>
std::optional<Enumeration> value_in(const std::array<Naming<Enumeration>, Size>& table,
                                    std::string_view word) noexcept {
    for (const auto& naming : table)
        if (naming.word == word) return naming.value;
    return std::nullopt;
}

template <typename Table, typename Enumeration>
BilingualText name_in(const Table& table, Enumeration value) {
    for (const auto& naming : table)
        if (naming.value == value) return {naming.zh, naming.en};
    return {};
}

}  // namespace

std::string_view to_string(Action action) noexcept { return word_in(actions, action); }
std::string_view to_string(Role role) noexcept { return word_in(roles, role); }
std::string_view to_string(Gate gate) noexcept { return word_in(gates, gate); }

std::optional<Action> action_from_string(std::string_view word) noexcept {
    return value_in(actions, word);
}
std::optional<Role> role_from_string(std::string_view word) noexcept {
    return value_in(roles, word);
}

BilingualText name_of(ProposalState state) { return name_in(states, state); }
BilingualText name_of(Action action) { return name_in(actions, action); }
BilingualText name_of(Role role) { return name_in(roles, role); }
BilingualText name_of(Gate gate) { return name_in(gates, gate); }

}  // namespace geo::lifecycle
