// SPDX-License-Identifier: Apache-2.0
#include "api/http/application.hpp"
#include "api/http/proposal_json.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/registry/proposals.hpp"

namespace api::http {
namespace {

using nlohmann::json;

constexpr std::size_t most_body_bytes = 256 * 1024;

/// Meaning and origin are missed only by who has begun to write them.
geo::registry::CheckScope scope_of(const json& body) {
    using enum geo::registry::CheckScope;
    const auto has = [&](const char* name) {
        const auto member = body.find(name);
        return member != body.end() && !member->is_null();
    };
    return has("meaning") || has("origin") ? proposal : bare_name;
}

Response check(const Request& request, geo::registry::Registry& registry) {
    const auto body = json_body(request);
    const auto result =
        geo::registry::check_name(registry, content_from_json(body), scope_of(body));
    auto response =
        json_response({{"verdict", result.verdict},
                       {"name", name_to_json(result.name, result.pinyin)},
                       {"findings", findings_to_json(result.findings, request.language())},
                       {"pinyin", pinyin_to_json(result.pinyin)}});
    response.cache_control = "no-store";
    return response;
}

}  // namespace

void add_naming_routes(Router& router, const Application& application) {
    router.add({.method = Method::post,
                .path = "/naming/check",
                .handler = [&registry = application.registry](
                               const Request& request) { return check(request, registry); },
                .most_body_bytes = most_body_bytes,
                .summary = {"按规则检查一个名称", "Check a name by the rules"}});
}

}  // namespace api::http
