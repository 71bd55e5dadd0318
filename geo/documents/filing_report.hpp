// SPDX-License-Identifier: Apache-2.0
// 备案报告: the covering letter of a filing (地名管理条例 Art 13: within 15 days of the approval),
// and whether all its papers are there (地名备案公告管理办法（试行）).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/documents/letterhead.hpp"
#include "geo/documents/missing_field.hpp"

namespace geo::documents {

/// Which papers of the filing set are at hand.
struct FilingPapers {
    bool registration_form = false;  ///< 地名备案登记表
    bool report = false;             ///< 备案报告
    bool approval = false;           ///< 批复
    bool application = false;        ///< 申请书
    bool assessment = false;         ///< 综合评估报告
    bool expert_opinion = false;     ///< 专家论证报告
    bool consultation = false;       ///< 征求意见报告
};

/// The papers that the set lacks, by name; the road of each is empty. Empty: complete.
std::vector<MissingField> missing_papers(const FilingPapers& papers);

struct FiledRoad {
    std::string name;
    std::string roman_spelling;
    std::string division;
    std::string position;
};

struct FilingReport {
    Letterhead letterhead;
    std::string addressee;  ///< the filing authority: "东营市民政局"
    std::string area;       ///< "东营区史口镇"
    std::string approved_by;
    std::string approval_number;
    std::optional<Day> approved_on;
    std::vector<FiledRoad> roads;
    FilingPapers papers;
    std::string contact;
};

std::string filing_report_pdf(const FilingReport& report);

}  // namespace geo::documents
