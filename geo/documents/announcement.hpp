// SPDX-License-Identifier: Apache-2.0
// 地名公告: the six fields of 地名备案公告管理办法（试行）, for one road or thousands, on paper and
// on the web.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/documents/letterhead.hpp"
#include "geo/documents/missing_field.hpp"

namespace geo::documents {

struct AnnouncedRoad {
    std::string standard_name;       ///< 标准名称
    std::string roman_spelling;      ///< 罗马字母拼写
    std::string division;            ///< 所属政区
    std::string position;            ///< 位置描述
    std::string approved_by;         ///< 批准机关
    std::optional<Day> approved_on;  ///< 批准时间
};

struct Announcement {
    Letterhead letterhead;
    std::string area;  ///< "东营区史口镇北高村"
    std::vector<AnnouncedRoad> roads;
    std::optional<Day> objections_until;  ///< last day to object; a blank to write in without it
    std::string contact;                  ///< where to; likewise
};

/// Which of the six fields are without content, road by road. Empty: may be published.
std::vector<MissingField> missing_fields(const Announcement& announcement);

/// \returns PDF, A4.
std::string announcement_pdf(const Announcement& announcement);

/// A page of its own for the web: no script, nothing loaded, printable, readable by a screen
/// reader.
std::string announcement_html(const Announcement& announcement, Language language);

}  // namespace geo::documents
