// SPDX-License-Identifier: Apache-2.0
// The law about the way a name takes, as checkable rules P01-P09 (RULEBOOK section 2). Each is a
// pure function that answers findings; a late act still has to be done, so lateness never stops it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lifecycle/dossier.hpp"
#include "geo/model/finding.hpp"

namespace geo::lifecycle {

/// 15 calendar days for filing and for announcing (Arts 13, 14); the first day is not counted.
inline constexpr int filing_days = 15;
inline constexpr int announcement_days = 15;

/// Read from the name: 广饶县人民政府, 东营市民政局, 广饶县交通运输局.
AuthorityKind authority_kind_of(std::string_view authority) noexcept;

/// P01: roads are approved by a city's or county's government (Art 12(5)). A village or township
/// cannot; a 市辖区 needs a delegation document.
std::vector<Finding> check_authority(std::string_view authority,
                                     std::string_view delegation_document);

/// The last day for filing.
std::string filing_due(std::string_view approved_on);
/// The last day for announcing: from the approval, or, for other departments, from the filing;
/// nullopt while that has not happened.
std::optional<std::string> announcement_due(AuthorityKind kind, std::string_view approved_on,
                                            const std::optional<std::string>& filed_on);

/// P02, P03: how many days too late.
std::vector<Finding> check_filing_day(std::string_view approved_on, std::string_view filed_on);
std::vector<Finding> check_announcement_day(AuthorityKind kind, std::string_view approved_on,
                                            const std::optional<std::string>& filed_on,
                                            std::string_view announced_on);

/// P04: the filing set (登记表, 备案报告, 批复, 申请书, 评估/论证/征求意见报告). B, but W when
/// nothing but a report is missing.
struct FilingSet {
    bool has_approval_document = false;
    bool has_application = false;
    bool has_report = false;                       ///< at least one of the three reports
    std::vector<std::string> missing_form_fields;  ///< of the 备案登记表
};
std::vector<Finding> check_filing_set(const FilingSet& set);

/// P05: what an announcement must say.
struct AnnouncedName {
    std::string standard_name;
    std::string romanisation;
    std::string division;  ///< 所属政区
    std::string position;  ///< 位置描述
    std::string authority;
    std::string approved_on;
};
/// Keys of the fields that are blank: "romanisation", …
std::vector<std::string_view> missing_fields(const AnnouncedName& name);
std::vector<Finding> check_announcement(const AnnouncedName& name);

/// P09: no sign before the name is approved (Arts 4, 19, 36).
std::vector<Finding> check_sign_state(ProposalState state);

}  // namespace geo::lifecycle
