// SPDX-License-Identifier: Apache-2.0
// 地名命名申请书: the application for one road or for all of a village, with what 地名管理条例 Art
// 11(1) asks for: 方案及理由; 位置、规模、性质; other papers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/documents/letterhead.hpp"
#include "geo/documents/road_extent.hpp"
#include "geo/model/finding.hpp"

namespace geo::documents {

/// What the name check said, and what a named reviewer answered.
struct ReviewedFinding {
    Finding finding;
    std::string reason;    ///< why the name stands all the same
    std::string reviewer;  ///< who gave the reason
    std::optional<Day> reviewed_on;
};

struct ProposedRoad {
    std::string name;
    std::string roman_spelling;
    std::string former_name;
    std::string meaning;  ///< 含义
    std::string origin;   ///< 来历
    std::string nature;   ///< 性质: "村内道路"
    std::string village;
    RoadExtent extent;
    std::vector<ReviewedFinding> findings;
};

struct Application {
    Letterhead letterhead;     ///< of the applicant
    std::string addressee;     ///< who decides: "东营市东营区人民政府"
    std::string area;          ///< "史口镇北高村"
    std::string plan;          ///< 命名方案
    std::string reason;        ///< 命名理由
    std::string consultation;  ///< 征求意见情况: how, whom, what was said, what became of it
    std::vector<ProposedRoad> roads;
    std::vector<std::string> attachments;
    std::string contact;
};

/// \returns PDF, A4.  \throws Error(unavailable) without Chinese fonts.
std::string application_pdf(const Application& application);

}  // namespace geo::documents
