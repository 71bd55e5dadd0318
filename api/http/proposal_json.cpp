// SPDX-License-Identifier: Apache-2.0
#include "api/http/proposal_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "api/evidence_groups.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::lifecycle::Action;
using nlohmann::json;

constexpr std::array exposed{Action::submit,    Action::withdraw, Action::consult, Action::endorse,
                             Action::review,    Action::approve,  Action::reject,  Action::file,
                             Action::announce,  Action::install,  Action::map,     Action::archive,
                             Action::send_back, Action::undo};

Error wrong_member(std::string pointer, std::string_view zh, std::string_view en) {
    return Error(ErrorKind::invalid_input, fmt::format("{} 应为{}。", pointer, zh),
                 fmt::format("{} must be {}.", pointer, en))
        .at(pointer);
}

/// nullptr when absent or null.
const json* find_member(const json& body, const char* name) {
    const auto found = body.find(name);
    return found == body.end() || found->is_null() ? nullptr : &*found;
}

std::string required_text(const json& body, const char* name) {
    if (find_member(body, name) == nullptr)
        throw Error(ErrorKind::invalid_input, fmt::format("缺少 {}。", name),
                    fmt::format("{} is missing.", name))
            .at(fmt::format("/{}", name));
    return text_member(body, name);
}

std::optional<geo::RoadId> road_member(const json& body) {
    const json* member = find_member(body, "road_id");
    if (member == nullptr) return std::nullopt;
    const bool is_too_large =
        member->is_number_unsigned() &&
        member->get<std::uint64_t>() >
            static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!member->is_number_integer() || is_too_large)
        throw wrong_member("/road_id", "整数", "an integer");
    return geo::RoadId{member->get<std::int64_t>()};
}

std::optional<double> number_member(const json& body, const char* name) {
    const json* member = find_member(body, name);
    if (member == nullptr) return std::nullopt;
    if (!member->is_number()) throw wrong_member(fmt::format("/{}", name), "数字", "a number");
    return member->get<double>();
}

geo::Coordinate read_position(const json& position, std::size_t index) {
    const bool is_position =
        position.is_array() && position.size() >= 2 &&
        std::all_of(position.begin(), position.end(), [](const json& n) { return n.is_number(); });
    if (!is_position)
        throw wrong_member(fmt::format("/line/coordinates/{}", index), "[经度, 纬度]",
                           "[longitude, latitude]");
    return {position[0].get<double>(), position[1].get<double>()};
}

std::optional<geo::LineString> line_member(const json& body) {
    const json* member = find_member(body, "line");
    if (member == nullptr) return std::nullopt;
    return line_from_json(*member);
}

json line_to_json(const geo::LineString& line) {
    auto positions = json::array();
    for (const geo::Coordinate point : line.points)
        positions.push_back(json::array({point.lon, point.lat}));
    return {{"type", "LineString"}, {"coordinates", std::move(positions)}};
}

std::string text_within(const json& object, const char* name, const char* parent) try {
    return text_member(object, name);
} catch (const Error& error) {
    throw Error{error}.at(parent + error.pointer());
}

/// {"cause","protective_measures"?}: what a renaming rests on (R01, R02).
void take_renaming(const json& body, geo::NameProposal& content) {
    const json* renaming = find_member(body, "renaming");
    if (renaming == nullptr) return;
    if (!renaming->is_object()) throw wrong_member("/renaming", "对象", "an object");
    const std::string word = text_within(*renaming, "cause", "/renaming");
    content.renaming_cause = geo::from_string<geo::RenamingCause>(word);
    if (!word.empty() && !content.renaming_cause)
        throw wrong_member("/renaming/cause", " division_change、construction 或 natural_change",
                           "division_change, construction or natural_change");
    content.protective_measures = text_within(*renaming, "protective_measures", "/renaming");
}

json renaming_to_json(const geo::NameProposal& content) {
    json members = json::object();
    if (content.renaming_cause) members["cause"] = geo::to_string(*content.renaming_cause);
    if (!content.protective_measures.empty())
        members["protective_measures"] = content.protective_measures;
    return members;
}

json content_to_json(const geo::NameProposal& content) {
    json members{{"village_code", content.village.value()},
                 {"name", content.name},
                 {"meaning", content.meaning},
                 {"origin", content.origin}};
    if (content.road) members["road_id"] = content.road->value();
    if (content.line) members["line"] = line_to_json(*content.line);
    if (content.width_metres) members["width_m"] = *content.width_metres;
    if (content.generic) members["generic"] = *content.generic;
    if (auto renaming = renaming_to_json(content); !renaming.empty())
        members["renaming"] = std::move(renaming);
    return members;
}

/// null for what is no renaming.
json renaming_to_json(const geo::Proposal& proposal) {
    if (proposal.former_name.empty()) return {};
    json members{{"former_name", proposal.former_name}, {"cause", nullptr}};
    members.update(renaming_to_json(proposal.content));
    return members;
}

json finding_to_json(const geo::Finding& finding, geo::Language language) {
    json members{{"rule", finding.rule},
                 {"severity", geo::to_string(finding.severity)},
                 {"message", finding.message.in(language)},
                 {"article", finding.article}};
    add_evidence(members, finding);
    if (finding.suggestion) members["suggestion"] = *finding.suggestion;
    return members;
}

json actions_after(geo::ProposalState state) {
    const auto allowed = geo::lifecycle::allowed_actions(state);
    auto actions = json::array();
    for (const Action action : exposed)
        if (std::find(allowed.begin(), allowed.end(), action) != allowed.end())
            actions.push_back(geo::lifecycle::to_string(action));
    return actions;
}

}  // namespace

std::span<const Action> exposed_actions() noexcept { return exposed; }

geo::LineString line_from_json(const json& value) {
    if (!value.is_object() || value.value("type", json{}) != "LineString")
        throw wrong_member("/line", " GeoJSON LineString", "a GeoJSON LineString");
    const json* positions = find_member(value, "coordinates");
    if (positions == nullptr || !positions->is_array())
        throw wrong_member("/line/coordinates", "坐标数组", "an array of positions");
    geo::LineString line;
    line.points.reserve(positions->size());
    for (const json& position : *positions)
        line.points.push_back(read_position(position, line.points.size()));
    return line;
}

std::string text_member(const json& body, const char* name) {
    const json* member = find_member(body, name);
    if (member == nullptr) return {};
    if (!member->is_string()) throw wrong_member(fmt::format("/{}", name), "字符串", "a string");
    auto text = member->get<std::string>();
    if (text.find('\0') != std::string::npos)
        throw wrong_member(fmt::format("/{}", name), "不含 U+0000 的文字", "text without U+0000");
    return text;
}

geo::NameProposal content_from_json(const json& body) {
    geo::NameProposal content;
    content.village = geo::VillageCode{required_text(body, "village_code")};
    content.road = road_member(body);
    content.line = line_member(body);
    content.name = required_text(body, "name");
    content.meaning = text_member(body, "meaning");
    content.origin = text_member(body, "origin");
    content.width_metres = number_member(body, "width_m");
    if (auto generic = text_member(body, "generic"); !generic.empty())
        content.generic = std::move(generic);
    take_renaming(body, content);
    return content;
}

geo::NameProposal patched_content(const geo::NameProposal& content, const json& patch) {
    auto members = content_to_json(content);
    // A line is one value: merging a new geometry into the old one would make no sense.
    if (find_member(patch, "line") != nullptr) members.erase("line");
    members.merge_patch(patch);
    return content_from_json(members);
}

json pinyin_to_json(const geo::Pinyin& pinyin) {
    return {{"toned", pinyin.toned},
            {"untoned", pinyin.untoned},
            {"sign", pinyin.sign},
            {"key", pinyin.key},
            {"needs_review", pinyin.needs_review}};
}

json name_to_json(const geo::NameParts& name, const geo::Pinyin& pinyin) {
    return {{"full", name.full},
            {"specific", name.specific},
            {"generic", name.generic},
            {"pinyin", pinyin_to_json(pinyin)}};
}

json findings_to_json(const std::vector<geo::Finding>& findings, geo::Language language) {
    auto items = json::array();
    for (const geo::Finding& finding : findings)
        items.push_back(finding_to_json(finding, language));
    return items;
}

json proposal_to_json(const geo::Proposal& proposal, geo::Language language) {
    auto members = content_to_json(proposal.content);
    for (const char* name : {"road_id", "line", "width_m"})
        if (!members.contains(name)) members[name] = nullptr;
    members["id"] = proposal.id.value();
    members["state"] = geo::to_string(proposal.state);
    members["version"] = proposal.version;
    members["name"] = name_to_json(proposal.name, proposal.pinyin);
    members["proposed_by"] = proposal.proposed_by;
    members["created_at"] = geo::to_rfc3339(proposal.created_at);
    members["changed_at"] = geo::to_rfc3339(proposal.changed_at);
    members["renaming"] = renaming_to_json(proposal);
    members["decision_reason"] =
        proposal.decision_reason.empty() ? json{} : json(proposal.decision_reason);
    members["findings"] = findings_to_json(proposal.findings, language);
    members["actions"] = actions_after(proposal.state);
    return members;
}

}  // namespace api::http
