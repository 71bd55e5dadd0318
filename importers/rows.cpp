// SPDX-License-Identifier: Apache-2.0
#include "importers/rows.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace importers {

using geo::NameStatus;
using geo::registry::AddressRow;
using geo::registry::DivisionRow;
using geo::registry::RoadRow;
using geo::registry::VillageRow;

namespace {

void require(Record& record, const std::string& value, const char* zh, const char* en) {
    if (value.empty())
        record.reject({std::string("没有") + zh + "。", std::string("There is no ") + en + "."});
}

template <std::size_t Count>
bool is_one_of(const std::string& word, const std::array<const char*, Count>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<NameStatus> name_status_from(const std::string& word) {
    static constexpr std::array in_force{"",         "approved", "in_force", "official", "active",
                                         "standard", "批准",     "已批准",   "标准",     "现行"};
    static constexpr std::array proposed{"proposed", "draft", "submitted", "拟用",
                                         "拟命名",   "待批",  "规划"};
    static constexpr std::array former{"former", "renamed", "曾用", "曾用名", "已更名"};
    static constexpr std::array abolished{"abolished", "retired", "closed", "废止",
                                          "废弃",      "注销",    "已注销", "销名"};
    if (is_one_of(word, in_force)) return NameStatus::in_force;
    if (is_one_of(word, proposed)) return NameStatus::proposed;
    if (is_one_of(word, former)) return NameStatus::former;
    if (is_one_of(word, abolished)) return NameStatus::abolished;
    return std::nullopt;
}

/// A name is in force unless the file says otherwise; "abolished 2021-06-01" says since when not.
void read_status(Record& record, RoadRow& row) {
    const std::string text = record.text(Field::status);
    const std::size_t blank = text.rfind(' ');
    const bool has_day = blank != std::string::npos && text.size() - blank == 11;
    const std::string word = has_day ? text.substr(0, blank) : text;
    const auto status = name_status_from(word);
    row.name_status = status.value_or(NameStatus::proposed);
    if (has_day) row.ended_on = record.day_from(text.substr(blank + 1));
    if (!status)
        record.note({"状态“" + text + "”不明，名称按未批准处理。",
                     "The status '" + text + "' is unknown; the name was taken as proposed."});
}

void strip_ending(std::string& text, std::string_view ending) {
    if (text.size() >= ending.size() &&
        std::string_view(text).substr(text.size() - ending.size()) == ending)
        text.resize(text.size() - ending.size());
}

bool is_way_without_highway(Record& record, const RoadRow& row) {
    if (!record.is_of_osm() || !row.road_class.empty()) return false;
    record.skip(
        {"OSM 的线，没有 highway 标签，不是道路", "OSM ways without a highway tag: not roads"});
    return true;
}

}  // namespace

void read_row(Record& record, DivisionRow& row) {
    row.code = record.text(Field::code);
    row.name = record.text(Field::name);
    row.town = record.text(Field::town);
    row.county = record.text(Field::county);
    row.city = record.text(Field::city);
    row.province = record.text(Field::province);
    row.alias = record.all_texts(Field::alias);
    require(record, row.code, "区划代码", "division code");
    require(record, row.name, "名称", "name");
}

void read_row(Record& record, VillageRow& row) {
    row.code = record.text(Field::code);
    row.name = record.text(Field::name);
    row.town_code = record.text(Field::town_code);
    row.town = record.text(Field::town);
    row.county_code = record.text(Field::county_code);
    row.county = record.text(Field::county);
    row.city = record.text(Field::city);
    row.province = record.text(Field::province);
    row.alias = record.all_texts(Field::alias);
    row.modelled = record.flag(Field::modelled);
    require(record, row.code, "村代码", "village code");
    require(record, row.name, "村名", "village name");
    row.outline = record.outline();
}

void read_row(Record& record, RoadRow& row) {
    row.source_id = record.source_id();
    row.road_class = record.text(Field::road_class);
    if (is_way_without_highway(record, row)) return;
    row.village_code = record.text(Field::village_code);
    row.name = record.text(Field::name);
    row.alias = record.all_texts(Field::alias);
    read_status(record, row);
    row.approved_on = record.day(Field::approved_on);
    row.width_metres = record.metres(Field::width);
    row.surface = record.text(Field::surface);
    row.direction = record.text(Field::direction);
    row.modelled = record.flag(Field::modelled);
    row.centre_line = record.line();
    if (record.text(Field::area) == "yes")
        record.note({"是场地（area=yes），其边线按中心线保存。",
                     "It is an area (area=yes); its edge was kept as the centre line."});
}

void read_row(Record& record, AddressRow& row) {
    row.source_id = record.source_id();
    row.village_code = record.text(Field::village_code);
    row.road_id = record.text(Field::road_id);
    row.road = record.text(Field::road);
    row.number = record.text(Field::number);
    strip_ending(row.number, "号");
    strip_ending(row.number, "號");
    row.postcode = record.text(Field::postcode);
    row.modelled = record.flag(Field::modelled);
    row.yard = record.text(Field::yard);
    row.is_main_gate = record.flag(Field::main_gate);
    row.position = record.position();
}

}  // namespace importers
