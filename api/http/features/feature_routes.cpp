// SPDX-License-Identifier: Apache-2.0
// OGC API - Features, Part 1 (17-069r4) and Part 2 (18-058r1): /collections and what is in them.
#include <fmt/format.h>

#include "api/http/application.hpp"
#include "api/http/base_url.hpp"
#include "api/http/features/collections.hpp"
#include "api/http/features/feature_pages.hpp"
#include "api/http/links.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/proposal_store.hpp"

namespace api::http {
namespace {

using geo::publishing::SnapshotPtr;

std::string etag_of(std::int64_t sequence) { return fmt::format("\"s{}\"", sequence); }

bool is_known(const Request& request, std::string_view etag) {
    return names_etag(request.header("If-None-Match").value_or(""), etag);
}

Response answer(JsonWriter& json, const char* type, std::string etag) {
    return {.content_type = type,
            .body = json.take(),
            .etag = std::move(etag),
            .cache_control = "no-cache"};
}

/// What the client holds already: the core makes a 304 of it, without a page being built first.
Response unchanged(std::string etag) {
    return {.content_type = geojson_type, .etag = std::move(etag), .cache_control = "no-cache"};
}

std::string content_crs(const ReferenceSystem& system) { return fmt::format("<{}>", system.uri); }

template <typename Feature>
std::size_t expected_bytes(const FeaturePage<Feature>& page) {
    constexpr std::size_t around = 1024;
    constexpr std::size_t of_a_feature = 700;
    return around + of_a_feature * page.features.size();
}

template <typename Feature>
std::vector<Link> page_links(const Request& request, const Collection& collection,
                             const FeaturePage<Feature>& page) {
    std::vector<Link> links{{self_url(request), "self", geojson_type},
                            {fmt::format("{}/collections/{}", base_url(request), collection.id),
                             "collection", json_type}};
    if (page.next)
        links.push_back({next_url(request, cursor_of(*page.next)), "next", geojson_type});
    return links;
}

template <typename Feature>
Response page_response(const Request& request, const Application& application,
                       const Collection& collection, const FeaturePage<Feature>& page,
                       const FeatureQuery& query, std::string etag) {
    JsonWriter json{expected_bytes(page)};
    json.begin_object().key("type").text("FeatureCollection").key("timeStamp");
    json.text(geo::to_rfc3339(application.registry.clock().now()));
    if (page.matched) json.key("numberMatched").integer(static_cast<std::int64_t>(*page.matched));
    json.key("numberReturned").integer(static_cast<std::int64_t>(page.features.size()));
    write_links(json, page_links(request, collection, page));
    json.key("features").begin_array();
    for (const auto& feature : page.features) {
        json.begin_object();
        write_members(json, feature, query.system->order);
        json.end_object();
    }
    json.end_array().end_object();
    return answer(json, geojson_type, std::move(etag))
        .with("Content-Crs", content_crs(*query.system));
}

/// The day whose registry a question about a time is answered from: the last one of it; none for
/// the present.
std::optional<std::string> last_day(const FeatureQuery& query) {
    if (!query.period || !query.period->to) return std::nullopt;
    return geo::to_registry_date(*query.period->to);
}

template <typename Feature>
using PageOf = FeaturePage<Feature> (*)(const geo::publishing::Snapshot&, const FeatureQuery&);

template <typename Feature>
Handler published_items(const Application& application, const Collection& collection,
                        PageOf<Feature> page_of) {
    return [application, &collection, page_of](const Request& request) {
        const auto query = read_feature_query(request);
        const auto day = last_day(query);
        const auto snapshot =
            day ? application.published.snapshot_on(*day) : application.published.snapshot();
        auto etag = day ? fmt::format("\"s{}-{}\"", snapshot->sequence(), *day)
                        : etag_of(snapshot->sequence());
        if (is_known(request, etag)) return unchanged(std::move(etag));
        return page_response(request, application, collection, page_of(*snapshot, query), query,
                             std::move(etag));
    };
}

Response proposal_items(const Request& request, const Application& application,
                        const Collection& collection) {
    const auto query = read_feature_query(request);
    auto& database = application.registry.database();
    auto etag = etag_of(geo::storage::EventLog{*database.read()}.last_sequence());
    if (is_known(request, etag)) return unchanged(std::move(etag));
    const auto page = proposal_page(application.published.snapshot(), database, query);
    return page_response(request, application, collection, page, query, std::move(etag));
}

geo::Error no_feature(const Collection& collection, std::string_view id) {
    return {geo::ErrorKind::not_found, fmt::format("数据集 {} 中没有“{}”。", collection.id, id),
            fmt::format("There is no '{}' in the collection {}.", id, collection.id)};
}

template <typename Feature>
Response feature_response(const Request& request, const Collection& collection,
                          const Feature& feature, std::string etag) {
    constexpr std::size_t usual_bytes = 2048;
    const auto& system = requested_system(request, "crs");
    JsonWriter json{usual_bytes};
    json.begin_object();
    write_members(json, feature, system.order);
    write_links(json, {{self_url(request), "self", geojson_type},
                       {fmt::format("{}/collections/{}", base_url(request), collection.id),
                        "collection", json_type}});
    json.end_object();
    return answer(json, geojson_type, std::move(etag)).with("Content-Crs", content_crs(system));
}

VillageRef find_village(const geo::publishing::Snapshot& snapshot, const Request& request) {
    return {snapshot.find_village(geo::VillageCode{std::string{request.parameter("id")}})};
}
RoadRef find_road(const geo::publishing::Snapshot& snapshot, const Request& request) {
    return snapshot.find_road(geo::RoadId{request.integer_parameter("id")});
}
DoorRef find_door(const geo::publishing::Snapshot& snapshot, const Request& request) {
    return snapshot.find_door(geo::AddressId{request.integer_parameter("id")});
}
SignRef find_sign(const geo::publishing::Snapshot& snapshot, const Request& request) {
    return snapshot.find_sign(geo::SignId{request.integer_parameter("id")});
}

template <typename Feature>
Handler published_item(const Application& application, const Collection& collection,
                       Feature (*find)(const geo::publishing::Snapshot&, const Request&)) {
    return [application, &collection, find](const Request& request) {
        const auto snapshot = application.published.snapshot();
        const auto feature = find(*snapshot, request);
        if (feature.shard == nullptr) throw no_feature(collection, request.parameter("id"));
        return feature_response(request, collection, feature, etag_of(snapshot->sequence()));
    };
}

Response proposal_item(const Request& request, const Application& application,
                       const Collection& collection) {
    const geo::ProposalId id{request.integer_parameter("id")};
    const auto reader = application.registry.database().read();
    const auto proposal = geo::storage::ProposalStore{*reader}.find(id);
    if (!proposal || !is_public(proposal->state))
        throw no_feature(collection, request.parameter("id"));
    return feature_response(request, collection,
                            ProposalRow{*proposal, application.published.snapshot()},
                            fmt::format("\"p{}-{}\"", id.value(), proposal->version));
}

void write_extent(JsonWriter& json, const geo::publishing::Snapshot& snapshot) {
    const auto& box = snapshot.box();
    if (box.is_empty()) return;
    json.key("extent").begin_object().key("spatial").begin_object().key("bbox").begin_array();
    json.begin_array().number(rounded_degrees(box.min_lon)).number(rounded_degrees(box.min_lat));
    json.number(rounded_degrees(box.max_lon)).number(rounded_degrees(box.max_lat)).end_array();
    json.end_array().key("crs").text(reference_systems().front().uri).end_object().end_object();
}

void write_systems(JsonWriter& json) {
    json.key("crs").begin_array();
    for (const auto& system : reference_systems()) json.text(system.uri);
    json.end_array();
}

void write_collection(JsonWriter& json, const Collection& collection, const Request& request,
                      const geo::publishing::Snapshot& snapshot) {
    const auto language = request.language();
    const auto url = fmt::format("{}/collections/{}", base_url(request), collection.id);
    json.begin_object().key("id").text(collection.id);
    json.key("title").text(collection.title.in(language));
    json.key("description").text(collection.description.in(language));
    json.key("itemType").text("feature");
    json.key("modelled").boolean(snapshot.modelled());
    write_extent(json, snapshot);
    write_systems(json);
    json.key("storageCrs").text("http://www.opengis.net/def/crs/EPSG/0/4490");
    write_links(json, {{url, "self", json_type, collection.title.in(language)},
                       {url + "/items", "items", geojson_type, collection.title.in(language)}});
    json.end_object();
}

Response in_language(Response response, const Request& request) {
    const bool is_english = request.language() == geo::Language::en;
    response.etag = content_etag(response.body.view());
    return std::move(response.with("Content-Language", is_english ? "en" : "zh"));
}

constexpr std::size_t bytes_of_a_collection = 1024;

Response all_collections(const Request& request, const Application& application) {
    const auto snapshot = application.published.snapshot();
    JsonWriter json{bytes_of_a_collection * (collections().size() + 1)};
    json.begin_object();
    write_links(json, {{self_url(request), "self", json_type}});
    write_systems(json);
    json.key("collections").begin_array();
    for (const auto& collection : collections())
        write_collection(json, collection, request, *snapshot);
    json.end_array().end_object();
    return in_language(answer(json, json_type, {}), request);
}

Response one_collection(const Request& request, const Application& application) {
    const auto& collection = get_collection(request.parameter("collection"));
    JsonWriter json{bytes_of_a_collection};
    write_collection(json, collection, request, *application.published.snapshot());
    return in_language(answer(json, json_type, {}), request);
}

void add_items(Router& router, const Collection& collection, Handler items, Handler item) {
    std::vector<std::string> query{common_parameters().begin(), common_parameters().end()};
    for (const auto& queryable : collection.queryables) query.emplace_back(queryable.name);
    router.add(
        {.path = fmt::format("/collections/{}/items", collection.id),
         .handler = std::move(items),
         .query = std::move(query),
         .summary = {fmt::format("数据集“{}”的要素，分页", collection.title.zh),
                     fmt::format("Features of the collection {}, page by page", collection.id)}});
    router.add({.path = fmt::format("/collections/{}/items/{{id}}", collection.id),
                .handler = std::move(item),
                .query = {"crs"},
                .summary = {fmt::format("数据集“{}”中的一个要素", collection.title.zh),
                            fmt::format("One feature of the collection {}", collection.id)}});
}

void add_read_from_database(Router& router, const Application& application) {
    const auto& proposals = get_collection("proposals");
    add_items(
        router, proposals,
        [application, &proposals](const Request& r) {
            return proposal_items(r, application, proposals);
        },
        [application, &proposals](const Request& r) {
            return proposal_item(r, application, proposals);
        });
}

}  // namespace

void add_feature_routes(Router& router, const Application& application) {
    router.add(
        {.path = "/collections",
         .handler = [application](const Request& r) { return all_collections(r, application); },
         .summary = {"有哪些数据集", "Which collections there are"}});
    router.add(
        {.path = "/collections/{collection}",
         .handler = [application](const Request& r) { return one_collection(r, application); },
         .summary = {"一个数据集的说明", "What a collection is about"}});
    const auto& villages = get_collection("villages");
    const auto& roads = get_collection("roads");
    const auto& doors = get_collection("addresses");
    add_items(router, villages, published_items(application, villages, village_page),
              published_item(application, villages, find_village));
    add_items(router, roads, published_items(application, roads, road_page),
              published_item(application, roads, find_road));
    add_items(router, doors, published_items(application, doors, door_page),
              published_item(application, doors, find_door));
    const auto& signs = get_collection("signs");
    add_items(router, signs, published_items(application, signs, sign_page),
              published_item(application, signs, find_sign));
    add_read_from_database(router, application);
}

}  // namespace api::http
