// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/proposals.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/registry/casework.hpp"
#include "geo/registry/name_check.hpp"
#include "geo/registry/naming_of_roads.hpp"
#include "geo/registry/people.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/step_store.hpp"

namespace geo::registry {
namespace {

using lifecycle::Action;
using lifecycle::Capability;
using lifecycle::Step;

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
}

/// What the rules say of the name as it stands, and which name it would replace.
void take_check(storage::Connection& connection, Registry& registry, Proposal& proposal,
                std::optional<ProposalId> self) {
    NameCheck check = check_on(connection, registry, proposal.content, CheckScope::proposal, self,
                               to_registry_date(registry.clock().now()));
    proposal.name = std::move(check.name);
    proposal.pinyin = std::move(check.pinyin);
    proposal.findings = std::move(check.findings);
    note_former_name(connection, proposal);
}

void write_edit_step(storage::Connection& connection, Registry& registry, const Actor& actor,
                     const Proposal& proposal) {
    storage::StepStore steps{connection};
    Step step;
    step.number = static_cast<int>(steps.of(proposal.id).size()) + 1;
    step.action = Action::edit;
    step.from = step.to = proposal.state;
    step.at = registry.clock().now();
    step.day = to_registry_date(step.at);
    step.actor = actor.name();
    steps.insert(proposal.id, step);
}

}  // namespace

Proposal create_proposal(Registry& registry, const Actor& actor, const NameProposal& content,
                         const BeforeCommit<Proposal>& before_commit) {
    require(actor, Capability::propose, content.village);
    Proposal proposal;
    proposal.content = content;
    proposal.proposed_by = actor.name();
    proposal.created_at = proposal.changed_at = registry.clock().now();
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        require_target(*writer, content);
        take_check(*writer, registry, proposal, std::nullopt);
        proposal.id = storage::ProposalStore{*writer}.insert(proposal);
        append_proposal_event(*writer, registry, actor, proposal, "create", false);
        if (before_commit) before_commit(*writer, proposal);
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
        require(actor, Action::edit, result.proposal);
        require(actor, Capability::propose, content.village);
        const ProposalState before = result.proposal.state;
        result.outcome = lifecycle::transition(before, Action::edit, {});
        if (!result.outcome.is_allowed()) return result;
        require_target(*writer, content);
        result.proposal.content = content;
        take_check(*writer, registry, result.proposal, request.id);
        save_next(*writer, registry, result.proposal);
        write_edit_step(*writer, registry, actor, result.proposal);
        append_proposal_event(*writer, registry, actor, result.proposal, "edit",
                              before != ProposalState::draft);
        transaction.commit();
    }
    registry.announce_change();
    return result;
}

ActionResult act_on_proposal(Registry& registry, const Actor& actor, Action action,
                             const ActionRequest& request,
                             const BeforeCommit<ActionResult>& before_commit) {
    ActionResult result;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        result = perform(*writer, registry, actor, action, request);
        if (!result.outcome.is_allowed()) return result;
        if (before_commit) before_commit(*writer, result);
        transaction.commit();
    }
    registry.announce_change();
    return result;
}

std::vector<Step> steps_of(Registry& registry, ProposalId id) {
    const auto reader = registry.database().read();
    storage::ProposalStore{*reader}.get(id);
    return storage::StepStore{*reader}.of(id);
}

}  // namespace geo::registry
