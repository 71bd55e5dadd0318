// SPDX-License-Identifier: Apache-2.0
#include "api/http/casework_json.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/http/proposal_json.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/storage/step_store.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::lifecycle::ActionDetails;
using geo::lifecycle::Gate;
using geo::lifecycle::Report;
using nlohmann::json;

Error wrong(const std::string& pointer, std::string_view zh, std::string_view en) {
    return Error(ErrorKind::invalid_input, fmt::format("{} 应为{}。", pointer, zh),
                 fmt::format("{} must be {}.", pointer, en))
        .at(pointer);
}

const json* member(const json& body, const char* name) {
    const auto found = body.find(name);
    return found == body.end() || found->is_null() ? nullptr : &*found;
}

bool flag(const json& body, const char* name) {
    const json* value = member(body, name);
    if (value == nullptr) return false;
    if (!value->is_boolean())
        throw wrong(fmt::format("/{}", name), " true 或 false", "true or false");
    return value->get<bool>();
}

const json& list(const json& body, const char* name) {
    static const json none = json::array();
    const json* value = member(body, name);
    if (value == nullptr) return none;
    if (!value->is_array()) throw wrong(fmt::format("/{}", name), "数组", "an array");
    return *value;
}

/// An object of texts: {"process": "…"}.
std::map<std::string, std::string, std::less<>> texts(const json& body, const char* name,
                                                      const std::string& pointer) {
    std::map<std::string, std::string, std::less<>> out;
    const json* value = member(body, name);
    if (value == nullptr) return out;
    if (!value->is_object()) throw wrong(pointer, "对象", "an object");
    for (const auto& [key, text] : value->items()) {
        if (!text.is_string())
            throw wrong(fmt::format("{}/{}", pointer, key), "字符串", "a string");
        out[key] = text.get<std::string>();
    }
    return out;
}

Report report_from_json(const json& value, std::size_t index) {
    const auto pointer = fmt::format("/reports/{}", index);
    if (!value.is_object()) throw wrong(pointer, "对象", "an object");
    require_known_members(value, {"kind", "date", "fields"});
    const auto kind = geo::lifecycle::report_kind_from_string(text_member(value, "kind"));
    if (!kind)
        throw wrong(pointer + "/kind", " consultation、expert_opinion 或 assessment",
                    "consultation, expert_opinion or assessment");
    return {*kind, texts(value, "fields", pointer + "/fields"), text_member(value, "date")};
}

std::optional<geo::lifecycle::AuthorityKind> authority_kind(const json& body) {
    const auto word = text_member(body, "authority_kind");
    if (word.empty()) return std::nullopt;
    if (const auto kind = geo::lifecycle::authority_kind_from_string(word)) return kind;
    throw wrong("/authority_kind", " government、civil_affairs 或 other_department",
                "government, civil_affairs or other_department");
}

std::optional<int> notice_days_of(const json& body, int usual) {
    const json* days = member(body, "notice_days");
    if (days == nullptr) return flag(body, "notice") ? std::optional{usual} : std::nullopt;
    const bool is_count = days->is_number_integer() && *days >= 0 && *days <= 10'000;
    if (!is_count) throw wrong("/notice_days", "天数", "a number of days");
    return days->get<int>();
}

std::vector<std::string> media_of(const json& body) {
    std::vector<std::string> media;
    for (const json& medium : list(body, "media")) {
        if (!medium.is_string())
            throw wrong(fmt::format("/media/{}", media.size()), "字符串", "a string");
        media.push_back(medium.get<std::string>());
    }
    return media;
}

std::vector<geo::Coordinate> positions_of(const json& body) {
    std::vector<geo::Coordinate> positions;
    for (const json& place : list(body, "sign_positions")) {
        const bool is_place =
            place.is_array() && place.size() == 2 && place[0].is_number() && place[1].is_number();
        if (!is_place)
            throw wrong(fmt::format("/sign_positions/{}", positions.size()), "[经度, 纬度]",
                        "[longitude, latitude]");
        positions.push_back({place[0].get<double>(), place[1].get<double>()});
    }
    return positions;
}

json or_null(const std::string& text) { return text.empty() ? json{} : json(text); }

}  // namespace

void require_known_members(const json& body, const std::vector<std::string>& known) {
    for (const auto& [name, value] : body.items())
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw Error(ErrorKind::invalid_input, fmt::format("不认识的成员 {}。", name),
                        fmt::format("The member {} is not known here.", name))
                .at("/" + name);
}

ActionDetails details_from_json(const json& body, int notice_days) {
    require_known_members(
        body, {"reason", "document_no", "date", "authority", "authority_kind",
               "delegation_document", "reports", "overrides", "romanisation_confirmed", "notice",
               "notice_days", "media", "sign_positions"});
    ActionDetails details;
    details.reason = text_member(body, "reason");
    details.document_no = text_member(body, "document_no");
    details.day = text_member(body, "date");
    details.authority = text_member(body, "authority");
    details.authority_kind = authority_kind(body);
    details.delegation_document = text_member(body, "delegation_document");
    for (const json& report : list(body, "reports"))
        details.reports.push_back(report_from_json(report, details.reports.size()));
    details.overrides = texts(body, "overrides", "/overrides");
    details.romanisation_confirmed = flag(body, "romanisation_confirmed");
    details.notice_days = notice_days_of(body, notice_days);
    details.media = media_of(body);
    details.sign_positions = positions_of(body);
    return details;
}

json steps_to_json(const std::vector<geo::lifecycle::Step>& steps) {
    auto items = json::array();
    for (const auto& step : steps)
        items.push_back({{"number", step.number},
                         {"action", geo::lifecycle::to_string(step.action)},
                         {"from", geo::to_string(step.from)},
                         {"to", geo::to_string(step.to)},
                         {"date", step.day},
                         {"at", geo::to_rfc3339(step.at)},
                         {"actor", step.actor},
                         {"details", json::parse(geo::storage::details_to_json(step.details))}});
    return items;
}

json deadlines_to_json(const std::vector<geo::lifecycle::Deadline>& deadlines,
                       geo::Language language) {
    auto items = json::array();
    for (const auto& one : deadlines)
        items.push_back({{"kind", geo::lifecycle::to_string(one.kind)},
                         {"title", geo::lifecycle::name_of(one.kind).in(language)},
                         {"due", one.due},
                         {"days_left", one.days_left},
                         {"overdue", one.is_overdue()}});
    return items;
}

json deadline_to_json(const geo::registry::CaseDeadline& due, geo::Language language) {
    json item = deadlines_to_json({due.deadline}, language)[0];
    item["proposal"] = due.proposal.value();
    item["name"] = due.name;
    item["village_code"] = due.village.value();
    item["state"] = geo::to_string(due.state);
    return item;
}

json objection_to_json(const geo::Objection& objection) {
    return {{"id", objection.id.value()},
            {"proposal", objection.proposal.value()},
            {"state", objection.is_open() ? "open" : "answered"},
            {"name", objection.name},
            {"contact", or_null(objection.contact)},
            {"text", objection.text},
            {"at", geo::to_rfc3339(objection.at)},
            {"date", objection.day},
            {"answer", or_null(objection.answer)},
            {"answered_by", or_null(objection.answered_by)},
            {"answered_on", or_null(objection.answered_on)}};
}

json attachment_to_json(const geo::Attachment& attachment) {
    return {{"id", attachment.id.value()},
            {"proposal", attachment.proposal.value()},
            {"title", attachment.title},
            {"media_type", geo::media_type(attachment.kind)},
            {"size", attachment.size},
            {"sha256", attachment.sha256},
            {"at", geo::to_rfc3339(attachment.at)},
            {"actor", attachment.actor},
            {"href", fmt::format("/proposals/{}/attachments/{}", attachment.proposal.value(),
                                 attachment.id.value())}};
}

json result_to_json(const geo::registry::ActionResult& result, geo::Language language) {
    json members = proposal_to_json(result.proposal, language);
    for (const json& finding : findings_to_json(result.process_findings, language))
        members["findings"].push_back(finding);
    return members;
}

json refusal_to_json(const geo::registry::ActionResult& result, geo::Language language) {
    const auto& missing = result.outcome.missing;
    const auto lacks = [&](Gate gate) {
        return std::find(missing.begin(), missing.end(), gate) != missing.end();
    };
    auto members = json::object();
    for (const Gate gate : missing) members["missing"].push_back(geo::lifecycle::to_string(gate));
    auto findings = findings_to_json(result.process_findings, language);
    if (lacks(Gate::no_blocking_finding) || lacks(Gate::reviewer_reasons))
        for (const json& finding : findings_to_json(result.proposal.findings, language))
            findings.push_back(finding);
    if (!findings.empty()) members["findings"] = std::move(findings);
    return members;
}

}  // namespace api::http
