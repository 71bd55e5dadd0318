// SPDX-License-Identifier: Apache-2.0
// The doors of the audit trail: what outsiders need to hold the registry to its own past.
#include <fmt/format.h>

#include <limits>
#include <memory>

#include "api/http/application.hpp"
#include "api/http/audit_json.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/people.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/proposal_store.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::lifecycle::Capability;
using geo::registry::AuditTree;

/// Who polls the checkpoint makes no more of them than this.
constexpr std::chrono::seconds checkpoint_age{60};
constexpr Request::Bounds any_size{1, std::numeric_limits<std::int64_t>::max()};

using TreePtr = std::shared_ptr<AuditTree>;

Response json_answer(const nlohmann::ordered_json& value) {
    using Handling = nlohmann::ordered_json::error_handler_t;
    auto response = json_text(value.dump(-1, ' ', false, Handling::replace));
    response.cache_control = "no-cache";
    return response;
}

Response checkpoint(const Application& application, AuditTree& tree) {
    return {.content_type = "text/plain; charset=utf-8",
            .body = recent_checkpoint(application.registry, tree, checkpoint_age),
            .cache_control = "no-cache"};
}

std::int64_t required_size(const Request& request, std::string_view name) {
    request.required_query(name);
    return request.query_integer(name, 0, any_size);
}

Response inclusion(const Request& request, AuditTree& tree) {
    return json_answer(inclusion_to_json(tree.inclusion(required_size(request, "seq"))));
}

Response consistency(const Request& request, AuditTree& tree) {
    const auto from = static_cast<std::uint64_t>(required_size(request, "from"));
    const auto to = static_cast<std::uint64_t>(required_size(request, "to"));
    return json_answer(consistency_to_json(from, to, tree.consistency(from, to)));
}

bool is_proposal_seen_by(const geo::Event& event, const geo::registry::Actor& actor,
                         geo::storage::Connection& connection) {
    if (event.entity_type != "proposal") return false;
    const geo::ProposalId id{std::strtoll(event.entity_id.c_str(), nullptr, 10)};
    const auto proposal = geo::storage::ProposalStore{connection}.find(id);
    return proposal && may_see(actor, *proposal);
}

/// What changed the published picture is public, and a proposal's story for who sees the proposal.
/// The rest, such as people and their tokens, is the administrators'. Its hash is public all the
/// same: /audit/inclusion.
void require_sight(const geo::Event& event, const geo::registry::Actor& actor,
                   geo::storage::Connection& connection) {
    if (event.scope.empty() && !is_proposal_seen_by(event, actor, connection))
        require(actor, Capability::manage_users);
}

Response event(const Request& request, const Application& application, AuditTree& tree) {
    const auto sequence = request.integer_parameter("seq");
    auto proof = inclusion_to_json(tree.inclusion(sequence));
    const auto reader = application.registry.database().read();
    const auto found = geo::storage::EventLog{*reader}.after(sequence - 1, 1);
    if (found.empty())
        throw Error(ErrorKind::not_found, fmt::format("历史中没有第 {} 条。", sequence),
                    fmt::format("The history has no event {}.", sequence));
    require_sight(found.front(), application.doorkeeper.actor_of(request), *reader);
    return json_answer({{"event", audited_event_to_json(found.front(), tree.hash_before(sequence))},
                        {"proof", std::move(proof)}});
}

}  // namespace

void add_audit_routes(Router& router, const Application& application) {
    const auto tree = std::make_shared<AuditTree>(application.registry);
    router.add(
        {.path = "/audit/checkpoint",
         .handler = [application, tree](const Request&) { return checkpoint(application, *tree); },
         .lane = Lane::slow,
         .summary = {"签名检查点：历史的长度与根哈希",
                     "A signed checkpoint: how long the history is, and its root"}});
    router.add({.path = "/audit/inclusion",
                .handler = [tree](const Request& r) { return inclusion(r, *tree); },
                .query = {"seq"},
                .lane = Lane::slow,
                .summary = {"证明历史中有这一条（RFC 9162）",
                            "Proof that an event is in the history (RFC 9162)"}});
    router.add({.path = "/audit/consistency",
                .handler = [tree](const Request& r) { return consistency(r, *tree); },
                .query = {"from", "to"},
                .lane = Lane::slow,
                .summary = {"证明后来的历史包含先前的历史（RFC 9162）",
                            "Proof that a longer history holds a shorter one (RFC 9162)"}});
    router.add(
        {.path = "/audit/events/{seq}",
         .handler = [application, tree](const Request& r) { return event(r, application, *tree); },
         .lane = Lane::slow,
         .summary = {"历史中的一条及其证明", "One event of the history with its proof"}});
}

}  // namespace api::http
