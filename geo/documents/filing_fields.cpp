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

constexpr bool required = true;
constexpr bool optional = false;
using R = FilingRecord;

FilingField text(const char* key, BilingualText name, bool is_required, std::string R::*member) {
    return {key, std::move(name), is_required,
            [member](const R& record) { return record.*member; }};
}

FilingField day(const char* key, BilingualText name, bool is_required,
                std::optional<Day> R::*member) {
    return {key, std::move(name), is_required,
            [member](const R& record) { return to_chinese(record.*member); }};
}

void append_names(std::vector<FilingField>& fields) {
    fields.insert(
        fields.end(),
        {text("standard_name", {"标准名称", "standard name"}, required, &R::standard_name),
         text("roman_spelling", {"罗马字母拼写", "romanised spelling"}, required,
              &R::roman_spelling),
         text("generic_roman", {"通名罗马字母", "romanised generic"}, optional, &R::generic_roman),
         text("reading", {"地名读音", "reading"}, optional, &R::reading),
         text("ethnic_writing", {"少数民族语书写", "ethnic writing"}, optional, &R::ethnic_writing),
         text("alias", {"别名", "alias"}, optional, &R::alias),
         text("short_name", {"简称", "short name"}, optional, &R::short_name),
         text("former_name", {"曾用名", "former name"}, optional, &R::former_name),
         text("map_name", {"图上名称", "name on the map"}, optional, &R::map_name)});
}

void append_place(std::vector<FilingField>& fields) {
    fields.insert(
        fields.end(),
        {text("place_type", {"地名类别", "place type"}, required, &R::place_type),
         text("place_type_code", {"类别代码", "place type code"}, optional, &R::place_type_code),
         text("place_code", {"地名代码", "place code"}, optional, &R::place_code),
         text("division", {"所在（跨）行政区", "division"}, required, &R::division),
         text("division_code", {"行政区划代码", "division code"}, required, &R::division_code),
         {"position",
          {"起止点", "from and to"},
          required,
          [](const R& record) { return termini_text(record.extent); }},
         {"scale",
          {"地理实体描述", "description of the road"},
          required,
          [](const R& record) { return scale_text(record.extent); }},
         {"coordinates",
          {"坐标（CGCS2000）", "coordinates (CGCS2000)"},
          required,
          coordinates_text},
         text("survey_method", {"测量方法", "survey method"}, optional, &R::survey_method),
         text("map_sheet", {"图号", "map sheet"}, optional, &R::map_sheet),
         text("map_scale", {"比例尺", "map scale"}, optional, &R::map_scale)});
}

void append_story(std::vector<FilingField>& fields) {
    fields.insert(
        fields.end(),
        {text("origin", {"来历", "origin"}, required, &R::origin),
         text("meaning", {"含义", "meaning"}, required, &R::meaning),
         text("history", {"历史沿革", "history"}, optional, &R::history),
         text("in_use", {"使用时间", "in use"}, optional, &R::in_use),
         day("named_on", {"命名时间", "day of naming"}, optional, &R::named_on),
         text("founded", {"设立年份", "year founded"}, optional, &R::founded),
         day("abolished_on", {"废止时间", "day of abolition"}, optional, &R::abolished_on),
         text("secrecy", {"密级", "secrecy"}, optional, &R::secrecy),
         {"sign_count",
          {"标牌个数", "number of signs"},
          optional,
          [](const R& record) { return count_text(record.sign_count); }},
         text("media", {"多媒体", "media"}, optional, &R::media),
         text("source", {"资料来源", "source"}, required, &R::source)});
}

void append_approval(std::vector<FilingField>& fields) {
    fields.insert(
        fields.end(),
        {text("approved_by", {"批准机关", "approving authority"}, required, &R::approved_by),
         text("approval_number", {"批准文号", "approval number"}, required, &R::approval_number),
         day("approved_on", {"批准时间", "day of approval"}, required, &R::approved_on),
         text("registered_by", {"登记人", "registered by"}, required, &R::registered_by),
         text("registered_at", {"登记单位", "registering office"}, required, &R::registered_at),
         day("registered_on", {"登记时间", "day of registration"}, required, &R::registered_on)});
}

std::vector<FilingField> make_fields() {
    std::vector<FilingField> fields;
    append_names(fields);
    append_place(fields);
    append_story(fields);
    append_approval(fields);
    return fields;
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
