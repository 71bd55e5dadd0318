// SPDX-License-Identifier: Apache-2.0
// What is written down when somebody acts on a proposal: documents, days, reports, reasons
// (地名管理条例 Arts 11-14; 实施办法 Art 5; 地名备案公告管理办法).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/base/clock.hpp"
#include "geo/lifecycle/transitions.hpp"
#include "geo/model/geometry.hpp"

namespace geo::lifecycle {

/// Who approves decides whose clock runs (Arts 13, 14).
enum class AuthorityKind { government, civil_affairs, other_department };

std::string_view to_string(AuthorityKind kind) noexcept;
std::optional<AuthorityKind> authority_kind_from_string(std::string_view word) noexcept;

/// The reports that an application may need (实施办法 Art 5).
enum class ReportKind { consultation, expert_opinion, assessment };

std::string_view to_string(ReportKind kind) noexcept;
std::optional<ReportKind> report_kind_from_string(std::string_view word) noexcept;
BilingualText name_of(ReportKind kind);

/// One of the contents that the law requires of a report.
struct ReportField {
    std::string_view key;  ///< "process"
    BilingualText name;    ///< 过程
};
/// consultation: 过程 范围 主要意见 处理情况; expert opinion: 必要性 科学性 合理性 风险 建议;
/// assessment: 合法性 可行性 可控性 社会影响 风险 应对.
const std::vector<ReportField>& required_fields(ReportKind kind);

struct Report {
    ReportKind kind = ReportKind::consultation;
    std::map<std::string, std::string, std::less<>> fields;  ///< by ReportField::key
    std::string day;                                         ///< calendar day, may be empty
};

/// Keys of the required fields that are absent or blank.
std::vector<std::string_view> missing_fields(const Report& report);

/// What comes with an action.
struct ActionDetails {
    std::string reason{};
    std::string document_no{};                      ///< 文号
    std::string day{};                              ///< of the act, "2024-12-20"; empty: today
    std::string authority{};                        ///< 批准机关
    std::optional<AuthorityKind> authority_kind{};  ///< else read from the authority's name
    std::string delegation_document{};              ///< for a 市辖区
    std::vector<Report> reports{};
    std::map<std::string, std::string, std::less<>> overrides{};  ///< rule id -> written reason
    bool romanisation_confirmed = false;
    std::optional<int> notice_days{};          ///< consult: opens a public notice for so many days
    std::vector<std::string> media{};          ///< announce: where it was published
    std::vector<Coordinate> sign_positions{};  ///< install: where signs stand, EPSG:4490
};

/// One line of a proposal's story.
struct Step {
    int number = 0;  ///< 1, 2, …
    Action action = Action::edit;
    ProposalState from = ProposalState::draft;
    ProposalState to = ProposalState::draft;
    std::string day;  ///< calendar day of the act
    Instant at;       ///< when it was recorded
    std::string actor;
    ActionDetails details;
};

/// A reviewer's written reason why an R finding does not stand in the way.
struct Override {
    std::string rule;
    std::string reason;
    std::string reviewer;
};

/// 批复: what made the name official.
struct Approval {
    std::string document_no;
    std::string day;        ///< "2024-12-20"
    std::string authority;  ///< empty while nobody has said it
    AuthorityKind kind = AuthorityKind::government;
    std::string delegation_document;
};

/// 公示: open for objections, both days included.
struct Notice {
    std::string from;
    std::string to;
    bool is_open_on(std::string_view day) const { return from <= day && day <= to; }
};

/// What a proposal's steps have gathered, as it stands after the last of them.
struct Dossier {
    std::vector<Override> overrides;
    std::vector<Report> reports;
    bool is_consulted = false;  ///< with a result, be it in one sentence
    bool romanisation_confirmed = false;
    std::optional<Approval> approval;
    std::optional<std::string> filed_on;
    std::string filing_no;
    std::optional<std::string> announced_on;
    std::optional<Notice> notice;  ///< the last one
    /// Where `undo` leads; nullopt when there is nothing to undo.
    std::optional<ProposalState> before;
    std::string last_day;  ///< of the last step; empty before the first
};

/// Folds the steps, first to last. A step that was undone leaves nothing behind; one that sends a
/// proposal back keeps the evidence and ends the approval.
Dossier dossier_of(const std::vector<Step>& steps);
/// The dossier with one more step.
Dossier dossier_with(std::vector<Step> steps, Step step);

}  // namespace geo::lifecycle
