// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/dossier.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "geo/base/calendar_day.hpp"
#include "geo/lifecycle/process_rules.hpp"

namespace geo::lifecycle {
namespace {

constexpr std::array<std::string_view, 3> authority_words{"government", "civil_affairs",
                                                          "other_department"};
constexpr std::array<std::string_view, 3> report_words{"consultation", "expert_opinion",
                                                       "assessment"};

template <typename Value, std::size_t Count>
std::optional<Value> value_of(const std::array<std::string_view, Count>& words,
                              std::string_view word) noexcept {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<Value>(found - words.begin());
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// The steps that still count: an undo takes itself and the step before it out.
std::vector<const Step*> standing(const std::vector<Step>& steps) {
    std::vector<const Step*> standing;
    for (const Step& step : steps) {
        if (step.action == Action::edit) continue;
        if (step.action != Action::undo)
            standing.push_back(&step);
        else if (!standing.empty())
            standing.pop_back();
    }
    return standing;
}

/// A later step may bring what the approval lacked; it does not change what stands.
void complete(Approval& approval, const ActionDetails& details) {
    if (approval.document_no.empty()) approval.document_no = details.document_no;
    if (approval.delegation_document.empty())
        approval.delegation_document = details.delegation_document;
    if (!approval.authority.empty() || details.authority.empty()) return;
    approval.authority = details.authority;
    approval.kind = details.authority_kind.value_or(authority_kind_of(details.authority));
}

void take_approval(Dossier& dossier, const Step& step) {
    dossier.approval = Approval{};
    dossier.approval->day = step.day;
    if (step.details.authority_kind) dossier.approval->kind = *step.details.authority_kind;
    complete(*dossier.approval, step.details);
}

void take_filing(Dossier& dossier, const Step& step) {
    if (!dossier.approval) return;
    const bool brings_approval = dossier.approval->document_no.empty();
    complete(*dossier.approval, step.details);
    dossier.filed_on = step.day;
    dossier.filing_no = brings_approval ? std::string{} : step.details.document_no;
}

/// The number is the announcement's own; whose approval it was, it may have to say.
void take_announcement(Dossier& dossier, const Step& step) {
    dossier.announced_on = step.day;
    if (!dossier.approval) return;
    ActionDetails details = step.details;
    details.document_no.clear();
    complete(*dossier.approval, details);
}

void take_evidence(Dossier& dossier, const Step& step) {
    const ActionDetails& details = step.details;
    dossier.reports.insert(dossier.reports.end(), details.reports.begin(), details.reports.end());
    for (const auto& [rule, reason] : details.overrides)
        dossier.overrides.push_back({rule, reason, step.actor});
    if (details.romanisation_confirmed) dossier.romanisation_confirmed = true;
    if (details.notice_days)
        dossier.notice = Notice{step.day, days_after(step.day, *details.notice_days)};
}

/// Handed in anew, perhaps under another name: what was said of the former one is over.
void start_again(Dossier& dossier) {
    dossier.overrides.clear();
    dossier.romanisation_confirmed = false;
    dossier.is_consulted = false;
    dossier.notice.reset();
}

void take(Dossier& dossier, const Step& step) {
    if (step.action == Action::submit) start_again(dossier);
    take_evidence(dossier, step);
    if (step.action == Action::consult) dossier.is_consulted = true;
    if (step.action == Action::approve) take_approval(dossier, step);
    if (step.action == Action::file) take_filing(dossier, step);
    if (step.action == Action::announce) take_announcement(dossier, step);
}

/// Submitting is taken back by sending back, and what is on file stays there.
bool can_be_undone(Action action) {
    switch (action) {
        case Action::consult:
        case Action::endorse:
        case Action::review:
        case Action::approve:
        case Action::send_back:
        case Action::reject:
            return true;
        case Action::edit:
        case Action::submit:
        case Action::file:
        case Action::announce:
        case Action::install:
        case Action::map:
        case Action::archive:
        case Action::withdraw:
        case Action::undo:
            break;
    }
    return false;
}

/// Another content than the one that the step was about.
bool is_edited_after(const std::vector<Step>& steps, const Step* last) {
    return std::any_of(steps.begin(), steps.end(), [last](const Step& step) {
        return step.action == Action::edit && step.number > last->number;
    });
}

}  // namespace

Dossier dossier_of(const std::vector<Step>& steps) {
    Dossier dossier;
    const auto counting = standing(steps);
    for (const Step* step : counting) take(dossier, *step);
    if (!counting.empty() && can_be_undone(counting.back()->action) &&
        !is_edited_after(steps, counting.back()))
        dossier.before = counting.back()->from;
    if (!steps.empty()) dossier.last_day = steps.back().day;
    return dossier;
}

Dossier dossier_with(std::vector<Step> steps, Step step) {
    steps.push_back(std::move(step));
    return dossier_of(steps);
}

std::string_view to_string(AuthorityKind kind) noexcept {
    return authority_words[static_cast<std::size_t>(kind)];
}
std::optional<AuthorityKind> authority_kind_from_string(std::string_view word) noexcept {
    return value_of<AuthorityKind>(authority_words, word);
}

std::string_view to_string(ReportKind kind) noexcept {
    return report_words[static_cast<std::size_t>(kind)];
}
std::optional<ReportKind> report_kind_from_string(std::string_view word) noexcept {
    return value_of<ReportKind>(report_words, word);
}

BilingualText name_of(ReportKind kind) {
    switch (kind) {
        case ReportKind::consultation:
            return {"征求意见报告", "consultation report"};
        case ReportKind::expert_opinion:
            return {"专家论证报告", "expert opinion"};
        case ReportKind::assessment:
            return {"综合评估报告", "assessment"};
    }
    return {};
}

const std::vector<ReportField>& required_fields(ReportKind kind) {
    static const std::vector<ReportField> consultation{{"process", {"过程", "process"}},
                                                       {"scope", {"范围", "scope"}},
                                                       {"opinions", {"主要意见", "opinions"}},
                                                       {"handling", {"处理情况", "handling"}}};
    static const std::vector<ReportField> expert{{"necessity", {"必要性", "necessity"}},
                                                 {"soundness", {"科学性", "soundness"}},
                                                 {"fitness", {"合理性", "fitness"}},
                                                 {"risk", {"风险", "risk"}},
                                                 {"advice", {"建议", "advice"}}};
    static const std::vector<ReportField> assessment{
        {"legality", {"合法性", "legality"}},
        {"feasibility", {"可行性", "feasibility"}},
        {"controllability", {"可控性", "controllability"}},
        {"social_impact", {"社会影响", "social impact"}},
        {"risk", {"风险", "risk"}},
        {"response", {"应对", "response"}}};
    switch (kind) {
        case ReportKind::consultation:
            return consultation;
        case ReportKind::expert_opinion:
            return expert;
        case ReportKind::assessment:
            return assessment;
    }
    return consultation;
}

std::vector<std::string_view> missing_fields(const Report& report) {
    std::vector<std::string_view> missing;
    for (const ReportField& field : required_fields(report.kind)) {
        const auto found = report.fields.find(field.key);
        if (found == report.fields.end() || is_blank(found->second)) missing.push_back(field.key);
    }
    return missing;
}

}  // namespace geo::lifecycle
