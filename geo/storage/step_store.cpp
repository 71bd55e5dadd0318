// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/step_store.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "geo/model/wire_names.hpp"

namespace geo::storage {
namespace {

using Json = nlohmann::ordered_json;
using lifecycle::ActionDetails;
using lifecycle::Report;
using lifecycle::Step;

#define STEP_COLUMNS "proposal, number, action, from_state, to_state, day, at, actor, details "

void put(Json& json, const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
}

Json to_json(const Report& report) {
    Json json{{"kind", lifecycle::to_string(report.kind)}};
    put(json, "day", report.day);
    json["fields"] = report.fields;
    return json;
}

Report read_report(const Json& json) {
    Report report;
    report.kind = lifecycle::report_kind_from_string(json.value("kind", std::string{}))
                      .value_or(lifecycle::ReportKind::consultation);
    report.day = json.value("day", std::string{});
    for (const auto& [key, text] : json.at("fields").items())
        report.fields[key] = text.get<std::string>();
    return report;
}

void read_lists(const Json& json, ActionDetails& details) {
    if (json.contains("reports"))
        for (const Json& report : json["reports"]) details.reports.push_back(read_report(report));
    if (json.contains("overrides"))
        for (const auto& [rule, reason] : json["overrides"].items())
            details.overrides[rule] = reason.get<std::string>();
    if (json.contains("media")) details.media = json["media"].get<std::vector<std::string>>();
    if (json.contains("sign_positions"))
        for (const Json& place : json["sign_positions"])
            details.sign_positions.push_back(
                {place.at(0).get<double>(), place.at(1).get<double>()});
}

ActionDetails read_details(std::string_view text) {
    const Json json = Json::parse(text);
    ActionDetails details;
    details.reason = json.value("reason", std::string{});
    details.document_no = json.value("document_no", std::string{});
    details.authority = json.value("authority", std::string{});
    details.authority_kind =
        lifecycle::authority_kind_from_string(json.value("authority_kind", std::string{}));
    details.delegation_document = json.value("delegation_document", std::string{});
    details.romanisation_confirmed = json.value("romanisation_confirmed", false);
    if (json.contains("notice_days")) details.notice_days = json["notice_days"].get<int>();
    read_lists(json, details);
    return details;
}

ProposalState state_of(std::string_view word) {
    return from_string<ProposalState>(word).value_or(ProposalState::archived);
}

Step read_step(const Query& row) {
    Step step;
    step.number = static_cast<int>(row.integer(1));
    step.action = lifecycle::action_from_string(row.text_view(2)).value_or(lifecycle::Action::edit);
    step.from = state_of(row.text_view(3));
    step.to = state_of(row.text_view(4));
    step.day = row.text(5);
    step.at = Instant{std::chrono::milliseconds{row.integer(6)}};
    step.actor = row.text(7);
    step.details = read_details(row.text_view(8));
    step.details.day = step.day;
    return step;
}

std::string words(const std::vector<ProposalState>& states) {
    std::string list;
    for (const ProposalState state : states)
        list += fmt::format("{}'{}'", list.empty() ? "" : ", ", to_string(state));
    return list;
}

}  // namespace

std::string details_to_json(const ActionDetails& details) {
    Json json = Json::object();
    put(json, "reason", details.reason);
    put(json, "document_no", details.document_no);
    put(json, "authority", details.authority);
    if (details.authority_kind)
        json["authority_kind"] = lifecycle::to_string(*details.authority_kind);
    put(json, "delegation_document", details.delegation_document);
    for (const Report& report : details.reports) json["reports"].push_back(to_json(report));
    for (const auto& [rule, reason] : details.overrides) json["overrides"][rule] = reason;
    if (details.romanisation_confirmed) json["romanisation_confirmed"] = true;
    if (details.notice_days) json["notice_days"] = *details.notice_days;
    if (!details.media.empty()) json["media"] = details.media;
    for (const Coordinate place : details.sign_positions)
        json["sign_positions"].push_back(Json::array({place.lon, place.lat}));
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<Step> StepStore::of(ProposalId proposal) {
    auto row =
        connection_.query("SELECT " STEP_COLUMNS "FROM steps WHERE proposal = ?1 ORDER BY number");
    row.bind(proposal.value());
    std::vector<Step> steps;
    while (row.step()) steps.push_back(read_step(row));
    return steps;
}

void StepStore::insert(ProposalId proposal, const Step& step) {
    const std::string details = details_to_json(step.details);
    connection_
        .query("INSERT INTO steps (" STEP_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        .bind(proposal.value())
        .bind(std::int64_t{step.number})
        .bind(lifecycle::to_string(step.action))
        .bind(to_string(step.from))
        .bind(to_string(step.to))
        .bind(step.day)
        .bind(std::int64_t{step.at.time_since_epoch().count()})
        .bind(step.actor)
        .bind(details)
        .run();
}

void StepStore::for_each_in(const std::vector<ProposalState>& states,
                            const std::function<void(ProposalId, std::vector<Step>)>& visit) {
    auto row = connection_.query(
        fmt::format("SELECT " STEP_COLUMNS
                    "FROM steps WHERE proposal IN (SELECT id FROM proposals WHERE state IN ({})) "
                    "ORDER BY proposal, number",
                    words(states)));
    std::vector<Step> steps;
    ProposalId current;
    while (row.step()) {
        const ProposalId next{row.integer(0)};
        if (!steps.empty() && !(next == current)) visit(current, std::exchange(steps, {}));
        current = next;
        steps.push_back(read_step(row));
    }
    if (!steps.empty()) visit(current, std::move(steps));
}

#undef STEP_COLUMNS

}  // namespace geo::storage
