// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/filing_form.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "geo/documents/heading.hpp"
#include "geo/documents/page_flow.hpp"
#include "geo/documents/table.hpp"

namespace geo::documents {
namespace {

// Long answers have a row of their own; short ones stand in pairs.
constexpr std::array<std::string_view, 9> wide_fields = {"division",    "position", "scale",
                                                         "coordinates", "origin",   "meaning",
                                                         "history",     "media",    "source"};

bool is_wide(const FilingField& field) {
    return std::find(wide_fields.begin(), wide_fields.end(), std::string_view(field.key)) !=
           wide_fields.end();
}

std::string label_of(const FilingField& field) {
    return field.required ? "*" + field.name.zh : field.name.zh;
}

void place_fields_of(PageFlow& flow, const FilingRecord& record) {
    Fields pair;
    const auto place_pair = [&] {
        if (!pair.empty()) place_fields(flow, pair, 7);
        pair.clear();
    };
    for (const FilingField& field : filing_fields()) {
        const bool wide = is_wide(field);
        if (wide) place_pair();
        pair.emplace_back(label_of(field), field.value(record));
        if (wide || pair.size() == 2) place_pair();
    }
    place_pair();
}

std::string completeness_text(const FilingRecord& record) {
    const auto missing = missing_fields(record);
    if (missing.empty()) return "必填项齐全";
    std::string names;
    for (const MissingField& field : missing) names += (names.empty() ? "" : "、") + field.name.zh;
    return "材料不齐，须补充：" + names;
}

void place_record(PageFlow& flow, const Letterhead& letterhead, const FilingRecord& record) {
    place_form_head(flow, letterhead);
    place_title(flow, "地名备案登记表");
    place_fields_of(flow, record);
    place_fields(flow, {{"完整性检查", completeness_text(record)}}, 8);
    flow.move_down(mm(2));
    TextStyle note;
    note.size = 9;
    note.colour = grey;
    flow.paragraph("注：带 * 的为必填项；坐标为 2000 国家大地坐标系经纬度。", note);
    place_signature_lines(flow, {"填表人", "审核人", "备案机关经办人"});
}

}  // namespace

std::string filing_form_pdf(const FilingForm& form) {
    PageFormat format;
    format.top_margin_mm = 18;
    format.bottom_margin_mm = 18;
    PageFlow flow(format, form.letterhead, "地名备案登记表");
    for (std::size_t i = 0; i < form.records.size(); ++i) {
        if (i > 0) flow.break_page();
        place_record(flow, form.letterhead, form.records[i]);
    }
    return flow.finish();
}

}  // namespace geo::documents
