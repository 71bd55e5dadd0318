// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/application.hpp"

#include <fmt/core.h>

#include "geo/documents/heading.hpp"
#include "geo/documents/numbered_list.hpp"
#include "geo/documents/page_flow.hpp"
#include "geo/documents/table.hpp"

namespace geo::documents {
namespace {

std::string severity_text(Severity severity) {
    switch (severity) {
        case Severity::block:
            return "禁止";
        case Severity::review:
            return "复核";
        case Severity::warn:
            return "提醒";
        case Severity::info:
            return "提示";
    }
    return {};
}

void place_overview(PageFlow& flow, const std::vector<ProposedRoad>& roads) {
    Table table(flow,
                {{"序号", 11, Align::centre},
                 {"拟用名称", 24, Align::centre},
                 {"罗马字母拼写", 32},
                 {"走向", 17, Align::centre},
                 {"长", 16, Align::centre},
                 {"宽", 13, Align::centre},
                 {"起止点", 44},
                 {"性质", 19, Align::centre}},
                9.5);
    for (std::size_t i = 0; i < roads.size(); ++i) {
        const ProposedRoad& road = roads[i];
        table.row({std::to_string(i + 1), road.name, road.roman_spelling, road.extent.course,
                   metres_text(road.extent.length_metres), metres_text(road.extent.width_metres),
                   termini_text(road.extent), road.nature});
    }
}

std::string answer_text(const ReviewedFinding& reviewed) {
    if (reviewed.reason.empty()) return "";
    std::string text = reviewed.reason;
    std::string by = reviewed.reviewer;
    if (const auto day = to_chinese(reviewed.reviewed_on); !day.empty())
        by += by.empty() ? day : "，" + day;
    return by.empty() ? text : text + "（" + by + "）";
}

void place_findings(PageFlow& flow, const std::vector<ReviewedFinding>& findings) {
    if (findings.empty()) return place_fields(flow, {{"名称审核", "未发现问题"}});
    Table table(flow,
                {{"规则", 10, Align::centre},
                 {"级别", 10, Align::centre},
                 {"审核意见", 55},
                 {"依据", 32},
                 {"采用理由及审核人", 50}},
                9.5);
    for (const ReviewedFinding& reviewed : findings)
        table.row({reviewed.finding.rule, severity_text(reviewed.finding.severity),
                   reviewed.finding.message.zh, reviewed.finding.article, answer_text(reviewed)});
}

void place_road(PageFlow& flow, const ProposedRoad& road, std::size_t number) {
    flow.need(mm(60));
    place_section(flow, fmt::format("（{}）{}", number, road.name));
    place_fields(flow, {{"拟用名称", road.name}, {"罗马字母拼写", road.roman_spelling}});
    place_fields(flow, {{"所在村", road.village}, {"性质", road.nature}});
    place_fields(flow, {{"位置", termini_text(road.extent)}});
    place_fields(flow, {{"规模", scale_text(road.extent)}});
    if (!road.former_name.empty()) place_fields(flow, {{"原用名称", road.former_name}});
    place_fields(flow, {{"含义", road.meaning}});
    place_fields(flow, {{"来历", road.origin}});
    place_findings(flow, road.findings);
    flow.move_down(mm(3));
}

}  // namespace

std::string application_pdf(const Application& application) {
    PageFlow flow({}, application.letterhead, "地名命名申请书");
    place_form_head(flow, application.letterhead);
    place_title(flow, "地名命名申请书");
    if (!application.addressee.empty()) place_address(flow, application.addressee + "：");
    place_body(
        flow,
        fmt::format("根据《地名管理条例》第十一条，现就{}道路命名（共{}条）提出申请，请予审批。",
                    application.area, application.roads.size()));
    place_section(flow, "一、命名方案及理由");
    place_labelled(flow, "方案", application.plan);
    place_labelled(flow, "理由", application.reason);
    place_section(flow, "二、位置、规模、性质");
    place_overview(flow, application.roads);
    if (!application.consultation.empty()) {
        place_section(flow, "三、征求意见情况");
        place_body(flow, application.consultation);
    }
    place_section(flow, application.consultation.empty() ? "三、各道路说明" : "四、各道路说明");
    for (std::size_t i = 0; i < application.roads.size(); ++i)
        place_road(flow, application.roads[i], i + 1);
    place_numbered_list(flow, "附件", application.attachments);
    place_labelled(flow, "联系人", application.contact);
    place_signature_lines(flow, {"经办人", "审核人", "负责人"});
    place_seal(flow, application.letterhead);
    return flow.finish();
}

}  // namespace geo::documents
