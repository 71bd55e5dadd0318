// SPDX-License-Identifier: Apache-2.0
#include "tests/geo/documents/sample_papers.hpp"

namespace samples {

using namespace geo::documents;

Day day(int year, unsigned month, unsigned of_month) {
    return Day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}

Letterhead letterhead() {
    return {"东营市东营区民政局", "东区民发〔2024〕19号", day(2024, 12, 20), false};
}

namespace {

const RoadExtent heshun_extent{
    "南北走向", 350, 6.5, "水泥", {Side::south, "凤凰路"}, {Side::north, "观海路"}};

const char* const surnames[] = {"安", "和", "福", "兴", "文", "德", "永", "新", "春", "秋"};
const char* const seconds[] = {"宁", "顺", "康", "盛", "昌", "馨", "泰", "丰", "华", "实"};
const char* const readings[] = {"Ān", "Hé",   "Fú",  "Xīng", "Wén",
                                "Dé", "Yǒng", "Xīn", "Chūn", "Qiū"};
const char* const second_readings[] = {"níng", "shùn", "kāng", "shèng", "chāng",
                                       "xīn",  "tài",  "fēng", "huá",   "shí"};

std::string numbered_name(std::size_t i) {
    return std::string(surnames[i / 10 % 10]) + seconds[i % 10] + (i % 2 == 0 ? "街" : "路");
}

std::string numbered_reading(std::size_t i) {
    return std::string(readings[i / 10 % 10]) + second_readings[i % 10] +
           (i % 2 == 0 ? " Jiē" : " Lù");
}

}  // namespace

Application application() {
    Application paper;
    paper.letterhead = {"史口镇人民政府", "史政发〔2024〕7号", day(2024, 11, 18), false};
    paper.addressee = "东营市东营区人民政府";
    paper.area = "史口镇北高村";
    paper.plan = "以村史和村民意愿为本，东西向称街、南北向称路，名称成组，好找好记。";
    paper.reason =
        "村内道路长期无名，邮件投递、急救寻址均有不便。经村民会议讨论，拟对两条主要道路命名，名称取"
        "吉祥和睦之"
        "意，音形义俱佳，镇内无重名、无重音。";
    paper.consultation =
        "11月1日至11月8日在村务公开栏公示，发放征求意见表 120 份，收回 113 份，赞成 111 "
        "份，无书面异议。";
    ProposedRoad heshun;
    heshun.name = "和顺路";
    heshun.roman_spelling = "Héshùn Lù";
    heshun.meaning = "和睦顺遂，寄托村民邻里和睦、诸事顺遂的愿望。";
    heshun.origin = "村民会议提出，取自村规民约“和顺为家”一句。";
    heshun.nature = "村内道路";
    heshun.village = "北高村";
    heshun.extent = heshun_extent;
    ProposedRoad anning = heshun;
    anning.name = "安宁街";
    anning.roman_spelling = "Ānníng Jiē";
    anning.former_name = "前街";
    anning.extent = {
        "东西走向", 512, 5, "沥青", {Side::west, "和顺路"}, {Side::east, "村东排水沟"}};
    anning.findings = {
        {{"U04",
          geo::Severity::warn,
          {"镇内已有“安宁路”，专名相同。", "There is an 安宁路 in the town already."},
          "《地名管理条例》第九条",
          {},
          std::nullopt},
         "两路相距 8 公里，不致混淆。",
         "李审核",
         day(2024, 11, 12)}};
    paper.roads = {heshun, anning};
    paper.attachments = {"北高村道路位置示意图", "村民会议纪要", "征求意见情况汇总表"};
    paper.contact = "王办事员 0546-0000000";
    return paper;
}

FilingRecord filing_record() {
    FilingRecord record;
    record.standard_name = "和顺路";
    record.roman_spelling = "Héshùn Lù";
    record.generic_roman = "Lù";
    record.former_name = "中心路";
    record.map_name = "和顺路";
    record.place_type = "街路巷";
    record.division = "山东省东营市东营区史口镇北高村";
    record.division_code = "370502104203";
    record.extent = heshun_extent;
    record.start = geo::Coordinate{118.4213456, 37.4512345};
    record.end = geo::Coordinate{118.4215678, 37.4543210};
    record.survey_method = "卫星定位测量";
    record.origin = "村民会议提出，取自村规民约。";
    record.meaning = "和睦顺遂。";
    record.history = "2024 年由中心路更名。";
    record.in_use = "现今";
    record.named_on = day(2024, 12, 20);
    record.founded = "1986";
    record.secrecy = "公开";
    record.sign_count = 4;
    record.source = "实地调查";
    record.approved_by = "东营市东营区人民政府";
    record.approval_number = "东区政字〔2024〕88号";
    record.approved_on = day(2024, 12, 20);
    record.registered_by = "王办事员";
    record.registered_at = "东营市东营区民政局";
    record.registered_on = day(2024, 12, 23);
    return record;
}

FilingForm filing_form() { return {letterhead(), {filing_record()}}; }

FilingReport filing_report() {
    FilingReport report;
    report.letterhead = letterhead();
    report.addressee = "东营市民政局";
    report.area = "东营区史口镇";
    report.approved_by = "东营市东营区人民政府";
    report.approval_number = "东区政字〔2024〕88号";
    report.approved_on = day(2024, 12, 20);
    report.roads = {{"和顺路", "Héshùn Lù", "史口镇北高村", "南起凤凰路，北止观海路"},
                    {"安宁街", "Ānníng Jiē", "史口镇北高村", "西起和顺路，东止村东排水沟"}};
    report.papers = {true, true, true, true, false, false, true};
    report.contact = "王办事员 0546-0000000";
    return report;
}

Announcement announcement_of(std::size_t roads) {
    Announcement paper;
    paper.letterhead = letterhead();
    paper.area = "东营区史口镇";
    for (std::size_t i = 0; i < roads; ++i)
        paper.roads.push_back({numbered_name(i), numbered_reading(i), "东营区史口镇北高村",
                               "南起凤凰路，北止观海路（第" + std::to_string(i) + "段）",
                               "东营区人民政府", day(2024, 12, 20)});
    paper.objections_until = day(2024, 12, 31);
    paper.contact = "东营市东营区民政局地名科 0546-0000000";
    return paper;
}

Announcement announcement() { return announcement_of(3); }

ObjectionRecord objection_record() {
    ObjectionRecord record;
    record.letterhead = letterhead();
    record.letterhead.document_number = "异议〔2024〕3号";
    record.announcement_number = "东区民告〔2024〕5号";
    record.road_name = "和顺路";
    record.roman_spelling = "Héshùn Lù";
    record.division = "山东省东营市东营区史口镇北高村";
    record.objector = "张村民";
    record.contact = "138****0000";
    record.channel = "网上";
    record.received_on = day(2024, 12, 24);
    record.statement = "邻镇已有“和顺街”，快递员常送错，建议改称“和安路”。";
    record.evidence = {"快递面单照片 2 张", "村民签名 12 人"};
    record.investigation = "邻镇“和顺街”相距 14 公里，邮政编码不同，不在同一乡镇。";
    record.outcome = "不予采纳";
    record.reason = "名称在本镇内不重名、不重音，符合规定；已请邮政单位加注村名投递。";
    record.handled_by = "李审核";
    record.handled_on = day(2024, 12, 27);
    record.replied_on = day(2024, 12, 28);
    return record;
}

NamingCertificate certificate() {
    NamingCertificate paper;
    paper.letterhead = letterhead();
    paper.letterhead.document_number = "东区地名证〔2024〕0017号";
    paper.road_name = "和顺路";
    paper.roman_spelling = "Héshùn Lù";
    paper.division = "山东省东营市东营区史口镇北高村";
    paper.extent = heshun_extent;
    paper.meaning = "和睦顺遂，寄托村民邻里和睦、诸事顺遂的愿望。";
    paper.approved_by = "东营市东营区人民政府";
    paper.approval_number = "东区政字〔2024〕88号";
    paper.approved_on = day(2024, 12, 20);
    paper.url = "https://luming.example/p/17";
    paper.checkpoint = AuditCheckpoint{
        20417, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "luming-2024-1"};
    return paper;
}

SignOrder sign_order(std::size_t signs) {
    SignOrder order;
    order.letterhead = letterhead();
    order.area = "东营区史口镇";
    order.maker = "东营市某标牌厂";
    order.standard = "GB 17733";
    for (std::size_t i = 0; i < signs; ++i)
        order.signs.push_back({"S" + std::to_string(10001 + i), numbered_name(i),
                               i % 2 == 0 ? "HESHUN JIE" : "HESHUN LU", "北高村", "史口镇",
                               "与和顺路交叉口东北角，距路沿 0.5 米（" + std::to_string(i) + "）",
                               i % 2 == 0 ? "朝东" : "朝南", i % 2 == 0 ? "蓝底白字" : "绿底白字",
                               "1200×400 mm", i % 3 == 0, i % 50 == 0 ? "与路灯杆并设" : ""});
    return order;
}

InspectionList inspection_list(std::size_t signs) {
    InspectionList list;
    list.letterhead = letterhead();
    list.letterhead.modelled = true;
    list.area = "东营区史口镇";
    list.year = 2025;
    for (std::size_t i = 0; i < signs; ++i)
        list.signs.push_back({"S" + std::to_string(10001 + i), numbered_name(i), "北高村", "史口镇",
                              "与和顺路交叉口东北角", geo::SignState::installed, day(2024, 12, 28),
                              std::nullopt, ""});
    return list;
}

SignFace sign() {
    return {"和顺路", "HESHUN LU", RoadAxis::north_south, SignSize::street, "", day(2024, 12, 20)};
}

}  // namespace samples
