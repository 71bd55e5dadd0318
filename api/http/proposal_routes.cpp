// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "api/http/application.hpp"
#include "api/http/casework_json.hpp"
#include "api/http/proposal_json.hpp"
#include "api/http/repeatable.hpp"
#include "api/http/transport/json_body.hpp"
#include "api/http/transport/problem.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/storage/proposal_store.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::Proposal;
using geo::lifecycle::Action;
using geo::lifecycle::Capability;
using geo::registry::ActionRequest;
using geo::registry::ActionResult;
using geo::registry::Actor;
using nlohmann::json;

constexpr std::size_t most_body_bytes = 256 * 1024;

std::string etag_of(const Proposal& proposal) { return fmt::format("\"v{}\"", proposal.version); }

Response proposal_response(const Request& request, const Proposal& proposal, int status = 200) {
    auto response = json_response(proposal_to_json(proposal, request.language()), status);
    response.etag = etag_of(proposal);
    response.cache_control = "no-cache";
    return response;
}

Proposal find_addressed(const Request& request, geo::registry::Registry& registry) {
    const auto reader = registry.database().read();
    return geo::storage::ProposalStore{*reader}.get(
        geo::ProposalId{request.integer_parameter("id")});
}

/// The rules or the gates object; nothing has changed.
Response refusal(const Request& request, const ActionResult& result) {
    const auto& why = result.outcome.message;
    return problem_response(request, Error(ErrorKind::conflict, why.zh, why.en),
                            refusal_to_json(result, request.language()));
}

Response done(const Request& request, const ActionResult& result) {
    auto response = json_response(result_to_json(result, request.language()));
    response.etag = etag_of(result.proposal);
    response.cache_control = "no-cache";
    return response;
}

Response outcome_response(const Request& request, const ActionResult& result) {
    return result.outcome.is_allowed() ? done(request, result) : refusal(request, result);
}

geo::lifecycle::ActionDetails details_of(const Request& request,
                                         const geo::registry::Registry& registry) {
    if (request.body().empty()) return {};
    return details_from_json(json_body(request),
                             registry.naming().tables().profile.process.notice_days);
}

Response created(const Request& request, const Proposal& proposal) {
    return proposal_response(request, proposal, 201)
        .with("Location", fmt::format("/proposals/{}", proposal.id.value()));
}

Response create(const Request& request, const Application& application) {
    const Actor actor = application.doorkeeper.actor_of(request);
    require(actor, Capability::propose);
    const auto content = content_from_json(json_body(request));
    require(actor, Capability::propose, content.village);
    return once(request, application.registry, actor, [&](const KeepAnswer& keep) {
        const auto remember = [&](geo::storage::Connection& connection, const Proposal& proposal) {
            if (keep) keep(connection, created(request, proposal));
        };
        return created(request, geo::registry::create_proposal(application.registry, actor, content,
                                                               remember));
    });
}

Response edit(const Request& request, const Application& application) {
    const Actor actor = application.doorkeeper.actor_of(request);
    const Proposal current = find_addressed(request, application.registry);
    require(actor, Action::edit, current);
    if (auto answer = check_if_match(request, etag_of(current))) return *std::move(answer);
    const auto content = patched_content(current.content, json_body(request));
    require(actor, Capability::propose, content.village);
    return outcome_response(
        request, geo::registry::edit_proposal(application.registry, actor,
                                              {current.id, current.version, {}}, content));
}

Response act_once(const Request& request, const Application& application, const Actor& actor,
                  Action action, const KeepAnswer& keep) {
    const Proposal current = find_addressed(request, application.registry);
    require(actor, action, current);
    if (auto answer = check_if_match(request, etag_of(current))) return *std::move(answer);
    const auto remember = [&](geo::storage::Connection& connection, const ActionResult& result) {
        if (keep) keep(connection, done(request, result));
    };
    const ActionRequest asked{current.id, current.version,
                              details_of(request, application.registry)};
    return outcome_response(request, geo::registry::act_on_proposal(application.registry, actor,
                                                                    action, asked, remember));
}

Response act(const Request& request, const Application& application, Action action) {
    const Actor actor = application.doorkeeper.actor_of(request);
    return once(request, application.registry, actor, [&](const KeepAnswer& keep) {
        return act_once(request, application, actor, action, keep);
    });
}

Response show(const Request& request, const Application& application) {
    const Proposal proposal = find_addressed(request, application.registry);
    // Whether there is such a draft is nobody else's business either.
    if (!may_see(application.doorkeeper.actor_of(request), proposal))
        throw geo::storage::no_such_proposal(proposal.id);
    return proposal_response(request, proposal);
}

geo::ProposalState required_state(std::string_view word) {
    if (const auto state = geo::from_string<geo::ProposalState>(word)) return *state;
    throw Error(ErrorKind::invalid_input, fmt::format("参数 state：没有“{}”这一状态。", word),
                fmt::format("Parameter state: there is no state '{}'.", word))
        .at("state");
}

geo::storage::ProposalFilter filter_of(const Request& request) {
    constexpr Request::Bounds any_id{1, std::numeric_limits<std::int64_t>::max()};
    geo::storage::ProposalFilter filter;
    if (const auto state = request.query("state")) filter.state = required_state(*state);
    if (const auto village = request.query("village"))
        filter.village = geo::VillageCode{std::string{*village}};
    if (request.query("road_id"))
        filter.road = geo::RoadId{request.query_integer("road_id", 0, any_id)};
    if (request.query("cursor"))
        filter.before = geo::ProposalId{request.query_integer("cursor", 0, any_id)};
    filter.limit = request.query_integer("limit", 100, {1, 1000});
    return filter;
}

/// Newest first. The cursor is the last id of the page before.
Response list(const Request& request, const Application& application) {
    auto filter = filter_of(request);
    filter.viewer = viewer_of(application.doorkeeper.actor_of(request));
    const auto limit = static_cast<std::size_t>(filter.limit++);
    const auto reader = application.registry.database().read();
    auto proposals = geo::storage::ProposalStore{*reader}.list(filter);
    const bool has_more = proposals.size() > limit;
    if (has_more) proposals.pop_back();
    auto items = json::array();
    for (const Proposal& proposal : proposals)
        items.push_back(proposal_to_json(proposal, request.language()));
    auto response = json_response(
        {{"items", std::move(items)},
         {"next", has_more ? json(std::to_string(proposals.back().id.value())) : json{}}});
    response.cache_control = "no-cache";
    return response;
}

void add_action(Router& router, const Application& application, Action action) {
    const auto name = geo::lifecycle::name_of(action);
    router.add(
        {.method = Method::post,
         .path = fmt::format("/proposals/{{id}}/{}", geo::lifecycle::to_string(action)),
         .handler = [application, action](const Request& r) { return act(r, application, action); },
         .most_body_bytes = most_body_bytes,
         .summary = {"命名申请：" + name.zh, "Proposal: " + name.en},
         .permission = needs(geo::lifecycle::capability_for(action))});
}

}  // namespace

void add_proposal_routes(Router& router, const Application& application) {
    router.add({.path = "/proposals",
                .handler = [application](const Request& r) { return list(r, application); },
                .query = {"state", "village", "road_id", "limit", "cursor"},
                .summary = {"列出命名申请", "List proposals"}});
    router.add({.method = Method::post,
                .path = "/proposals",
                .handler = [application](const Request& r) { return create(r, application); },
                .most_body_bytes = most_body_bytes,
                .summary = {"起草命名申请", "Draft a proposal"},
                .permission = needs(Capability::propose)});
    router.add({.path = "/proposals/{id}",
                .handler = [application](const Request& r) { return show(r, application); },
                .summary = {"查看命名申请", "Show a proposal"}});
    router.add({.method = Method::patch,
                .path = "/proposals/{id}",
                .handler = [application](const Request& r) { return edit(r, application); },
                .most_body_bytes = most_body_bytes,
                .summary = {"修改命名申请草稿", "Change a draft"},
                .permission = needs(Capability::propose)});
    for (const Action action : exposed_actions()) add_action(router, application, action);
}

}  // namespace api::http
