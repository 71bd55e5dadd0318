// SPDX-License-Identifier: Apache-2.0
// Objections of the public, and their answers.
#include <fmt/format.h>

#include "api/http/application.hpp"
#include "api/http/casework_json.hpp"
#include "api/http/proposal_json.hpp"
#include "api/http/repeatable.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/registry/objections.hpp"

namespace api::http {
namespace {

using geo::Objection;
using geo::ProposalId;
using nlohmann::json;

constexpr std::size_t most_body_bytes = 32 * 1024;

Response objection_response(const Objection& objection, int status) {
    auto response = json_response(objection_to_json(objection), status);
    response.cache_control = "no-store";
    return response;
}

Response object(const Request& request, const Application& application) {
    const auto actor = application.doorkeeper.actor_of(request);
    const ProposalId id{request.integer_parameter("id")};
    const json body = json_body(request);
    require_known_members(body, {"name", "contact", "text"});
    const geo::registry::NewObjection made{text_member(body, "name"), text_member(body, "contact"),
                                           text_member(body, "text")};
    return once(request, application.registry, actor, [&](const KeepAnswer& keep) {
        const auto remember = [&](geo::storage::Connection& connection, const Objection& kept) {
            if (keep) keep(connection, objection_response(kept, 201));
        };
        const auto kept = geo::registry::object_to(application.registry, actor, id, made, remember);
        return objection_response(kept, 201).with(
            "Location", fmt::format("/proposals/{}/objections", id.value()));
    });
}

Response list(const Request& request, const Application& application) {
    const auto actor = application.doorkeeper.actor_of(request);
    auto items = json::array();
    for (const Objection& objection : geo::registry::objections_to(
             application.registry, actor, ProposalId{request.integer_parameter("id")}))
        items.push_back(objection_to_json(objection));
    auto response = json_response({{"items", std::move(items)}});
    response.cache_control = "no-store";
    return response;
}

Response answer(const Request& request, const Application& application) {
    const auto actor = application.doorkeeper.actor_of(request);
    const geo::ObjectionId id{request.integer_parameter("id")};
    const json body = json_body(request);
    require_known_members(body, {"answer"});
    const auto text = text_member(body, "answer");
    return once(request, application.registry, actor, [&](const KeepAnswer& keep) {
        const auto remember = [&](geo::storage::Connection& connection, const Objection& kept) {
            if (keep) keep(connection, objection_response(kept, 200));
        };
        return objection_response(
            geo::registry::answer_objection(application.registry, actor, id, text, remember), 200);
    });
}

}  // namespace

void add_objection_routes(Router& router, const Application& application) {
    using geo::lifecycle::Capability;
    router.add({.method = Method::post,
                .path = "/proposals/{id}/object",
                .handler = [application](const Request& r) { return object(r, application); },
                .most_body_bytes = most_body_bytes,
                .summary = {"对公示或公告的名称提出异议", "Object to a name before the public"},
                .permission = needs(Capability::object)});
    router.add({.path = "/proposals/{id}/objections",
                .handler = [application](const Request& r) { return list(r, application); },
                .summary = {"异议与答复", "Objections and their answers"}});
    router.add({.method = Method::post,
                .path = "/objections/{id}/answer",
                .handler = [application](const Request& r) { return answer(r, application); },
                .most_body_bytes = most_body_bytes,
                .summary = {"答复异议", "Answer an objection"},
                .permission = needs(Capability::endorse)});
}

}  // namespace api::http
