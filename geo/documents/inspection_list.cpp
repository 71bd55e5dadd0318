// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/inspection_list.hpp"

#include <fmt/core.h>

#include "geo/documents/heading.hpp"
#include "geo/documents/page_flow.hpp"
#include "geo/documents/table.hpp"

namespace geo::documents {
namespace {

std::string state_text(SignState state) {
    switch (state) {
        case SignState::planned:
            return "待制作";
        case SignState::made:
            return "已制作";
        case SignState::installed:
            return "已设置";
        case SignState::damaged:
            return "已损坏";
        case SignState::replaced:
            return "已更换";
        case SignState::removed:
            return "已拆除";
    }
    return {};
}

void place_signs(PageFlow& flow, const std::vector<InspectedSign>& signs) {
    Table table(flow,
                {{"序号", 10, Align::centre},
                 {"编号", 20, Align::centre},
                 {"道路名称", 25, Align::centre},
                 {"所在村", 24},
                 {"乡镇（街道）", 22},
                 {"设置位置", 44},
                 {"登记状态", 16, Align::centre},
                 {"设置时间", 20, Align::centre},
                 {"上次巡查", 20, Align::centre},
                 {"巡查结果", 46},
                 {"备注", 22}},
                8.5);
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const InspectedSign& sign = signs[i];
        table.row({std::to_string(i + 1), sign.number, sign.road_name, sign.village, sign.town,
                   sign.position, state_text(sign.state), to_iso(sign.installed_on),
                   to_iso(sign.last_inspected_on), "□完好 □破损 □缺失\n□内容有误 □需更换",
                   sign.remarks});
    }
}

}  // namespace

std::string inspection_list_pdf(const InspectionList& list) {
    PageFlow flow({Orientation::landscape, 14, 20, 20}, list.letterhead, "地名标志年度巡查表");
    place_form_head(flow, list.letterhead);
    place_title(flow, fmt::format("{}{}年度地名标志巡查表", list.area, list.year));
    place_address(flow,
                  fmt::format("共 {} 块。现场逐块核对，在相应的方框内打勾；破损、缺失的请拍照。",
                              list.signs.size()));
    place_signs(flow, list.signs);
    place_signature_lines(flow, {"巡查人", "巡查日期", "审核人"});
    return flow.finish();
}

}  // namespace geo::documents
