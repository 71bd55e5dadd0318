// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <array>

#include "geo/documents/announcement.hpp"
#include "geo/documents/printable.hpp"

namespace geo::documents {
namespace {

constexpr const char* style = R"(
:root{color-scheme:light}
body{margin:0;background:#f3f4f6;color:#1a1a1a;font:1rem/1.7 "Noto Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif}
main{max-width:62rem;margin:1.5rem auto;padding:2rem 2.5rem;background:#fff;box-shadow:0 1px 4px #0003}
.authority{margin:.5rem 0 0;color:#b00d14;font-size:2rem;font-weight:700;text-align:center;overflow-wrap:anywhere}
.number{margin:.5rem 0 0;padding-bottom:.75rem;border-bottom:3px solid #b00d14;text-align:center}
h1{font-size:1.5rem;text-align:center;overflow-wrap:anywhere}
.modelled{border:2px solid #b00d14;color:#b00d14;padding:.4rem 1rem;text-align:center;font-weight:700}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.95rem}
caption{padding:.5rem 0;text-align:left;font-weight:700}
th,td{border:1px solid #555;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#eef0f3;text-align:center}
.date{white-space:nowrap}
.signature{margin-top:2rem;text-align:right}
@media(max-width:40rem){main{margin:0;padding:1rem}}
@media print{@page{size:A4;margin:18mm 16mm}body{background:#fff;font-size:10.5pt}main{max-width:none;margin:0;padding:0;box-shadow:none}
thead{display:table-header-group}tr{break-inside:avoid}.scroll{overflow:visible}}
)";

/// To be filled in by hand.
constexpr const char* blank = "＿＿＿＿＿＿＿＿";

const BilingualText& heading() {
    static const BilingualText text{"地名公告", "Place name announcement"};
    return text;
}

const std::array<BilingualText, 7>& columns() {
    static const std::array<BilingualText, 7> texts = {{{"序号", "No."},
                                                        {"标准名称", "Standard name"},
                                                        {"罗马字母拼写", "Romanised spelling"},
                                                        {"所属政区", "Division"},
                                                        {"位置描述", "Position"},
                                                        {"批准机关", "Approved by"},
                                                        {"批准时间", "Approved on"}}};
    return texts;
}

std::string introduction(const Announcement& announcement, Language language) {
    if (language == Language::en)
        return fmt::format(
            "Under Article 14 of the Regulations on the Administration of Place Names, the "
            "following "
            "approved standard road names ({} in all) are announced.",
            announcement.roads.size());
    return fmt::format(
        "根据《地名管理条例》第十四条，现将下列已批准的道路标准名称（共{}条）予以公告。",
        announcement.roads.size());
}

std::string title(const Announcement& announcement, Language language) {
    const std::string area = markup(announcement.area);
    if (language == Language::zh) return "关于" + area + "道路命名的公告";
    return "Announcement of road names" +
           (area.empty() ? area : ": <span lang=\"zh-CN\">" + area + "</span>");
}

std::string time_element(const std::optional<Day>& day) {
    const std::string iso = to_iso(day);
    return iso.empty() ? iso : fmt::format("<time datetime=\"{0}\">{0}</time>", iso);
}

std::string row(const AnnouncedRoad& road, std::size_t number) {
    return fmt::format(
        "<tr><td>{}</td><th scope=\"row\" lang=\"zh-CN\">{}</th><td lang=\"zh-Latn\">{}</td>"
        "<td lang=\"zh-CN\">{}</td><td lang=\"zh-CN\">{}</td><td lang=\"zh-CN\">{}</td>"
        "<td class=\"date\">{}</td></tr>\n",
        number, markup(road.standard_name), markup(road.roman_spelling), markup(road.division),
        markup(road.position), markup(road.approved_by), time_element(road.approved_on));
}

std::string table(const Announcement& announcement, Language language) {
    std::string html = fmt::format(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\"><table>\n"
        "<caption>{0}</caption>\n<thead><tr>",
        language == Language::en ? "Road names" : "道路名称");
    for (const BilingualText& column : columns())
        html += "<th scope=\"col\">" + column.in(language) + "</th>";
    html += "</tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < announcement.roads.size(); ++i)
        html += row(announcement.roads[i], i + 1);
    return html + "</tbody></table></div>\n";
}

std::string objections(const Announcement& announcement, Language language) {
    std::string until = time_element(announcement.objections_until);
    if (until.empty()) until = blank;
    return language == Language::en
               ? "<p>Anyone may object until " + until + " (that day included).</p>\n"
               : "<p>对上述名称有异议的，请于 " + until + " 前（含当日）提出。</p>\n";
}

std::string contact(const Announcement& announcement, Language language) {
    return fmt::format(
        "<p>{}<span lang=\"zh-CN\">{}</span></p>\n",
        language == Language::en ? "Contact: " : "联系方式：",
        is_blank(announcement.contact) ? std::string{blank} : markup(announcement.contact));
}

std::string head(const Announcement& announcement, Language language) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{} {}</title>\n<style>{}</style>\n</head>\n",
        language == Language::en ? "en" : "zh-CN", heading().in(language),
        markup(announcement.letterhead.document_number), style);
}

std::string banner(const Letterhead& letterhead) {
    return letterhead.modelled
               ? fmt::format("<p class=\"modelled\" role=\"note\">{}</p>\n", modelled_banner)
               : std::string{};
}

}  // namespace

std::string announcement_html(const Announcement& announcement, Language language) {
    const Letterhead& letterhead = announcement.letterhead;
    std::string html = head(announcement, language);
    html += "<body>\n<main>\n" + banner(letterhead);
    html += fmt::format(
        "<p class=\"authority\" lang=\"zh-CN\">{}</p>\n<p class=\"number\" "
        "lang=\"zh-CN\">{}</p>\n",
        markup(letterhead.authority), markup(letterhead.document_number));
    html += "<h1>" + title(announcement, language) + "</h1>\n";
    html += "<p>" + introduction(announcement, language) + "</p>\n";
    html += table(announcement, language);
    html += objections(announcement, language) + contact(announcement, language);
    html += fmt::format("<p class=\"signature\"><span lang=\"zh-CN\">{}</span><br>{}</p>\n",
                        markup(letterhead.authority), time_element(letterhead.date));
    return html + "</main>\n</body>\n</html>\n";
}

}  // namespace geo::documents
