// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "geo/base/calendar_day.hpp"
#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/registry/casework.hpp"

namespace geo::registry {
namespace {

using lifecycle::ActionDetails;
using lifecycle::Report;

constexpr std::size_t longest_line_bytes = 600;
constexpr std::size_t longest_text_bytes = 12'000;
constexpr std::size_t most_items = 50;
constexpr int longest_notice_days = 90;

void require_text(const std::string& text, std::size_t longest_bytes, const std::string& pointer) {
    if (text.size() > longest_bytes)
        throw Error(
            ErrorKind::too_large,
            fmt::format("{} 过长（{} 字节，最多 {}）。", pointer, text.size(), longest_bytes),
            fmt::format("{} is too long ({} bytes, at most {}).", pointer, text.size(),
                        longest_bytes))
            .at(pointer);
    if (!text::is_valid_utf8(text) || text.find('\0') != std::string::npos)
        throw Error(ErrorKind::invalid_input, fmt::format("{} 不是有效的 UTF-8 文本。", pointer),
                    fmt::format("{} is not valid UTF-8 text.", pointer))
            .at(pointer);
}

void require_count(std::size_t count, const std::string& pointer) {
    if (count > most_items)
        throw Error(
            ErrorKind::too_large,
            fmt::format("{} 有 {} 项，最多 {} 项。", pointer, count, most_items),
            fmt::format("{} has {} items; at most {} are taken.", pointer, count, most_items))
            .at(pointer);
}

void require_past_day(const std::string& day, std::string_view today, const std::string& pointer) {
    if (day.empty()) return;
    if (!parse_day(day))
        throw Error(ErrorKind::invalid_input,
                    fmt::format("{}：“{}”不是日期，应写作 2024-12-20。", pointer, day),
                    fmt::format("{}: '{}' is not a day; write it as 2024-12-20.", pointer, day))
            .at(pointer);
    if (day > today)
        throw Error(ErrorKind::invalid_input,
                    fmt::format("{}：{} 尚未到来（今天是 {}）。", pointer, day, today),
                    fmt::format("{}: {} lies ahead (today is {}).", pointer, day, today))
            .at(pointer);
}

void require_report(const Report& report, std::string_view today, const std::string& pointer) {
    require_past_day(report.day, today, pointer + "/date");
    const auto& known = lifecycle::required_fields(report.kind);
    for (const auto& [key, text] : report.fields) {
        const bool is_known = std::any_of(known.begin(), known.end(),
                                          [&key = key](const auto& one) { return one.key == key; });
        if (!is_known)
            throw Error(ErrorKind::invalid_input,
                        fmt::format("{}：{}没有“{}”这一项。", pointer,
                                    lifecycle::name_of(report.kind).zh, key),
                        fmt::format("{}: the {} has no field '{}'.", pointer,
                                    lifecycle::name_of(report.kind).en, key))
                .at(pointer);
        require_text(text, longest_text_bytes, fmt::format("{}/{}", pointer, key));
    }
}

void require_override(const std::string& rule, const std::string& reason) {
    require_text(rule, longest_line_bytes, "/overrides");
    const std::string pointer = "/overrides/" + rule;
    require_text(reason, longest_text_bytes, pointer);
    if (text::trimmed(reason).empty())
        throw Error(ErrorKind::invalid_input, fmt::format("{} 须写明理由。", pointer),
                    fmt::format("{} needs a written reason.", pointer))
            .at(pointer);
}

void require_position(Coordinate place) {
    const bool is_on_earth = std::isfinite(place.lon) && std::isfinite(place.lat) &&
                             std::abs(place.lon) <= 180 && std::abs(place.lat) <= 90;
    if (!is_on_earth)
        throw Error(ErrorKind::invalid_input, "sign_positions 须为经纬度。",
                    "sign_positions are longitudes and latitudes.")
            .at("/sign_positions");
}

}  // namespace

void require_sound_details(const ActionDetails& details, std::string_view today) {
    require_text(details.reason, longest_text_bytes, "/reason");
    require_text(details.document_no, longest_line_bytes, "/document_no");
    require_text(details.authority, longest_line_bytes, "/authority");
    require_text(details.delegation_document, longest_line_bytes, "/delegation_document");
    require_past_day(details.day, today, "/date");
    require_count(details.reports.size(), "/reports");
    for (std::size_t i = 0; i < details.reports.size(); ++i)
        require_report(details.reports[i], today, fmt::format("/reports/{}", i));
    require_count(details.overrides.size(), "/overrides");
    for (const auto& [rule, reason] : details.overrides) require_override(rule, reason);
    require_count(details.media.size(), "/media");
    for (const std::string& medium : details.media)
        require_text(medium, longest_line_bytes, "/media");
    require_count(details.sign_positions.size(), "/sign_positions");
    std::for_each(details.sign_positions.begin(), details.sign_positions.end(), require_position);
    if (details.notice_days &&
        (*details.notice_days < 1 || *details.notice_days > longest_notice_days))
        throw Error(ErrorKind::invalid_input,
                    fmt::format("notice_days 须为 1 到 {}。", longest_notice_days),
                    fmt::format("notice_days must be from 1 to {}.", longest_notice_days))
            .at("/notice_days");
}

}  // namespace geo::registry
