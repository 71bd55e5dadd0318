// SPDX-License-Identifier: Apache-2.0
// The fields of the filing form. Required is what the public place-name database shows of every
// name and what Art 12 and 13 hang on (who approved, when, under which number); the others are
// filled in where they are known.
#include <fmt/core.h>

#include <cmath>

#include "geo/documents/filing_form.hpp"
#include "geo/documents/printable.hpp"

namespace geo::documents {
namespace {

// metres to about a centimetre; GB/T 37149 asks for six decimals at least
std::string point_text(const std::optional<Coordinate>& point) {
    if (!point || !std::isfinite(point->lon) || !std::isfinite(point->lat)) return {};
    return fmt::format("{:.7f}°E，{:.7f}°N", point->lon, point->lat);
}

std::string coordinates_text(const FilingRecord& record) {
    const std::string start = point_text(record.start), end = point_text(record.end);
    if (start.empty()) return {};
    return end.empty() ? start : "起 " + start + "\n止 " + end;
}

std::string count_text(const std::optional<int>& count) {
    return count ? std::to_string(*count) + " 个" : std::string{};
}

std::vector<FilingField> make_fields() {
    using R = FilingRecord;
    constexpr bool required = true, optional = false;
    return {
        {"standard_name",
         {"标准名称", "standard name"},
         required,
         [](const R& r) { return r.standard_name; }},
        {"roman_spelling",
         {"罗马字母拼写", "romanised spelling"},
         required,
         [](const R& r) { return r.roman_spelling; }},
        {"generic_roman",
         {"通名罗马字母", "romanised generic name"},
         optional,
         [](const R& r) { return r.generic_roman; }},
        {"reading", {"地名读音", "reading"}, optional, [](const R& r) { return r.reading; }},
        {"ethnic_writing",
         {"少数民族语书写", "ethnic minority writing"},
         optional,
         [](const R& r) { return r.ethnic_writing; }},
        {"alias", {"别名", "alias"}, optional, [](const R& r) { return r.alias; }},
        {"short_name", {"简称", "short name"}, optional, [](const R& r) { return r.short_name; }},
        {"former_name",
         {"曾用名", "former name"},
         optional,
         [](const R& r) { return r.former_name; }},
        {"map_name",
         {"图上名称", "name on the map"},
         optional,
         [](const R& r) { return r.map_name; }},
        {"place_type",
         {"地名类别", "place type"},
         required,
         [](const R& r) { return r.place_type; }},
        {"place_type_code",
         {"类别代码", "place type code"},
         optional,
         [](const R& r) { return r.place_type_code; }},
        {"place_code",
         {"地名代码", "place code"},
         optional,
         [](const R& r) { return r.place_code; }},
        {"division",
         {"所在（跨）行政区", "division"},
         required,
         [](const R& r) { return r.division; }},
        {"division_code",
         {"行政区划代码", "division code"},
         required,
         [](const R& r) { return r.division_code; }},
        {"position",
         {"起止点", "from and to"},
         required,
         [](const R& r) { return termini_text(r.extent); }},
        {"scale",
         {"地理实体描述", "description of the road"},
         required,
         [](const R& r) { return scale_text(r.extent); }},
        {"coordinates", {"坐标（CGCS2000）", "coordinates (CGCS2000)"}, required, coordinates_text},
        {"survey_method",
         {"测量方法", "survey method"},
         optional,
         [](const R& r) { return r.survey_method; }},
        {"map_sheet", {"图号", "map sheet"}, optional, [](const R& r) { return r.map_sheet; }},
        {"map_scale", {"比例尺", "map scale"}, optional, [](const R& r) { return r.map_scale; }},
        {"origin", {"来历", "origin"}, required, [](const R& r) { return r.origin; }},
        {"meaning", {"含义", "meaning"}, required, [](const R& r) { return r.meaning; }},
        {"history", {"历史沿革", "history"}, optional, [](const R& r) { return r.history; }},
        {"in_use", {"使用时间", "in use"}, optional, [](const R& r) { return r.in_use; }},
        {"named_on",
         {"命名时间", "day of naming"},
         optional,
         [](const R& r) { return to_chinese(r.named_on); }},
        {"abolished_on",
         {"废止时间", "day of abolition"},
         optional,
         [](const R& r) { return to_chinese(r.abolished_on); }},
        {"secrecy", {"密级", "secrecy"}, optional, [](const R& r) { return r.secrecy; }},
        {"sign_count",
         {"标牌个数", "number of signs"},
         optional,
         [](const R& r) { return count_text(r.sign_count); }},
        {"media", {"多媒体", "media"}, optional, [](const R& r) { return r.media; }},
        {"source", {"资料来源", "source"}, required, [](const R& r) { return r.source; }},
        {"approved_by",
         {"批准机关", "approving authority"},
         required,
         [](const R& r) { return r.approved_by; }},
        {"approval_number",
         {"批准文号", "number of the approval"},
         required,
         [](const R& r) { return r.approval_number; }},
        {"approved_on",
         {"批准时间", "day of approval"},
         required,
         [](const R& r) { return to_chinese(r.approved_on); }},
        {"registered_by",
         {"登记人", "registered by"},
         required,
         [](const R& r) { return r.registered_by; }},
        {"registered_at",
         {"登记单位", "registering office"},
         required,
         [](const R& r) { return r.registered_at; }},
        {"registered_on",
         {"登记时间", "day of registration"},
         required,
         [](const R& r) { return to_chinese(r.registered_on); }},
    };
}

}  // namespace

const std::vector<FilingField>& filing_fields() {
    static const std::vector<FilingField> fields = make_fields();
    return fields;
}

std::vector<MissingField> missing_fields(const FilingRecord& record) {
    std::vector<MissingField> missing;
    for (const FilingField& field : filing_fields())
        if (field.required && is_blank(field.value(record)))
            missing.push_back({field.key, field.name, record.standard_name});
    return missing;
}

}  // namespace geo::documents
