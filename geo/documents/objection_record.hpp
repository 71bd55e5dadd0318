// SPDX-License-Identifier: Apache-2.0
// 异议记录: what somebody had against an announced name, and what became of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/documents/letterhead.hpp"

namespace geo::documents {

struct ObjectionRecord {
    Letterhead letterhead;
    std::string announcement_number;  ///< 公告文号
    std::string road_name;
    std::string roman_spelling;
    std::string division;
    std::string objector;  ///< as they signed; "匿名" when they did not
    std::string contact;
    std::string channel;  ///< 提出方式: 网上, 书面, 电话
    std::optional<Day> received_on;
    std::string statement;              ///< what they said, word for word
    std::vector<std::string> evidence;  ///< the papers they handed in
    std::string investigation;          ///< 核实情况
    std::string outcome;                ///< 处理结果: 采纳, 部分采纳, 不予采纳
    std::string reason;                 ///< 处理理由
    std::string handled_by;
    std::optional<Day> handled_on;
    std::optional<Day> replied_on;
};

/// \returns PDF, A4.
std::string objection_record_pdf(const ObjectionRecord& record);
/// Several in one file, each on pages of its own; the first one's letterhead speaks for the file.
std::string objection_records_pdf(const std::vector<ObjectionRecord>& records);

}  // namespace geo::documents
