// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/gates.hpp"

#include <algorithm>
#include <utility>

namespace geo::lifecycle {
namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool has(const Proposal& proposal, Severity severity) {
    return std::any_of(proposal.findings.begin(), proposal.findings.end(),
                       [severity](const Finding& one) { return one.severity == severity; });
}

bool is_explained(const Proposal& proposal, const Dossier& dossier, std::string_view rule) {
    return std::any_of(dossier.overrides.begin(), dossier.overrides.end(),
                       [&](const Override& one) {
                           return one.rule == rule && one.reviewer != proposal.proposed_by &&
                                  !is_blank(one.reason);
                       });
}

/// A report with everything the law asks of it, or at least the result in words. A report that
/// lacks something is no result.
bool has_consultation_result(const Case& asked) {
    const auto& reports = asked.step.details.reports;
    const bool is_incomplete = std::any_of(reports.begin(), reports.end(), [](const Report& one) {
        return !missing_fields(one).empty();
    });
    if (is_incomplete) return false;
    const bool is_reported = std::any_of(
        asked.dossier.reports.begin(), asked.dossier.reports.end(), [](const Report& one) {
            return one.kind == ReportKind::consultation && missing_fields(one).empty();
        });
    return is_reported || !is_blank(asked.step.details.reason);
}

/// Number and day; and, before the public is told, whose approval it is.
bool has_approval_document(const Case& asked) {
    const auto& approval = asked.dossier.approval;
    if (!approval || is_blank(approval->document_no) || approval->day.empty()) return false;
    return asked.action != Action::announce || !is_blank(approval->authority);
}

std::vector<Finding> authority_findings(const Dossier& dossier) {
    if (!dossier.approval || is_blank(dossier.approval->authority)) return {};
    return check_authority(dossier.approval->authority, dossier.approval->delegation_document);
}

bool is_refused(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& one) { return one.severity == Severity::block; });
}

/// What the 备案登记表 needs and a proposal may lack.
std::vector<std::string> missing_form_fields(const Proposal& proposal) {
    std::vector<std::string> missing;
    const auto need = [&](const char* key, const std::string& text) {
        if (is_blank(text)) missing.emplace_back(key);
    };
    need("standard_name", proposal.name.full);
    need("romanisation", proposal.pinyin.toned);
    need("meaning", proposal.content.meaning);
    need("origin", proposal.content.origin);
    return missing;
}

FilingSet filing_set(const Case& asked) {
    const auto& content = asked.proposal.content;
    FilingSet set;
    set.has_approval_document = has_approval_document(asked);
    set.has_application = !is_blank(content.meaning) || !is_blank(content.origin);
    set.has_report = !asked.dossier.reports.empty() || asked.dossier.is_consulted;
    set.missing_form_fields = missing_form_fields(asked.proposal);
    return set;
}

bool is_filing_form_complete(const Case& asked) {
    const auto& reports = asked.step.details.reports;
    return missing_form_fields(asked.proposal).empty() &&
           std::all_of(reports.begin(), reports.end(),
                       [](const Report& one) { return missing_fields(one).empty(); });
}

bool is_reading_settled(const Case& asked) {
    return !is_blank(asked.proposal.pinyin.toned) &&
           (!asked.proposal.pinyin.needs_review || asked.dossier.romanisation_confirmed);
}

bool is_notice_over(const Case& asked) {
    const auto& notice = asked.so_far.notice;
    return !notice || !notice->is_open_on(asked.today);
}

void append(std::vector<Finding>& findings, std::vector<Finding> more) {
    findings.insert(findings.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
}

std::vector<Finding> announcement_findings(const Case& asked) {
    auto findings = check_announcement(announced_name(asked));
    const auto& approval = asked.dossier.approval;
    if (approval && !approval->day.empty())
        append(findings, check_announcement_day(approval->kind, approval->day,
                                                asked.dossier.filed_on, asked.step.day));
    return findings;
}

std::vector<Finding> filing_findings(const Case& asked) {
    auto findings = authority_findings(asked.dossier);
    append(findings, check_filing_set(filing_set(asked)));
    const auto& approval = asked.dossier.approval;
    if (approval && !approval->day.empty())
        append(findings, check_filing_day(approval->day, asked.step.day));
    return findings;
}

}  // namespace

std::vector<std::string> unanswered_reviews(const Proposal& proposal, const Dossier& dossier) {
    std::vector<std::string> rules;
    for (const Finding& finding : proposal.findings)
        if (finding.severity == Severity::review && !is_explained(proposal, dossier, finding.rule))
            rules.push_back(finding.rule);
    return rules;
}

std::set<Gate> gates_met(const Case& asked) {
    const Proposal& proposal = asked.proposal;
    const ActionDetails& details = asked.step.details;
    std::set<Gate> met;
    const auto pass = [&met](Gate gate, bool is_met) {
        if (is_met) met.insert(gate);
    };
    pass(Gate::no_blocking_finding, !has(proposal, Severity::block));
    pass(Gate::meaning_and_origin,
         !is_blank(proposal.content.meaning) && !is_blank(proposal.content.origin));
    pass(Gate::consultation_result, has_consultation_result(asked));
    pass(Gate::reviewer_reasons, unanswered_reviews(proposal, asked.dossier).empty());
    pass(Gate::other_person, asked.step.actor != proposal.proposed_by);
    pass(Gate::reason, !is_blank(details.reason));
    pass(Gate::approval_document, has_approval_document(asked));
    pass(Gate::filing_document, is_filing_form_complete(asked));
    pass(Gate::romanisation, is_reading_settled(asked));
    pass(Gate::authority, !is_refused(authority_findings(asked.dossier)));
    pass(Gate::notice_over, is_notice_over(asked));
    pass(Gate::objections_answered, !asked.has_open_objection);
    pass(Gate::sign_position, asked.has_sign_position || !details.sign_positions.empty());
    return met;
}

AnnouncedName announced_name(const Case& asked) {
    AnnouncedName name;
    name.standard_name = asked.proposal.name.full;
    name.romanisation = is_reading_settled(asked) ? asked.proposal.pinyin.toned : std::string{};
    name.division = asked.division;
    name.position = asked.position;
    if (asked.dossier.approval) {
        name.authority = asked.dossier.approval->authority;
        name.approved_on = asked.dossier.approval->day;
    }
    return name;
}

std::vector<Finding> process_findings(const Case& asked) {
    switch (asked.action) {
        case Action::approve:
            return authority_findings(asked.dossier);
        case Action::file:
            return filing_findings(asked);
        case Action::announce:
            return announcement_findings(asked);
        case Action::install:
            return check_sign_state(asked.proposal.state);
        case Action::edit:
        case Action::submit:
        case Action::consult:
        case Action::endorse:
        case Action::review:
        case Action::map:
        case Action::archive:
        case Action::send_back:
        case Action::reject:
        case Action::withdraw:
        case Action::undo:
            break;
    }
    return {};
}

}  // namespace geo::lifecycle
