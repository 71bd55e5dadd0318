// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/casework.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/lifecycle/gates.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/name_check.hpp"
#include "geo/registry/naming_of_roads.hpp"
#include "geo/registry/people.hpp"
#include "geo/registry/place_words.hpp"
#include "geo/registry/signs.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/notice_store.hpp"
#include "geo/storage/objection_store.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/step_store.hpp"

namespace geo::registry {
namespace {

using lifecycle::Action;
using lifecycle::ActionDetails;
using lifecycle::Dossier;
using lifecycle::Step;

/// One action while it is considered: where it is, who asks, what is known of it.
struct Desk {
    storage::Connection& connection;
    Registry& registry;
    const Actor& actor;
    Proposal& proposal;
    std::string today;
    std::vector<Step> steps{};  ///< so far
    Dossier so_far{};
    Step step{};        ///< the one asked for
    Dossier dossier{};  ///< with it
};

/// Where the action is known at all: an approved name stands in nobody's way but its own.
bool names_matter(const Proposal& proposal, Action action) {
    return (action == Action::submit || action == Action::approve) &&
           lifecycle::find_transition(proposal.state, action) != nullptr;
}

/// A rival may have been faster: that is no fault of this name, but of the road being taken.
void check_name_again(Desk& desk, Action action, std::string_view day) {
    Proposal& proposal = desk.proposal;
    if (action == Action::approve) require_noted_name(desk.connection, proposal);
    NameCheck check = check_on(desk.connection, desk.registry, proposal.content,
                               CheckScope::proposal, proposal.id, day.empty() ? desk.today : day);
    proposal.name = std::move(check.name);
    proposal.pinyin = std::move(check.pinyin);
    proposal.findings = std::move(check.findings);
    if (action == Action::submit) note_former_name(desk.connection, proposal);
}

bool has_finding(const Proposal& proposal, Severity severity, const std::string& rule) {
    return std::any_of(proposal.findings.begin(), proposal.findings.end(), [&](const Finding& one) {
        return one.severity == severity && one.rule == rule;
    });
}

/// GN-Art9: what is forbidden is forbidden to reviewers too.
void refuse_overridden_blocks(const Desk& desk, const ActionDetails& details) {
    for (const auto& [rule, reason] : details.overrides)
        if (has_finding(desk.proposal, Severity::block, rule))
            throw Error(
                ErrorKind::conflict, fmt::format("{} 为禁止项，任何理由都不能放行，请改名。", rule),
                fmt::format("{} blocks: no reason overrides it. Choose another name.", rule))
                .at("/overrides/" + rule);
}

/// The step as it will be kept: reasons of R findings under their rules, and no others.
void settle_overrides(Desk& desk, Action action) {
    auto& overrides = desk.step.details.overrides;
    for (auto one = overrides.begin(); one != overrides.end();)
        one = has_finding(desk.proposal, Severity::review, one->first) ? std::next(one)
                                                                       : overrides.erase(one);
    const bool is_decision = action == Action::review || action == Action::approve;
    const std::string& reason = desk.step.details.reason;
    if (!is_decision || text::trimmed(reason).empty()) return;
    for (const std::string& rule : lifecycle::unanswered_reviews(desk.proposal, desk.so_far))
        overrides.try_emplace(rule, reason);
}

/// Nobody said whose approval it is, and it is about to go on file: that of the government that
/// approves there by law.
void settle_authority(Desk& desk, Action action) {
    const auto& approval = desk.so_far.approval;
    if (action != Action::file || !approval || !approval->authority.empty()) return;
    auto& authority = desk.step.details.authority;
    if (authority.empty())
        authority = place_of(desk.connection, desk.proposal.content.village).approving_government();
}

/// An act on paper cannot be older than the approval that it rests on.
void require_order_of_days(const Desk& desk, Action action) {
    const auto& approval = desk.so_far.approval;
    const bool follows = action == Action::file || action == Action::announce ||
                         action == Action::install || action == Action::map;
    if (!follows || !approval || desk.step.day >= approval->day) return;
    throw Error(
        ErrorKind::invalid_input,
        fmt::format("/date：{} 早于批准日期 {}。", desk.step.day, approval->day),
        fmt::format("/date: {} is before the approval of {}.", desk.step.day, approval->day))
        .at("/date");
}

void lay_out(Desk& desk, Action action, const ActionDetails& details) {
    desk.steps = storage::StepStore{desk.connection}.of(desk.proposal.id);
    desk.so_far = lifecycle::dossier_of(desk.steps);
    desk.step.number = static_cast<int>(desk.steps.size()) + 1;
    desk.step.action = action;
    desk.step.from = desk.step.to = desk.proposal.state;
    desk.step.day = details.day.empty() ? desk.today : details.day;
    desk.step.at = desk.registry.clock().now();
    desk.step.actor = desk.actor.name();
    desk.step.details = details;
    settle_overrides(desk, action);
    settle_authority(desk, action);
    desk.dossier = lifecycle::dossier_with(desk.steps, desk.step);
}

/// Signs are planned along the road unless somebody did so before.
bool find_sign_position(Desk& desk, Action action) {
    const auto& road = desk.proposal.content.road;
    if (action != Action::install || !road || desk.proposal.state != ProposalState::announced)
        return false;
    plan_if_none(desk.connection, desk.registry, desk.actor, *road);
    return has_sign_position(desk.connection, *road);
}

std::string position_words(Desk& desk, const PlaceWords& place) {
    if (!desk.proposal.content.road) return {};
    const Road road = storage::RoadStore{desk.connection}.get(*desk.proposal.content.road);
    return fmt::format("位于{}，长约{}米", place.town + place.village,
                       std::llround(road.length_metres));
}

ActionResult judge(Desk& desk, Action action) {
    PlaceWords place;
    std::string position;
    if (action == Action::announce) {
        place = place_of(desk.connection, desk.proposal.content.village);
        position = position_words(desk, place);
    }
    const std::string division = place.division();
    lifecycle::Case asked{desk.proposal, action, desk.step, desk.dossier, desk.so_far,
                          desk.today,    false,  false,     division,     position};
    asked.has_open_objection = storage::ObjectionStore{desk.connection}.has_open(desk.proposal.id);
    asked.has_sign_position = find_sign_position(desk, action);
    ActionResult result;
    result.outcome = lifecycle::transition(desk.proposal.state, action,
                                           {lifecycle::gates_met(asked), {}, desk.so_far.before});
    const bool is_out_of_place = result.outcome.refusal == lifecycle::Refusal::wrong_state;
    if (!is_out_of_place || action == Action::install)
        result.process_findings = lifecycle::process_findings(asked);
    return result;
}

/// A draft, or one taken back before anybody else saw it, changes nothing that others look at.
bool is_seen_by_others(ProposalState before, ProposalState after) {
    return before != ProposalState::draft || after == ProposalState::submitted;
}

/// The road's own history tells when it got its name, by which proposal, and when it lost it.
void append_road_event(Desk& desk, const char* action) {
    const Proposal& proposal = desk.proposal;
    storage::EventFields fields{{"name", proposal.name.full},
                                {"pinyin", proposal.pinyin.toned},
                                {"meaning", proposal.content.meaning},
                                {"origin", proposal.content.origin},
                                {"proposal", std::to_string(proposal.id.value())}};
    if (!proposal.former_name.empty()) fields.emplace_back("former_name", proposal.former_name);
    if (const auto& cause = proposal.content.renaming_cause)
        fields.emplace_back("cause", std::string{to_string(*cause)});
    if (const auto& measures = proposal.content.protective_measures; !measures.empty())
        fields.emplace_back("protective_measures", measures);
    if (!proposal.former_name.empty()) fields.emplace_back("effective_on", desk.step.day);
    storage::EventLog{desk.connection}.append(
        {0, desk.registry.clock().now(), desk.actor.name(), action, "road",
         std::to_string(proposal.content.road->value()), proposal.content.village.value(),
         storage::event_payload(fields)});
}

/// What hangs beside the road says the name in force, or is to be replaced (P09, P10).
void tell_signs(Desk& desk) {
    if (const auto& road = desk.proposal.content.road)
        mark_renamed(desk.connection, desk.registry, desk.actor, *road);
}

void announce_name(Desk& desk) {
    storage::AnnouncementRow paper;
    paper.area = county_prefix(desk.proposal.content.village);
    paper.document_no = desk.step.details.document_no;
    paper.day = desk.step.day;
    for (const std::string& medium : desk.step.details.media)
        paper.media += (paper.media.empty() ? "" : "\n") + medium;
    storage::NoticeStore notices{desk.connection};
    notices.announce(desk.proposal.id, notices.announcement_for(paper));
}

void open_notice(Desk& desk) {
    const auto& notice = desk.dossier.notice;
    if (desk.step.details.notice_days && notice)
        storage::NoticeStore{desk.connection}.open(desk.proposal.id, notice->from, notice->to);
}

/// What the step brings about beside the new state of the proposal.
void carry_out(Desk& desk, Action action, ProposalState before) {
    switch (action) {
        case Action::approve:
            bring_into_force(desk.connection, desk.proposal, desk.step.day);
            return tell_signs(desk);
        case Action::consult:
            return open_notice(desk);
        case Action::announce:
            return announce_name(desk);
        case Action::install:
            install_all(desk.connection, desk.registry, desk.actor, *desk.proposal.content.road,
                        desk.step.day);
            return;
        case Action::undo:
            if (before == ProposalState::approved) {
                take_out_of_force(desk.connection, desk.proposal);
                tell_signs(desk);
            }
            storage::NoticeStore{desk.connection}.close_all_of(desk.proposal.id);
            return;
        case Action::send_back:
        case Action::reject:
        case Action::withdraw:
            storage::NoticeStore{desk.connection}.close_all_of(desk.proposal.id);
            return;
        case Action::edit:
        case Action::submit:
        case Action::endorse:
        case Action::review:
        case Action::file:
        case Action::map:
        case Action::archive:
            return;
    }
}

void write_down(Desk& desk, Action action, ProposalState next) {
    Proposal& proposal = desk.proposal;
    const ProposalState before = std::exchange(proposal.state, next);
    proposal.decision_reason = desk.step.details.reason;
    desk.step.to = next;
    carry_out(desk, action, before);
    save_next(desk.connection, desk.registry, proposal);
    storage::StepStore{desk.connection}.insert(proposal.id, desk.step);
    append_proposal_event(desk.connection, desk.registry, desk.actor, proposal,
                          lifecycle::to_string(action), is_seen_by_others(before, next),
                          desk.step.details);
    if (action == Action::approve)
        append_road_event(desk, proposal.former_name.empty() ? "road.named" : "road.renamed");
    if (action == Action::undo && before == ProposalState::approved)
        append_road_event(desk, "road.name_undone");
}

}  // namespace

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

void append_proposal_event(storage::Connection& connection, Registry& registry, const Actor& actor,
                           const Proposal& proposal, std::string_view action, bool is_seen,
                           const ActionDetails& details) {
    storage::EventFields fields{{"state", std::string{to_string(proposal.state)}},
                                {"name", proposal.name.full},
                                {"village_code", proposal.content.village.value()}};
    const auto add = [&fields](const char* key, const std::string& text) {
        if (!text.empty()) fields.emplace_back(key, text);
    };
    if (proposal.content.road) add("road_id", std::to_string(proposal.content.road->value()));
    add("reason", proposal.decision_reason);
    add("date", details.day);
    add("document_no", details.document_no);
    add("authority", details.authority);
    storage::EventLog{connection}.append(
        {0, registry.clock().now(), actor.name(), fmt::format("proposal.{}", action), "proposal",
         std::to_string(proposal.id.value()),
         is_seen ? proposal.content.village.value() : std::string{},
         storage::event_payload(fields)});
}

ActionResult perform(storage::Connection& connection, Registry& registry, const Actor& actor,
                     Action action, const ActionRequest& request) {
    Proposal proposal = get_current(connection, request);
    require(actor, action, proposal);
    Desk desk{connection, registry, actor, proposal, to_registry_date(registry.clock().now())};
    require_sound_details(request.details, desk.today);
    if (names_matter(proposal, action)) check_name_again(desk, action, request.details.day);
    lay_out(desk, action, request.details);
    require_order_of_days(desk, action);
    ActionResult result = judge(desk, action);
    if (result.outcome.is_allowed()) {
        refuse_overridden_blocks(desk, request.details);
        write_down(desk, action, *result.outcome.next);
    }
    result.proposal = std::move(proposal);
    return result;
}

}  // namespace geo::registry
