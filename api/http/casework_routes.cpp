// SPDX-License-Identifier: Apache-2.0
// What has been done with proposals and what is due, and one action on many of them at once.
#include <fmt/format.h>

#include <charconv>

#include "api/http/application.hpp"
#include "api/http/casework_json.hpp"
#include "api/http/proposal_json.hpp"
#include "api/http/repeatable.hpp"
#include "api/http/transport/json_body.hpp"
#include "api/http/transport/problem.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/batches.hpp"
#include "geo/registry/deadlines.hpp"
#include "geo/storage/proposal_store.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::ProposalId;
using geo::lifecycle::Action;
using geo::registry::Actor;
using geo::registry::BatchItem;
using geo::registry::BatchRequest;
using geo::registry::BatchResult;
using nlohmann::json;

constexpr std::size_t most_body_bytes = 512 * 1024;
/// A village's batch is answered where the page may ask: its own origin, which the slow lane is
/// not.
constexpr std::size_t village_body_bytes = 16 * 1024;

Response uncached(const json& value) {
    auto response = json_response(value);
    response.cache_control = "no-cache";
    return response;
}

Response steps(const Request& request, const Application& application) {
    const ProposalId id{request.integer_parameter("id")};
    const auto reader = application.registry.database().read();
    const auto proposal = geo::storage::ProposalStore{*reader}.get(id);
    if (!may_see(application.doorkeeper.actor_of(request), proposal))
        throw geo::storage::no_such_proposal(id);
    const auto due = geo::registry::deadlines_of(application.registry, id);
    return uncached({{"items", steps_to_json(geo::registry::steps_of(application.registry, id))},
                     {"deadlines", deadlines_to_json(due, request.language())}});
}

/// What is overdue, and what is due within so many days.
Response due(const Request& request, const Application& application) {
    geo::registry::DeadlineFilter filter;
    if (request.query("within"))
        filter.within = static_cast<int>(request.query_integer("within", 0, {0, 3660}));
    if (const auto county = request.query("county")) filter.area = *county;
    filter.only_overdue = request.query_flag("overdue", false);
    const auto limit = static_cast<std::size_t>(request.query_integer("limit", 1000, {1, 10'000}));
    const auto found = geo::registry::deadlines(application.registry, filter);
    auto items = json::array();
    std::size_t overdue = 0;
    for (const auto& one : found) {
        if (one.deadline.is_overdue()) ++overdue;
        if (items.size() < limit) items.push_back(deadline_to_json(one, request.language()));
    }
    return uncached({{"count", found.size()}, {"overdue", overdue}, {"items", std::move(items)}});
}

// ---- batches

Error wrong(const char* pointer, const char* zh, const char* en) {
    return Error(ErrorKind::invalid_input, fmt::format("{} 应为{}。", pointer, zh),
                 fmt::format("{} must be {}.", pointer, en))
        .at(pointer);
}

Action action_of(const json& body) {
    const auto action = geo::lifecycle::action_from_string(text_member(body, "action"));
    const auto known = exposed_actions();
    if (action && std::find(known.begin(), known.end(), *action) != known.end()) return *action;
    throw wrong("/action", "办理动作，例如 approve", "an action such as approve");
}

std::int64_t whole(const json& value, const char* pointer) {
    if (!value.is_number_integer() || value < 1 || value > std::int64_t{1} << 53)
        throw wrong(pointer, "正整数", "a positive integer");
    return value.get<std::int64_t>();
}

std::vector<ProposalId> ids_of(const json& body) {
    std::vector<ProposalId> ids;
    if (!body.contains("ids") || body["ids"].is_null()) return ids;
    if (!body["ids"].is_array()) throw wrong("/ids", "编号数组", "an array of numbers");
    for (const json& id : body["ids"]) ids.emplace_back(whole(id, "/ids"));
    return ids;
}

/// {"17": 3}: as of which version each proposal was seen.
std::map<ProposalId, std::int64_t> versions_of(const json& body) {
    std::map<ProposalId, std::int64_t> versions;
    if (!body.contains("versions") || body["versions"].is_null()) return versions;
    if (!body["versions"].is_object()) throw wrong("/versions", "对象", "an object");
    for (const auto& [key, version] : body["versions"].items()) {
        std::int64_t id = 0;
        const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), id);
        if (error != std::errc{} || end != key.data() + key.size())
            throw wrong("/versions", "以编号为键的对象", "an object with ids as its keys");
        versions[ProposalId{id}] = whole(version, "/versions");
    }
    return versions;
}

BatchRequest batch_from_json(const json& body, int notice_days) {
    require_known_members(body, {"action", "ids", "village", "details", "versions"});
    BatchRequest batch;
    batch.action = action_of(body);
    batch.ids = ids_of(body);
    if (auto village = text_member(body, "village"); !village.empty())
        batch.village = geo::VillageCode{std::move(village)};
    batch.versions = versions_of(body);
    if (body.contains("details") && !body["details"].is_null()) {
        if (!body["details"].is_object()) throw wrong("/details", "对象", "an object");
        batch.details = details_from_json(body["details"], notice_days);
    }
    return batch;
}

json item_to_json(const BatchItem& item, geo::Language language) {
    const auto& proposal = item.result.proposal;
    json members{{"id", proposal.id.value()},
                 {"name", proposal.name.full},
                 {"state", geo::to_string(proposal.state)},
                 {"version", proposal.version},
                 {"ok", item.is_allowed()}};
    if (item.is_allowed()) {
        members["findings"] = findings_to_json(item.result.process_findings, language);
        return members;
    }
    members["message"] =
        item.error ? item.error->text().in(language) : item.result.outcome.message.in(language);
    if (!item.error) members.update(refusal_to_json(item.result, language));
    return members;
}

json items_to_json(const BatchResult& result, geo::Language language) {
    auto items = json::array();
    for (const BatchItem& item : result.items) items.push_back(item_to_json(item, language));
    return items;
}

Response done(const Request& request, const BatchResult& result) {
    return uncached(
        {{"count", result.items.size()}, {"items", items_to_json(result, request.language())}});
}

Response refused(const Request& request, const BatchResult& result) {
    const auto count = std::count_if(result.items.begin(), result.items.end(),
                                     [](const BatchItem& one) { return !one.is_allowed(); });
    return problem_response(
        request,
        Error(ErrorKind::conflict,
              fmt::format("{} 件中有 {} 件不能办理，全部未办。", result.items.size(), count),
              fmt::format("{} of {} items are refused; nothing was done.", count,
                          result.items.size())),
        {{"items", items_to_json(result, request.language())}});
}

Response batch(const Request& request, const Application& application) {
    const Actor actor = application.doorkeeper.actor_of(request);
    const auto& process = application.registry.naming().tables().profile.process;
    const auto asked = batch_from_json(json_body(request), process.notice_days);
    return once(request, application.registry, actor, [&](const KeepAnswer& keep) {
        const auto remember = [&](geo::storage::Connection& connection, const BatchResult& result) {
            if (keep) keep(connection, done(request, result));
        };
        const auto result =
            geo::registry::act_on_batch(application.registry, actor, asked, remember);
        return result.is_done ? done(request, result) : refused(request, result);
    });
}

}  // namespace

void add_casework_routes(Router& router, const Application& application) {
    using geo::lifecycle::Capability;
    router.add({.path = "/proposals/{id}/steps",
                .handler = [application](const Request& r) { return steps(r, application); },
                .summary = {"申请的办理经过与期限", "What was done with a proposal, what is due"}});
    router.add({.path = "/deadlines",
                .handler = [application](const Request& r) { return due(r, application); },
                .query = {"within", "county", "overdue", "limit"},
                .summary = {"到期与逾期事项", "What is due and overdue"},
                .permission = needs(Capability::read_published)});
    router.add({.method = Method::post,
                .path = "/proposals/batch",
                .handler = [application](const Request& r) { return batch(r, application); },
                .slow_above_bytes = village_body_bytes,
                .most_body_bytes = most_body_bytes,
                .summary = {"批量办理：全部成功或全部不变",
                            "One action on many proposals: all of it or nothing"},
                .permission = needs(Capability::propose)});
}

}  // namespace api::http
