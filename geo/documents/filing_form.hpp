// SPDX-License-Identifier: Apache-2.0
// 地名备案登记表: what goes on file of each road (RULEBOOK 2.1), and what is still missing. One
// table of fields drives the form, the check and the names of what it misses.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/documents/letterhead.hpp"
#include "geo/documents/missing_field.hpp"
#include "geo/documents/road_extent.hpp"
#include "geo/model/geometry.hpp"

namespace geo::documents {

struct FilingRecord {
    std::string standard_name;        ///< 标准名称
    std::string roman_spelling;       ///< 罗马字母拼写, toned
    std::string generic_roman;        ///< 通名罗马字母: "Jiē"
    std::string reading;              ///< 地名读音, where a reading is local
    std::string ethnic_writing;       ///< 少数民族语书写
    std::string alias;                ///< 别名
    std::string short_name;           ///< 简称
    std::string former_name;          ///< 曾用名
    std::string map_name;             ///< 图上名称
    std::string place_type;           ///< 地名类别: "街路巷"
    std::string place_type_code;      ///< opaque: the registry does not make codes up
    std::string place_code;           ///< 地名代码
    std::string division;             ///< 所在(跨)行政区
    std::string division_code;        ///< 12 digits
    RoadExtent extent;                ///< 地理实体描述
    std::optional<Coordinate> start;  ///< CGCS2000, degrees
    std::optional<Coordinate> end;
    std::string survey_method;         ///< 测量方法
    std::string map_sheet;             ///< 图号
    std::string map_scale;             ///< 比例尺
    std::string origin;                ///< 来历
    std::string meaning;               ///< 含义
    std::string history;               ///< 沿革
    std::string in_use;                ///< 使用时间: 现今 / 历史
    std::optional<Day> named_on;       ///< 命名时间
    std::string founded;               ///< 设立年份
    std::optional<Day> abolished_on;   ///< 废止时间
    std::string secrecy;               ///< 密级
    std::optional<int> sign_count;     ///< 标牌个数
    std::string media;                 ///< 多媒体
    std::string source;                ///< 资料来源
    std::string approved_by;           ///< 批准机关
    std::string approval_number;       ///< 批准文号
    std::optional<Day> approved_on;    ///< 批准时间
    std::string registered_by;         ///< 登记人
    std::string registered_at;         ///< 登记单位
    std::optional<Day> registered_on;  ///< 登记时间
};

/// One line of the form. Read-only description of the field, with its value for a given record.
struct FilingField {
    const char* key;
    BilingualText name;
    bool required;
    std::function<std::string(const FilingRecord&)> value;
};

/// In the order of the form.
const std::vector<FilingField>& filing_fields();

/// The required fields without content, in the order of the form. Empty: complete, 即为备案.
std::vector<MissingField> missing_fields(const FilingRecord& record);

struct FilingForm {
    Letterhead letterhead;
    std::vector<FilingRecord> records;
};

/// One form a road, each on pages of its own; an incomplete one says what it lacks.
std::string filing_form_pdf(const FilingForm& form);

}  // namespace geo::documents
