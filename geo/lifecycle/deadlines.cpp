// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/deadlines.hpp"

#include <algorithm>
#include <array>

#include "geo/base/calendar_day.hpp"
#include "geo/lifecycle/process_rules.hpp"

namespace geo::lifecycle {
namespace {

constexpr std::array<std::string_view, 4> words{"file", "announce", "notice_end",
                                                "answer_objection"};

Deadline deadline(DeadlineKind kind, std::string due, std::string_view today) {
    const int left = days_between(today, due);
    return {kind, std::move(due), left};
}

/// A public notice ends with the way of the name that it is about.
bool is_under_way(ProposalState state) {
    return state == ProposalState::consulted || state == ProposalState::town_endorsed ||
           state == ProposalState::county_reviewed;
}

}  // namespace

std::string_view to_string(DeadlineKind kind) noexcept {
    return words[static_cast<std::size_t>(kind)];
}

std::optional<DeadlineKind> deadline_kind_from_string(std::string_view word) noexcept {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<DeadlineKind>(found - words.begin());
}

BilingualText name_of(DeadlineKind kind) {
    switch (kind) {
        case DeadlineKind::file:
            return {"备案", "filing"};
        case DeadlineKind::announce:
            return {"公告", "announcement"};
        case DeadlineKind::notice_end:
            return {"公示期满", "end of the public notice"};
        case DeadlineKind::answer_objection:
            return {"答复异议", "answer to an objection"};
    }
    return {};
}

std::vector<Deadline> deadlines_of(ProposalState state, const Dossier& dossier,
                                   const std::optional<std::string>& oldest_objection,
                                   int answer_days, std::string_view today) {
    std::vector<Deadline> due;
    const auto& approval = dossier.approval;
    if (state == ProposalState::approved && approval)
        due.push_back(deadline(DeadlineKind::file, filing_due(approval->day), today));
    if ((state == ProposalState::approved || state == ProposalState::filed) && approval)
        if (auto day = announcement_due(approval->kind, approval->day, dossier.filed_on))
            due.push_back(deadline(DeadlineKind::announce, *std::move(day), today));
    if (is_under_way(state) && dossier.notice && dossier.notice->is_open_on(today))
        due.push_back(deadline(DeadlineKind::notice_end, dossier.notice->to, today));
    if (oldest_objection)
        due.push_back(deadline(DeadlineKind::answer_objection,
                               days_after(*oldest_objection, answer_days), today));
    std::stable_sort(due.begin(), due.end(),
                     [](const Deadline& a, const Deadline& b) { return a.due < b.due; });
    return due;
}

}  // namespace geo::lifecycle
