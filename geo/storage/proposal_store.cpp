// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/proposal_store.hpp"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/spatial/spatialite_blob.hpp"

namespace geo::storage {
namespace {

using Json = nlohmann::ordered_json;

#define PROPOSAL_COLUMNS                                                                        \
    "SELECT id, village, road, typed, typed_generic, specific, generic, full, toned, untoned, " \
    "sign, search_key, needs_review, meaning, origin, width_metres, state, version, "           \
    "proposed_by, created_at, changed_at, decision_reason, line, renaming_cause, "              \
    "protective_measures, former_name FROM proposals "

constexpr std::string_view open_states =
    "('draft', 'submitted', 'consulted', 'town_endorsed', "
    "'county_reviewed', 'returned')";

Instant instant(std::int64_t milliseconds) {
    return Instant{std::chrono::milliseconds{milliseconds}};
}

NameProposal read_content(const Query& row) {
    NameProposal content;
    content.village = VillageCode{row.text(1)};
    if (!row.is_null(2)) content.road = RoadId{row.integer(2)};
    content.name = row.text(3);
    content.generic = row.optional_text(4);
    content.meaning = row.text(13);
    content.origin = row.text(14);
    content.width_metres = row.optional_real(15);
    if (!row.is_null(22)) content.line = spatial::line_from_spatialite_blob(row.blob(22));
    content.renaming_cause = from_string<RenamingCause>(row.text_view(23));
    content.protective_measures = row.text(24);
    return content;
}

Proposal read_proposal(const Query& row) {
    Proposal proposal;
    proposal.id = ProposalId{row.integer(0)};
    proposal.content = read_content(row);
    proposal.name = {row.text(7), row.text(5), row.text(6)};
    proposal.pinyin = {row.text(8), row.text(9), row.text(10), row.text(11), row.integer(12) != 0};
    proposal.state =
        from_string<ProposalState>(row.text_view(16)).value_or(ProposalState::archived);
    proposal.version = row.integer(17);
    proposal.proposed_by = row.text(18);
    proposal.created_at = instant(row.integer(19));
    proposal.changed_at = instant(row.integer(20));
    proposal.decision_reason = row.text(21);
    proposal.former_name = row.text(25);
    return proposal;
}

void bind_content(Query& query, const NameProposal& content, const std::string& line) {
    query.bind(content.village.value());
    if (content.road)
        query.bind(content.road->value());
    else
        query.bind_null();
    query.bind(content.name)
        .bind_optional(content.generic)
        .bind(content.meaning)
        .bind(content.origin)
        .bind_optional(content.width_metres)
        .bind_blob_or_null(line);
}

void bind_name(Query& query, const NameParts& name, const Pinyin& pinyin) {
    query.bind(name.specific)
        .bind(name.generic)
        .bind(name.full)
        .bind(pinyin.toned)
        .bind(pinyin.untoned)
        .bind(pinyin.sign)
        .bind(pinyin.key)
        .bind(std::int64_t{pinyin.needs_review});
}

void bind_renaming(Query& query, const Proposal& proposal) {
    const auto& cause = proposal.content.renaming_cause;
    query.bind_text_or_null(cause ? to_string(*cause) : std::string_view{})
        .bind_text_or_null(proposal.content.protective_measures)
        .bind_text_or_null(proposal.former_name);
}

/// Parameters 1 to 23: everything that a change may touch.
void bind_proposal(Query& query, const Proposal& proposal, const std::string& line) {
    bind_content(query, proposal.content, line);
    bind_name(query, proposal.name, proposal.pinyin);
    query.bind(to_string(proposal.state))
        .bind(proposal.version)
        .bind_text_or_null(proposal.decision_reason)
        .bind(std::int64_t{proposal.changed_at.time_since_epoch().count()});
    bind_renaming(query, proposal);
}

std::string line_blob(const NameProposal& content) {
    return content.line ? spatial::to_spatialite_blob(*content.line) : std::string{};
}

std::string evidence_json(const Finding& finding) {
    auto evidence = Json::object();
    for (const auto& [key, value] : finding.evidence) evidence[key] = value;
    return evidence.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Finding read_finding(const Query& row) {
    Finding finding;
    finding.rule = row.text(0);
    finding.severity = from_string<Severity>(row.text_view(1)).value_or(Severity::block);
    finding.message = {row.text(2), row.text(3)};
    finding.article = row.text(4);
    const auto evidence = Json::parse(row.text_view(5));
    for (const auto& [key, value] : evidence.items())
        finding.evidence.emplace_back(key, value.get<std::string>());
    finding.suggestion = row.optional_text(6);
    return finding;
}

}  // namespace

Error no_such_proposal(ProposalId id) {
    return {ErrorKind::not_found, fmt::format("没有编号为 {} 的命名申请。", id.value()),
            fmt::format("There is no proposal {}.", id.value())};
}

std::optional<Proposal> ProposalStore::find(ProposalId id) {
    auto row = connection_.query(PROPOSAL_COLUMNS "WHERE id = ?1");
    if (!row.bind(id.value()).step()) return std::nullopt;
    Proposal proposal = read_proposal(row);
    proposal.findings = findings_of(id);
    return proposal;
}

Proposal ProposalStore::get(ProposalId id) {
    if (auto proposal = find(id)) return *std::move(proposal);
    throw no_such_proposal(id);
}

std::vector<Proposal> ProposalStore::list(const ProposalFilter& filter) {
    auto row = connection_.query(PROPOSAL_COLUMNS
                                 "WHERE (?1 IS NULL OR state = ?1) "
                                 "AND (?2 IS NULL OR village = ?2) "
                                 "AND (?3 IS NULL OR road = ?3) AND id < ?4 "
                                 "AND (?6 OR state NOT IN ('draft', 'returned', 'withdrawn') "
                                 "OR proposed_by = ?7 OR substr(village, 1, length(?8)) = ?8) "
                                 "ORDER BY id DESC LIMIT ?5");
    row.bind_text_or_null(filter.state ? to_string(*filter.state) : std::string_view{});
    row.bind_text_or_null(filter.village ? filter.village->value() : std::string_view{});
    if (filter.road)
        row.bind(filter.road->value());
    else
        row.bind_null();
    row.bind(filter.before ? filter.before->value() : std::numeric_limits<std::int64_t>::max());
    row.bind(filter.limit);
    const auto viewer = filter.viewer.value_or(ProposalViewer{});
    row.bind(std::int64_t{!filter.viewer}).bind(viewer.name).bind_optional(viewer.area);
    std::vector<Proposal> proposals;
    while (row.step()) proposals.push_back(read_proposal(row));
    return with_findings(std::move(proposals));
}

void ProposalStore::for_each_open(const std::function<void(const Proposal&)>& visit) {
    auto row = connection_.query(
        fmt::format(PROPOSAL_COLUMNS "WHERE state IN {} ORDER BY id", open_states));
    while (row.step()) visit(read_proposal(row));
}

std::vector<ProposalId> ProposalStore::open_for_road(RoadId road) {
    auto row = connection_.query(
        fmt::format("SELECT id FROM proposals WHERE road = ?1 AND state IN {}", open_states));
    row.bind(road.value());
    std::vector<ProposalId> ids;
    while (row.step()) ids.emplace_back(row.integer(0));
    return ids;
}

ProposalId ProposalStore::insert(const Proposal& proposal) {
    const std::string line = line_blob(proposal.content);
    auto query = connection_.query(
        "INSERT INTO proposals (village, road, typed, typed_generic, meaning, origin, "
        "width_metres, line, specific, generic, full, toned, untoned, sign, search_key, "
        "needs_review, state, version, decision_reason, changed_at, renaming_cause, "
        "protective_measures, former_name, proposed_by, created_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
        "?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25)");
    bind_proposal(query, proposal, line);
    query.bind(proposal.proposed_by)
        .bind(std::int64_t{proposal.created_at.time_since_epoch().count()})
        .run();
    const ProposalId id{connection_.last_insert_id()};
    save_findings(id, proposal.findings);
    return id;
}

void ProposalStore::update(const Proposal& proposal) {
    const std::string line = line_blob(proposal.content);
    auto query = connection_.query(
        "UPDATE proposals SET village = ?1, road = ?2, typed = ?3, typed_generic = ?4, "
        "meaning = ?5, origin = ?6, width_metres = ?7, line = ?8, specific = ?9, generic = ?10, "
        "full = ?11, toned = ?12, untoned = ?13, sign = ?14, search_key = ?15, "
        "needs_review = ?16, state = ?17, version = ?18, decision_reason = ?19, changed_at = ?20, "
        "renaming_cause = ?21, protective_measures = ?22, former_name = ?23 "
        "WHERE id = ?24 AND version = ?18 - 1");
    bind_proposal(query, proposal, line);
    query.bind(proposal.id.value()).run();
    if (connection_.changes() == 0)
        throw Error(
            ErrorKind::stale,
            fmt::format("申请 {} 已被他人修改，请重新打开后再试。", proposal.id.value()),
            fmt::format("Proposal {} was changed by somebody else; open it again and retry.",
                        proposal.id.value()));
    save_findings(proposal.id, proposal.findings);
}

void ProposalStore::save_findings(ProposalId id, const std::vector<Finding>& findings) {
    connection_.query("DELETE FROM findings WHERE proposal = ?1").bind(id.value()).run();
    std::int64_t ordinal = 0;
    for (const Finding& finding : findings) {
        const std::string evidence = evidence_json(finding);
        connection_
            .query(
                "INSERT INTO findings (proposal, ordinal, rule, severity, message_zh, "
                "message_en, article, evidence, suggestion) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
            .bind(id.value())
            .bind(ordinal++)
            .bind(finding.rule)
            .bind(to_string(finding.severity))
            .bind(finding.message.zh)
            .bind(finding.message.en)
            .bind(finding.article)
            .bind(evidence)
            .bind_optional(finding.suggestion)
            .run();
    }
}

std::vector<Finding> ProposalStore::findings_of(ProposalId id) {
    auto row = connection_.query(
        "SELECT rule, severity, message_zh, message_en, article, evidence, suggestion "
        "FROM findings WHERE proposal = ?1 ORDER BY ordinal");
    row.bind(id.value());
    std::vector<Finding> findings;
    while (row.step()) findings.push_back(read_finding(row));
    return findings;
}

std::vector<Proposal> ProposalStore::with_findings(std::vector<Proposal> proposals) {
    for (Proposal& proposal : proposals) proposal.findings = findings_of(proposal.id);
    return proposals;
}

#undef PROPOSAL_COLUMNS

}  // namespace geo::storage
