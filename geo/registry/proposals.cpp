// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/proposals.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/registry/name_check.hpp"
#include "geo/registry/naming_of_roads.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/road_store.hpp"

namespace geo::registry {
namespace {

using lifecycle::Action;
using lifecycle::Gate;

Error bad_target(std::string pointer, std::string zh, std::string en) {
    return Error(ErrorKind::invalid_input, std::move(zh), std::move(en)).at(std::move(pointer));
}

/// A proposal names a road of its village, or brings a line for a road yet unknown.
void require_target(storage::Connection& connection, const NameProposal& content) {
    if (!content.road && !content.line)
        throw bad_target("/road_id", "须给出 road_id 或 line 之一。", "Give a road_id or a line.");
    if (!content.road) return;
    if (content.line)
        throw bad_target("/line", "road_id 与 line 不能同时给出。",
                         "Give either a road_id or a line, not both.");
    const Road road = storage::RoadStore{connection}.get(*content.road);
    if (road.village && *road.village != content.village)
        throw bad_target("/village_code",
                         fmt::format("道路 {} 属于村 {}，不属于 {}。", road.id.value(),
                                     road.village->value(), content.village.value()),
                         fmt::format("Road {} belongs to village {}, not to {}.", road.id.value(),
                                     road.village->value(), content.village.value()));
    require_unnamed(connection, road.id);
}

void take_check(Proposal& proposal, NameCheck check) {
    proposal.name = std::move(check.name);
    proposal.pinyin = std::move(check.pinyin);
    proposal.findings = std::move(check.findings);
}

/// What the gates of the state table ask, answered for this proposal and this actor.
std::set<Gate> gates_met(const Proposal& proposal, const Actor& actor, std::string_view reason) {
    std::set<Gate> met;
    const auto has = [&](Severity severity) {
        return std::any_of(
            proposal.findings.begin(), proposal.findings.end(),
            [severity](const Finding& finding) { return finding.severity == severity; });
    };
    if (!has(Severity::block)) met.insert(Gate::no_blocking_finding);
    if (!has(Severity::review) || !reason.empty()) met.insert(Gate::reviewer_reasons);
    if (!proposal.content.meaning.empty() && !proposal.content.origin.empty())
        met.insert(Gate::meaning_and_origin);
    if (actor.name() != proposal.proposed_by) met.insert(Gate::other_person);
    if (!reason.empty()) met.insert(Gate::reason);
    if (!proposal.pinyin.needs_review) met.insert(Gate::romanisation);
    return met;
}

/// A draft, or one taken back before anybody else saw it, changes nothing that others look at.
bool is_seen_by_others(ProposalState before, ProposalState after) {
    return before != ProposalState::draft || after == ProposalState::submitted;
}

void append_event(storage::Connection& connection, Registry& registry, const Actor& actor,
                  const Proposal& proposal, std::string_view action, bool is_seen) {
    storage::EventFields fields{{"state", std::string{to_string(proposal.state)}},
                                {"name", proposal.name.full},
                                {"village_code", proposal.content.village.value()}};
    if (proposal.content.road)
        fields.emplace_back("road_id", std::to_string(proposal.content.road->value()));
    if (!proposal.decision_reason.empty()) fields.emplace_back("reason", proposal.decision_reason);
    storage::EventLog{connection}.append(
        {0, registry.clock().now(), actor.name(), fmt::format("proposal.{}", action), "proposal",
         std::to_string(proposal.id.value()),
         is_seen ? proposal.content.village.value() : std::string{},
         storage::event_payload(fields)});
}

/// The road's own history tells when it got its name, and by which proposal.
void append_road_event(storage::Connection& connection, Registry& registry, const Actor& actor,
                       const Proposal& proposal) {
    storage::EventLog{connection}.append(
        {0, registry.clock().now(), actor.name(), "road.named", "road",
         std::to_string(proposal.content.road->value()), proposal.content.village.value(),
         storage::event_payload({{"name", proposal.name.full},
                                 {"pinyin", proposal.pinyin.toned},
                                 {"meaning", proposal.content.meaning},
                                 {"origin", proposal.content.origin},
                                 {"proposal", std::to_string(proposal.id.value())}})});
}

Proposal get_current(storage::Connection& connection, const ActionRequest& request) {
    Proposal proposal = storage::ProposalStore{connection}.get(request.id);
    if (proposal.version != request.version)
        throw Error(ErrorKind::stale,
                    fmt::format("申请 {} 已是第 {} 版（您看到的是第 {} 版），请重新打开后再办理。",
                                request.id.value(), proposal.version, request.version),
                    fmt::format("Proposal {} is at version {} now (you saw {}); open it again.",
                                request.id.value(), proposal.version, request.version));
    return proposal;
}

void save_next(storage::Connection& connection, Registry& registry, Proposal& proposal) {
    ++proposal.version;
    proposal.changed_at = registry.clock().now();
    storage::ProposalStore{connection}.update(proposal);
}

}  // namespace

Proposal create_proposal(Registry& registry, const Actor& actor, const NameProposal& content) {
    Proposal proposal;
    proposal.content = content;
    proposal.proposed_by = actor.name();
    proposal.created_at = proposal.changed_at = registry.clock().now();
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        require_target(*writer, content);
        take_check(proposal,
                   check_on(*writer, registry, content, CheckScope::proposal, std::nullopt));
        proposal.id = storage::ProposalStore{*writer}.insert(proposal);
        append_event(*writer, registry, actor, proposal, "create", false);
        transaction.commit();
    }
    registry.announce_change();
    return proposal;
}

ActionResult edit_proposal(Registry& registry, const Actor& actor, const ActionRequest& request,
                           const NameProposal& content) {
    ActionResult result;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        result.proposal = get_current(*writer, request);
        const ProposalState before = result.proposal.state;
        result.outcome = lifecycle::transition(before, Action::edit,
                                               {gates_met(result.proposal, actor, {}), {}});
        if (!result.outcome.is_allowed()) return result;
        require_target(*writer, content);
        result.proposal.content = content;
        take_check(result.proposal,
                   check_on(*writer, registry, content, CheckScope::proposal, request.id));
        save_next(*writer, registry, result.proposal);
        append_event(*writer, registry, actor, result.proposal, "edit",
                     before != ProposalState::draft);
        transaction.commit();
    }
    registry.announce_change();
    return result;
}

ActionResult act_on_proposal(Registry& registry, const Actor& actor, Action action,
                             const ActionRequest& request) {
    ActionResult result;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        Proposal& proposal = result.proposal = get_current(*writer, request);
        const bool names_matter = action == Action::submit || action == Action::approve;
        // A rival may have been faster: that is no fault of this name, but of the road being taken.
        if (names_matter && proposal.content.road) require_unnamed(*writer, *proposal.content.road);
        if (names_matter)
            take_check(proposal, check_on(*writer, registry, proposal.content, CheckScope::proposal,
                                          request.id));
        const ProposalState before = proposal.state;
        result.outcome =
            lifecycle::transition(before, action, {gates_met(proposal, actor, request.reason), {}});
        if (!result.outcome.is_allowed()) return result;
        proposal.state = *result.outcome.next;
        proposal.decision_reason = request.reason;
        const bool comes_into_force = proposal.state == ProposalState::approved;
        if (comes_into_force) bring_into_force(*writer, registry, proposal);
        save_next(*writer, registry, proposal);
        append_event(*writer, registry, actor, proposal, lifecycle::to_string(action),
                     is_seen_by_others(before, proposal.state));
        if (comes_into_force) append_road_event(*writer, registry, actor, proposal);
        transaction.commit();
    }
    registry.announce_change();
    return result;
}

}  // namespace geo::registry
