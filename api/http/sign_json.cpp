// SPDX-License-Identifier: Apache-2.0
#include "api/http/sign_json.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::Sign;
using nlohmann::json;

json or_null(const std::optional<std::string>& text) { return text ? json(*text) : json(); }
json text_or_null(const std::string& text) { return text.empty() ? json() : json(text); }

json point(geo::Coordinate at) { return {{"type", "Point"}, {"coordinates", {at.lon, at.lat}}}; }

json feature(json id, geo::Coordinate at, json properties) {
    return {{"type", "Feature"},
            {"id", std::move(id)},
            {"geometry", point(at)},
            {"properties", std::move(properties)}};
}

json planned_to_json(const geo::registry::SignPreview& preview,
                     const geo::signing::PlannedSign& planned) {
    const auto& road = preview.roads[planned.road];
    json crossing;
    if (planned.crossing) crossing = preview.roads[*planned.crossing].id.value();
    return feature(json(), planned.position,
                   {{"state", "proposed"},
                    {"road_id", road.id.value()},
                    {"name", road.name},
                    {"romanisation", road.romanisation},
                    {"place", geo::to_string(planned.place)},
                    {"axis", geo::to_string(planned.axis)},
                    {"bearing", planned.bearing},
                    {"crossing_road_id", std::move(crossing)},
                    {"pole", planned.pole}});
}

Error bad(const char* pointer, const char* zh, const char* en) {
    return Error(ErrorKind::invalid_input, zh, en).at(pointer);
}

int value_of(char c) noexcept {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+') return 62;
    return c == '/' ? 63 : -1;
}

/// RFC 4648. nullopt when it is none.
std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    while (!text.empty() && text.back() == '=' && text.size() % 4 != 2) text.remove_suffix(1);
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = value_of(c);
        if (value < 0) return std::nullopt;
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
    }
    return bytes;
}

/// "data:image/jpeg;base64,…", as a page's file reader gives it.
geo::storage::SignPhoto photo_from(const json& value) {
    constexpr std::string_view scheme = "data:", marker = ";base64,";
    const auto text = value.is_string() ? value.get<std::string>() : std::string{};
    const auto at = text.find(marker);
    if (!text.starts_with(scheme) || at == std::string::npos)
        throw bad("/photo", "photo 须为 data:image/jpeg;base64,… 或 data:image/png;base64,…。",
                  "photo must be data:image/jpeg;base64,… or data:image/png;base64,….");
    auto bytes = from_base64(std::string_view{text}.substr(at + marker.size()));
    if (!bytes) throw bad("/photo", "photo 中的 base64 不完整。", "The base64 of photo is broken.");
    return {text.substr(scheme.size(), at - scheme.size()), *std::move(bytes), {}, {}};
}

geo::Coordinate position_from(const json& value) {
    const json* at = &value;
    if (value.is_object() && value.contains("coordinates")) at = &value["coordinates"];
    if (!at->is_array() || at->size() != 2 || !(*at)[0].is_number() || !(*at)[1].is_number())
        throw bad("/position", "position 须为 [经度, 纬度] 或 GeoJSON 点。",
                  "position must be [lon, lat] or a GeoJSON Point.");
    return {(*at)[0].get<double>(), (*at)[1].get<double>()};
}

}  // namespace

json sign_to_json(const Sign& sign, geo::Language language) {
    auto actions = json::array();
    for (const auto action : geo::signing::allowed_actions(sign.state))
        actions.push_back(geo::signing::to_string(action));
    return {{"id", sign.id.value()},
            {"road_id", sign.road.value()},
            {"name", sign.name},
            {"romanisation", sign.romanisation},
            {"position", point(sign.position)},
            {"measured", sign.is_measured},
            {"bearing", sign.bearing},
            {"place", geo::to_string(sign.place)},
            {"axis", geo::to_string(sign.axis)},
            {"crossing_road_id", sign.crossing ? json(sign.crossing->value()) : json()},
            {"pole", sign.pole.value()},
            {"state", geo::to_string(sign.state)},
            {"state_name", geo::signing::name_of(sign.state).in(language)},
            {"outdated", sign.is_outdated},
            {"made_on", or_null(sign.made_on)},
            {"installed_on", or_null(sign.installed_on)},
            {"inspected_on", or_null(sign.inspected_on)},
            {"replaces", sign.replaces ? json(sign.replaces->value()) : json()},
            {"version", sign.version},
            {"actions", std::move(actions)}};
}

json sign_event_to_json(const geo::storage::SignEvent& event) {
    return {{"action", event.action}, {"state", geo::to_string(event.state)},
            {"day", event.day},       {"at", geo::to_rfc3339(event.at)},
            {"actor", event.actor},   {"note", text_or_null(event.note)}};
}

json report_to_json(const geo::SignReport& report, bool with_contact) {
    json out{{"id", report.id.value()},
             {"sign_id", report.sign.value()},
             {"kind", geo::to_string(report.kind)},
             {"state", geo::to_string(report.state)},
             {"at", geo::to_rfc3339(report.at)}};
    if (!with_contact) return out;
    out["text"] = report.text;
    out["name"] = text_or_null(report.name);
    out["contact"] = text_or_null(report.contact);
    out["reported_by"] = text_or_null(report.reported_by);
    out["decided_by"] = text_or_null(report.decided_by);
    out["answer"] = text_or_null(report.answer);
    return out;
}

json preview_to_json(const geo::registry::SignPreview& preview, const std::vector<Sign>& there,
                     geo::Language language) {
    auto features = json::array();
    for (const Sign& sign : there) {
        if (geo::signing::is_gone(sign.state)) continue;
        auto properties = sign_to_json(sign, language);
        properties.erase("position");
        features.push_back(feature(sign.id.value(), sign.position, std::move(properties)));
    }
    for (const auto& planned : preview.plan.signs)
        features.push_back(planned_to_json(preview, planned));
    return {{"type", "FeatureCollection"},
            {"features", std::move(features)},
            {"proposed", preview.plan.signs.size()}};
}

geo::registry::SignActionDetails sign_details_from_json(const json& body) {
    static constexpr std::array texts{"day", "note"};
    geo::registry::SignActionDetails details;
    for (const auto& [key, value] : body.items()) {
        if (key == "position") {
            details.position = position_from(value);
        } else if (key == "photo") {
            details.photo = photo_from(value);
        } else if (std::find(texts.begin(), texts.end(), key) == texts.end() && key != "village") {
            throw Error(ErrorKind::invalid_input, "不认识的字段 " + key + "。",
                        "The member " + key + " is unknown.")
                .at("/" + key);
        } else if (!value.is_string()) {
            throw Error(ErrorKind::invalid_input, key + " 须为文本。", key + " must be a text.")
                .at("/" + key);
        } else if (key == "day") {
            details.day = value.get<std::string>();
        } else if (key == "note") {
            details.note = value.get<std::string>();
        }
    }
    return details;
}

}  // namespace api::http
