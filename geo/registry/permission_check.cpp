// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/registry/people.hpp"

namespace geo::registry {
namespace {

using lifecycle::AreaRule;
using lifecycle::Capability;
using lifecycle::Role;

BilingualText roles_with(Capability capability) {
    BilingualText roles;
    for (const Role role : lifecycle::permission_for(capability).roles) {
        const auto name = lifecycle::name_of(role);
        roles.zh += (roles.zh.empty() ? "" : "、") + name.zh;
        roles.en += (roles.en.empty() ? "" : ", ") + name.en;
    }
    return roles;
}

Error not_permitted(const Actor& actor, Capability capability) {
    const auto what = lifecycle::name_of(capability);
    const auto who = lifecycle::name_of(actor.role());
    const auto roles = roles_with(capability);
    return {ErrorKind::forbidden,
            fmt::format("{}（{}）无权{}（{}），此权限属于：{}。", actor.name(), who.zh, what.zh,
                        lifecycle::to_string(capability), roles.zh),
            fmt::format("{} ({}) may not {} ({}); these roles may: {}.", actor.name(), who.en,
                        what.en, lifecycle::to_string(capability), roles.en)};
}

Error outside_area(const Actor& actor, const VillageCode& village) {
    return {ErrorKind::forbidden,
            fmt::format("{}负责的区划是 {}，不含 {}，请由当地人员办理。", actor.name(),
                        actor.area(), village.value()),
            fmt::format("{} works in the area {}, which does not contain {}; ask somebody of that "
                        "place.",
                        actor.name(), actor.area(), village.value())};
}

Error not_yours(const Actor& actor, const Proposal& proposal) {
    return {ErrorKind::forbidden,
            fmt::format("申请 {} 由{}提出，{}（采集员）只能办理自己的申请。", proposal.id.value(),
                        proposal.proposed_by, actor.name()),
            fmt::format("Proposal {} is {}'s; {}, a surveyor, may change only their own.",
                        proposal.id.value(), proposal.proposed_by, actor.name())};
}

}  // namespace

void require(const Actor& actor, Capability capability) {
    if (lifecycle::is_permitted(capability, actor.role())) return;
    if (!actor.is_anonymous()) throw not_permitted(actor, capability);
    const auto what = lifecycle::name_of(capability);
    throw Error(ErrorKind::unauthenticated, fmt::format("{}须先登录或出示令牌。", what.zh),
                fmt::format("Log in or send a token to {}.", what.en));
}

void require(const Actor& actor, Capability capability, const VillageCode& village) {
    require(actor, capability);
    const bool is_bound = lifecycle::permission_for(capability).area == AreaRule::own_area;
    if (is_bound && !actor.covers(village)) throw outside_area(actor, village);
}

void require(const Actor& actor, lifecycle::Action action, const Proposal& proposal) {
    const Capability capability = lifecycle::capability_for(action);
    require(actor, capability, proposal.content.village);
    const bool is_own = actor.name() == proposal.proposed_by;
    if (actor.role() == Role::surveyor && !is_own) throw not_yours(actor, proposal);
}

bool may_see(const Actor& actor, const Proposal& proposal) {
    // What is sent back or withdrawn is its author's business again.
    const bool is_private = proposal.state == ProposalState::draft ||
                            proposal.state == ProposalState::returned ||
                            proposal.state == ProposalState::withdrawn;
    if (!is_private) return true;
    if (actor.is_anonymous()) return false;
    if (actor.name() == proposal.proposed_by) return true;
    return lifecycle::is_permitted(Capability::see_unpublished, actor.role()) &&
           actor.covers(proposal.content.village);
}

storage::ProposalViewer viewer_of(const Actor& actor) {
    const bool is_insider = lifecycle::is_permitted(Capability::see_unpublished, actor.role());
    return {actor.name(), is_insider ? std::optional{actor.area()} : std::nullopt};
}

}  // namespace geo::registry
