// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/announcement.hpp"

#include <fmt/core.h>

#include "geo/documents/heading.hpp"
#include "geo/documents/page_flow.hpp"
#include "geo/documents/printable.hpp"
#include "geo/documents/table.hpp"

namespace geo::documents {
namespace {

/// To be filled in by hand.
constexpr const char* blank_line = "＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿";

void place_roads(PageFlow& flow, const std::vector<AnnouncedRoad>& roads) {
    Table table(flow,
                {{"序号", 10, Align::centre},
                 {"标准名称", 23, Align::centre},
                 {"罗马字母拼写", 32},
                 {"所属政区", 30},
                 {"位置描述", 40},
                 {"批准机关", 26},
                 {"批准时间", 23, Align::centre}},
                9.5);
    for (std::size_t i = 0; i < roads.size(); ++i) {
        const AnnouncedRoad& road = roads[i];
        table.row({std::to_string(i + 1), road.standard_name, road.roman_spelling, road.division,
                   road.position, road.approved_by, to_iso(road.approved_on)});
    }
}

std::string objection_text(const Announcement& announcement) {
    return "对上述名称有异议的，请于" + date_or_blank(announcement.objections_until) +
           "前（含当日）以书面或网上方式提出。";
}

std::string shown_name(const AnnouncedRoad& road, std::size_t index) {
    return is_blank(road.standard_name) ? fmt::format("第{}条", index + 1) : road.standard_name;
}

}  // namespace

std::vector<MissingField> missing_fields(const Announcement& announcement) {
    std::vector<MissingField> missing;
    for (std::size_t i = 0; i < announcement.roads.size(); ++i) {
        const AnnouncedRoad& road = announcement.roads[i];
        const auto require = [&](const char* key, BilingualText name, const std::string& value) {
            if (is_blank(value)) missing.push_back({key, std::move(name), shown_name(road, i)});
        };
        require("standard_name", {"标准名称", "standard name"}, road.standard_name);
        require("roman_spelling", {"罗马字母拼写", "romanised spelling"}, road.roman_spelling);
        require("division", {"所属政区", "division"}, road.division);
        require("position", {"位置描述", "position"}, road.position);
        require("approved_by", {"批准机关", "approving authority"}, road.approved_by);
        require("approved_on", {"批准时间", "day of approval"}, to_iso(road.approved_on));
    }
    return missing;
}

std::string announcement_pdf(const Announcement& announcement) {
    PageFormat format;
    format.side_margin_mm = 16;
    PageFlow flow(format, announcement.letterhead, "地名公告");
    place_red_head(flow, announcement.letterhead);
    place_title(flow, fmt::format("关于{}道路命名的公告", announcement.area));
    place_body(
        flow,
        fmt::format("根据《地名管理条例》第十四条，现将{}已批准的道路标准名称（共{}条）予以公告，"
                    "自公告之日起使用。",
                    announcement.area, announcement.roads.size()));
    flow.move_down(mm(3));
    place_roads(flow, announcement.roads);
    flow.move_down(mm(4));
    place_body(flow, objection_text(announcement));
    place_labelled(
        flow, "联系方式",
        is_blank(announcement.contact) ? std::string_view{blank_line} : announcement.contact);
    place_body(flow, "特此公告。");
    flow.move_down(mm(4));
    place_seal(flow, announcement.letterhead);
    return flow.finish();
}

}  // namespace geo::documents
