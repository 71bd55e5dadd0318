// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/objection_record.hpp"

#include "geo/documents/heading.hpp"
#include "geo/documents/page_flow.hpp"
#include "geo/documents/table.hpp"

namespace geo::documents {
namespace {

std::string one_a_line(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : "\n") + item;
    return text;
}

void place_record(PageFlow& flow, const ObjectionRecord& record) {
    place_form_head(flow, record.letterhead);
    place_title(flow, "地名公告异议记录");
    place_fields(flow, {{"公告文号", record.announcement_number}});
    place_fields(flow, {{"标准名称", record.road_name}, {"罗马字母拼写", record.roman_spelling}});
    place_fields(flow, {{"所属政区", record.division}});
    place_fields(flow, {{"异议人", record.objector}, {"联系方式", record.contact}});
    place_fields(flow,
                 {{"提出方式", record.channel}, {"收到时间", to_chinese(record.received_on)}});
    place_fields(flow, {{"异议内容", record.statement}}, 34);
    place_fields(flow, {{"所附材料", one_a_line(record.evidence)}}, 12);
    place_fields(flow, {{"核实情况", record.investigation}}, 26);
    place_fields(flow, {{"处理结果", record.outcome}});
    place_fields(flow, {{"处理理由", record.reason}}, 20);
    place_fields(flow,
                 {{"处理人", record.handled_by}, {"处理时间", to_chinese(record.handled_on)}});
    place_fields(flow, {{"答复时间", to_chinese(record.replied_on)}});
    place_signature_lines(flow, {"记录人", "审核人"});
    place_seal(flow, record.letterhead);
}

}  // namespace

std::string objection_record_pdf(const ObjectionRecord& record) {
    return objection_records_pdf({record});
}

std::string objection_records_pdf(const std::vector<ObjectionRecord>& records) {
    PageFlow flow({}, records.empty() ? Letterhead{} : records.front().letterhead,
                  "地名公告异议记录");
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (i > 0) flow.break_page();
        place_record(flow, records[i]);
    }
    return flow.finish();
}

}  // namespace geo::documents
