// SPDX-License-Identifier: Apache-2.0
// The feed of published changes: whoever follows it holds the registry (docs/changes.md).
#include <limits>

#include "api/http/application.hpp"
#include "api/http/json_writer.hpp"
#include "geo/registry/change_feed.hpp"
#include "geo/storage/change_store.hpp"

namespace api::http {
namespace {

constexpr std::int64_t usual_changes = 1000;

Response changes(const Request& request, const Application& application) {
    const auto since =
        request.query_integer("since", 0, {0, std::numeric_limits<std::int64_t>::max()});
    const auto limit =
        request.query_integer("limit", usual_changes, {1, geo::registry::most_changes});
    const auto reader = application.registry.database().read();
    const auto page = geo::registry::changes_after(*reader, since, limit);
    constexpr std::size_t usual_bytes = 600;
    JsonWriter json{usual_bytes * (page.items.size() + 1)};
    json.begin_object().key("items").begin_array();
    for (const auto& item : page.items) json.raw(geo::registry::to_json(item));
    json.end_array().key("next").integer(page.next).key("latest").integer(page.latest);
    json.end_object();
    Response response = json_text(json.take());
    response.cache_control = "no-cache";
    return response;
}

Response latest_change(const Application& application) {
    const auto reader = application.registry.database().read();
    const auto latest = geo::storage::ChangeStore{*reader}.latest();
    const auto stretches = geo::storage::ChangeStore{*reader}.stretches(latest, latest);
    JsonWriter json{100};
    json.begin_object().key("seq").integer(latest).key("at");
    json.text_or_null(stretches.empty() ? std::string{} : geo::to_rfc3339(stretches.back().at));
    json.end_object();
    Response response = json_text(json.take());
    response.cache_control = "no-cache";
    return response;
}

}  // namespace

void add_change_routes(Router& router, const Application& application) {
    router.add({.path = "/changes",
                .handler = [application](const Request& r) { return changes(r, application); },
                .query = {"since", "limit"},
                .lane = Lane::slow,
                .summary = {"变更流：按序号的全部公开变更，含变更前后的完整记录与沿革",
                            "Every published change in order, with the full row before and after "
                            "and its lineage"}});
    router.add({.path = "/changes/latest",
                .handler = [application](const Request&) { return latest_change(application); },
                .lane = Lane::slow,
                .summary = {"变更流的最新序号", "The number of the last change"}});
}

}  // namespace api::http
