// SPDX-License-Identifier: Apache-2.0
// What is due, and when: read off a proposal's state and dossier. Calendar days; the first is not
// counted (地名管理条例 Arts 13, 14; 民法典 Art 201). Pure: the caller says which day it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/lifecycle/dossier.hpp"

namespace geo::lifecycle {

enum class DeadlineKind {
    file,             ///< 备案, 15 days from the approval
    announce,         ///< 公告, 15 days from the approval or, for other departments, the filing
    notice_end,       ///< 公示期满: the last day on which people may object
    answer_objection  ///< an objection waits for its answer
};

/// "file", "announce", "notice_end", "answer_objection".
std::string_view to_string(DeadlineKind kind) noexcept;
std::optional<DeadlineKind> deadline_kind_from_string(std::string_view word) noexcept;
BilingualText name_of(DeadlineKind kind);

struct Deadline {
    DeadlineKind kind = DeadlineKind::file;
    std::string due;    ///< the last day in time
    int days_left = 0;  ///< 0 today, negative when overdue
    bool is_overdue() const noexcept { return days_left < 0; }
};

/// What is still to be done, soonest first.
/// \param oldest_objection the day on which the oldest unanswered objection came in
/// \param answer_days so many days there are to answer one
std::vector<Deadline> deadlines_of(ProposalState state, const Dossier& dossier,
                                   const std::optional<std::string>& oldest_objection,
                                   int answer_days, std::string_view today);

}  // namespace geo::lifecycle
