// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/objections.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/registry/people.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/objection_store.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/step_store.hpp"

namespace geo::registry {
namespace {

using lifecycle::Capability;

constexpr std::size_t longest_line_bytes = 200;
constexpr std::size_t longest_text_bytes = 12'000;

/// Empty where it may be; otherwise with something in it.
void require_text(const std::string& text, std::size_t longest_bytes, const char* pointer) {
    if (text.size() > longest_bytes)
        throw Error(
            ErrorKind::too_large,
            fmt::format("{} 过长（{} 字节，最多 {}）。", pointer, text.size(), longest_bytes),
            fmt::format("{} is too long ({} bytes, at most {}).", pointer, text.size(),
                        longest_bytes))
            .at(pointer);
    if (!text::is_valid_utf8(text) || text.find('\0') != std::string::npos)
        throw Error(ErrorKind::invalid_input, fmt::format("{} 不是有效的 UTF-8 文本。", pointer),
                    fmt::format("{} is not valid UTF-8 text.", pointer))
            .at(pointer);
}

void require_filled(const std::string& text, std::size_t longest_bytes, const char* pointer) {
    require_text(text, longest_bytes, pointer);
    if (text::trimmed(text).empty())
        throw Error(ErrorKind::invalid_input, fmt::format("请填写 {}。", pointer),
                    fmt::format("Fill in {}.", pointer))
            .at(pointer);
}

bool is_announced(ProposalState state) {
    return state == ProposalState::announced || state == ProposalState::signed_on_site ||
           state == ProposalState::mapped;
}

void require_before_the_public(storage::Connection& connection, const Proposal& proposal,
                               std::string_view today) {
    if (is_announced(proposal.state)) return;
    const auto dossier = lifecycle::dossier_of(storage::StepStore{connection}.of(proposal.id));
    const bool is_under_way = proposal.state == ProposalState::consulted ||
                              proposal.state == ProposalState::town_endorsed ||
                              proposal.state == ProposalState::county_reviewed;
    if (is_under_way && dossier.notice && dossier.notice->is_open_on(today)) return;
    throw Error(ErrorKind::conflict,
                fmt::format("申请 {} 现在不接受异议：仅在公示期内和公告之后可以提出。",
                            proposal.id.value()),
                fmt::format("Proposal {} takes no objections now: people may object while its "
                            "public notice runs and after its announcement.",
                            proposal.id.value()));
}

void require_room(storage::Connection& connection, ProposalId proposal) {
    if (storage::ObjectionStore{connection}.count(proposal) < most_objections) return;
    throw Error(ErrorKind::conflict,
                fmt::format("申请 {} 已有 {} 条异议，请直接联系民政部门。", proposal.value(),
                            most_objections),
                fmt::format("Proposal {} has {} objections already; please write to the civil "
                            "affairs department.",
                            proposal.value(), most_objections));
}

/// The event says that there was an objection; what it said, and whose it is, stays in the dossier.
void append_event(storage::Connection& connection, Registry& registry, const std::string& actor,
                  const char* action, const Objection& objection) {
    storage::EventLog{connection}.append(
        {0,
         registry.clock().now(),
         actor,
         action,
         "objection",
         std::to_string(objection.id.value()),
         {},
         storage::event_payload({{"proposal", std::to_string(objection.proposal.value())}})});
}

}  // namespace

Objection object_to(Registry& registry, const Actor& actor, ProposalId proposal,
                    const NewObjection& objection, const BeforeCommit<Objection>& before_commit) {
    require(actor, Capability::object);
    require_filled(objection.name, longest_line_bytes, "/name");
    require_text(objection.contact, longest_line_bytes, "/contact");
    require_filled(objection.text, longest_text_bytes, "/text");
    Objection kept;
    kept.proposal = proposal;
    kept.name = objection.name;
    kept.contact = objection.contact;
    kept.text = objection.text;
    kept.at = registry.clock().now();
    kept.day = to_registry_date(kept.at);
    const auto writer = registry.database().write();
    storage::Transaction transaction{*writer};
    const Proposal current = storage::ProposalStore{*writer}.get(proposal);
    if (!may_see(actor, current)) throw storage::no_such_proposal(proposal);
    require_before_the_public(*writer, current, kept.day);
    require_room(*writer, proposal);
    kept.id = storage::ObjectionStore{*writer}.insert(kept);
    append_event(*writer, registry, actor.is_anonymous() ? "-" : actor.name(), "objection.made",
                 kept);
    if (before_commit) before_commit(*writer, kept);
    transaction.commit();
    return kept;
}

Objection answer_objection(Registry& registry, const Actor& actor, ObjectionId id,
                           const std::string& answer,
                           const BeforeCommit<Objection>& before_commit) {
    require_filled(answer, longest_text_bytes, "/answer");
    const auto writer = registry.database().write();
    storage::Transaction transaction{*writer};
    storage::ObjectionStore store{*writer};
    Objection objection = store.get(id);
    require(actor, Capability::endorse,
            storage::ProposalStore{*writer}.get(objection.proposal).content.village);
    objection.answer = answer;
    objection.answered_by = actor.name();
    objection.answered_on = to_registry_date(registry.clock().now());
    if (!store.answer(objection))
        throw Error(ErrorKind::conflict, fmt::format("异议 {} 已经答复。", id.value()),
                    fmt::format("Objection {} has its answer already.", id.value()));
    append_event(*writer, registry, actor.name(), "objection.answered", objection);
    if (before_commit) before_commit(*writer, objection);
    transaction.commit();
    return objection;
}

std::vector<Objection> objections_to(Registry& registry, const Actor& actor, ProposalId id) {
    const auto reader = registry.database().read();
    const Proposal proposal = storage::ProposalStore{*reader}.get(id);
    if (!may_see(actor, proposal)) throw storage::no_such_proposal(id);
    auto objections = storage::ObjectionStore{*reader}.of(id);
    const bool is_staff = lifecycle::is_permitted(Capability::see_unpublished, actor.role()) &&
                          actor.covers(proposal.content.village);
    if (!is_staff)
        for (Objection& objection : objections) objection.contact.clear();
    return objections;
}

}  // namespace geo::registry
