// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/filing_report.hpp"

#include <fmt/core.h>

#include "geo/documents/heading.hpp"
#include "geo/documents/numbered_list.hpp"
#include "geo/documents/page_flow.hpp"
#include "geo/documents/table.hpp"

namespace geo::documents {
namespace {

struct Paper {
    const char* key;
    BilingualText name;
    bool FilingPapers::*present;
};

const std::vector<Paper>& papers_of_a_filing() {
    static const std::vector<Paper> papers = {
        {"registration_form", {"地名备案登记表", "filing form"}, &FilingPapers::registration_form},
        {"report", {"备案报告", "filing report"}, &FilingPapers::report},
        {"approval", {"批复", "approval document"}, &FilingPapers::approval},
        {"application", {"申请书", "application"}, &FilingPapers::application},
        {"assessment", {"综合评估报告", "assessment report"}, &FilingPapers::assessment},
        {"expert_opinion", {"专家论证报告", "expert opinion"}, &FilingPapers::expert_opinion},
        {"consultation", {"征求意见报告", "consultation report"}, &FilingPapers::consultation},
    };
    return papers;
}

std::vector<std::string> enclosed(const FilingPapers& papers) {
    std::vector<std::string> names;
    for (const Paper& paper : papers_of_a_filing())
        if (papers.*paper.present && paper.present != &FilingPapers::report)
            names.push_back(paper.name.zh);
    return names;
}

std::string approval_text(const FilingReport& report) {
    std::string text = report.approved_by.empty() ? "经批准" : "经" + report.approved_by;
    if (const auto day = to_chinese(report.approved_on); !day.empty()) text += "于" + day;
    if (!report.approved_by.empty()) text += "批准";
    if (!report.approval_number.empty()) text += "（" + report.approval_number + "）";
    return text;
}

void place_roads(PageFlow& flow, const std::vector<FiledRoad>& roads) {
    Table table(flow,
                {{"序号", 10, Align::centre},
                 {"标准名称", 28, Align::centre},
                 {"罗马字母拼写", 38},
                 {"所属政区", 38},
                 {"位置描述", 56}},
                10);
    for (std::size_t i = 0; i < roads.size(); ++i)
        table.row({std::to_string(i + 1), roads[i].name, roads[i].roman_spelling, roads[i].division,
                   roads[i].position});
}

}  // namespace

std::vector<MissingField> missing_papers(const FilingPapers& papers) {
    std::vector<MissingField> missing;
    for (const Paper& paper : papers_of_a_filing())
        if (!(papers.*paper.present)) missing.push_back({paper.key, paper.name, ""});
    return missing;
}

std::string filing_report_pdf(const FilingReport& report) {
    PageFlow flow({}, report.letterhead, "地名备案报告");
    place_red_head(flow, report.letterhead);
    place_title(flow, fmt::format("关于{}道路命名备案的报告", report.area));
    if (!report.addressee.empty()) place_address(flow, report.addressee + "：");
    place_body(
        flow, fmt::format("{}，{}共命名道路{}条。根据《地名管理条例》第十三条和《地名备案公告管理办"
                          "法（试行）》，现将有关材料报送备案，请予审查。",
                          approval_text(report), report.area, report.roads.size()));
    flow.move_down(mm(3));
    place_roads(flow, report.roads);
    place_numbered_list(flow, "附件", enclosed(report.papers));
    place_labelled(flow, "联系人", report.contact);
    flow.move_down(mm(6));
    place_seal(flow, report.letterhead);
    return flow.finish();
}

}  // namespace geo::documents
