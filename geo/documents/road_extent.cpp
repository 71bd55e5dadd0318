// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/road_extent.hpp"

#include <fmt/core.h>

#include <cmath>

namespace geo::documents {
namespace {

constexpr double longest_road_metres = 1e7;

void append(std::string& text, const std::string& part) {
    if (part.empty()) return;
    if (!text.empty()) text += "，";
    text += part;
}

std::string labelled(const char* before, const std::string& value, const char* after = "") {
    return value.empty() ? std::string{} : before + value + after;
}

std::string end_text(const Terminus& terminus, const char* verb) {
    return terminus.at.empty() ? std::string{} : to_chinese(terminus.side) + verb + terminus.at;
}

}  // namespace

std::string to_chinese(Side side) {
    switch (side) {
        case Side::none:
            return "";
        case Side::north:
            return "北";
        case Side::northeast:
            return "东北";
        case Side::east:
            return "东";
        case Side::southeast:
            return "东南";
        case Side::south:
            return "南";
        case Side::southwest:
            return "西南";
        case Side::west:
            return "西";
        case Side::northwest:
            return "西北";
    }
    return "";
}

std::string metres_text(const std::optional<double>& metres) {
    if (!metres || !std::isfinite(*metres) || *metres < 0 || *metres > longest_road_metres)
        return {};
    const std::string text = fmt::format("{:.1f}", *metres);
    return (text.ends_with(".0") ? text.substr(0, text.size() - 2) : text) + " 米";
}

std::string termini_text(const RoadExtent& extent) {
    std::string text;
    append(text, end_text(extent.start, "起"));
    append(text, end_text(extent.end, "止"));
    return text;
}

std::string scale_text(const RoadExtent& extent) {
    std::string text;
    append(text, extent.course);
    append(text, labelled("长 ", metres_text(extent.length_metres)));
    append(text, labelled("宽 ", metres_text(extent.width_metres)));
    append(text, labelled("", extent.surface, "路面"));
    return text;
}

std::string position_text(const RoadExtent& extent) {
    std::string text;
    append(text, termini_text(extent));
    append(text, scale_text(extent));
    return text;
}

}  // namespace geo::documents
